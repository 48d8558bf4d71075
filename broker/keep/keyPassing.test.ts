import { createFakeClock } from '../fixtures/fakeClock';
import { pageSession } from '../fixtures/parts';
import { ANSWER_WAIT_MS, askForKeys, passKeysOn } from './keyPassing';
import { deriveKeys, SALT_BYTES } from './keys';
import type { RingChannel } from './ringChannel';
import type { RingMessage } from './ringMessage';

const keysOf = (id: string) => deriveKeys(crypto, pageSession({ id }), new Uint8Array(SALT_BYTES));

/** A channel whose other end is the test. */
function createEnd(getsOut = true) {
    const listeners: ((message: RingMessage) => void)[] = [];
    const posted: RingMessage[] = [];
    const channel: RingChannel = {
        post: (message) => {
            posted.push(message);
            return getsOut;
        },
        hear: (listener) => void listeners.push(listener)
    };
    return {
        channel,
        posted,
        say: (message: RingMessage) => {
            listeners.forEach((listen) => {
                listen(message);
            });
        }
    };
}

async function setUp() {
    const [{ fingerprint, seal, name }, other] = await Promise.all([keysOf('in use'), keysOf('other')]);
    const answer = { say: 'keys', to: 'me', fingerprint, seal, name } as const;
    return { clock: createFakeClock(), page: 'me', among: new Set([fingerprint]), answer, other, end: createEnd() };
}

test('the first answer counts', async () => {
    const { end, answer, ...asking } = await setUp();
    const asked = askForKeys({ ...asking, channel: end.channel });
    expect(end.posted).toEqual([{ say: 'keys-wanted', by: 'me' }]);
    end.say(answer);
    expect(await asked).toEqual({ fingerprint: answer.fingerprint, seal: answer.seal, name: answer.name });
});

test.each(['that another page was given', 'about a key that no live page reads under'])(
    'an answer %s is none',
    async (what) => {
        const { end, answer, other, ...asking } = await setUp();
        const asked = askForKeys({ ...asking, channel: end.channel });
        end.say(what.includes('another') ? { ...answer, to: 'you' } : { ...answer, fingerprint: other.fingerprint });
        asking.clock.advance(ANSWER_WAIT_MS);
        expect(await asked).toBeUndefined();
    }
);

test('what does not get out is not waited for', async () => {
    const { clock, page, among } = await setUp();
    expect(await askForKeys({ clock, page, among, channel: createEnd(false).channel })).toBeUndefined();
});

test('who is asked gives the key objects, and nothing else', async () => {
    const { end, answer, ...asking } = await setUp();
    passKeysOn(end.channel, { ...answer, owner: 'o' });
    end.say({ say: 'changed', name: 'x' });
    end.say({ say: 'keys-wanted', by: asking.page });
    expect(end.posted).toEqual([answer]);
});
