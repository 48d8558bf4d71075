import { settled, until } from '../fixtures/browser';
import { createFakeClock } from '../fixtures/fakeClock';
import { pageSession } from '../fixtures/parts';
import { createHand, type Hand } from './handing';
import { ANSWER_WAIT_MS, askForKeys, passKeysOn } from './keyPassing';
import { deriveKeys, keysFrom, SALT_BYTES, type Secret } from './keys';
import type { RingChannel } from './ringChannel';
import type { RingMessage } from './ringMessage';

const SALT = new Uint8Array(SALT_BYTES);
const keysOfLogin = (id: string) => deriveKeys(crypto, pageSession({ id }), SALT);

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

async function setUp(end = createEnd()) {
    const [keys, other] = await Promise.all([keysOfLogin('in use'), keysOfLogin('other')]);
    const [hand, giver] = await Promise.all([createHand(crypto, 'me'), createHand(crypto, 'giver')]);
    const clock = createFakeClock();
    const keysOf = (secret: Secret) => keysFrom(crypto, pageSession(), SALT, secret);
    const asking = { channel: end.channel, clock, hand, page: 'me', among: new Set([keys.fingerprint]), keysOf };
    const answerWith = async (secret: Secret, page = 'me') =>
        ({ say: 'keys', to: page, ...(await giver.give({ page, point: hand.point }, secret, 0)) }) as const;
    return { end, clock, hand, giver, keys, other, asking, answerWith };
}

test('the first answer counts', async () => {
    const { end, asking, hand, keys, answerWith } = await setUp();
    const asked = askForKeys(asking);
    expect(end.posted).toEqual([{ say: 'keys-wanted', by: 'me', point: hand.point }]);
    end.say(await answerWith(keys.secret));
    expect((await asked)?.fingerprint).toBe(keys.fingerprint);
});

test.each(['that another page was given', 'with a key that no live page reads under', 'that was meant for another'])(
    'an answer %s is none, and the right one may come after it',
    async (what) => {
        const { end, clock, asking, keys, other, answerWith } = await setUp();
        const wrong = {
            'that another page was given': await answerWith(keys.secret, 'you'),
            'with a key that no live page reads under': await answerWith(other.secret),
            'that was meant for another': { ...(await answerWith(keys.secret, 'you')), to: 'me' }
        }[what];
        const [asked, askedAgain] = [askForKeys(asking), askForKeys(asking)];
        if (wrong !== undefined) end.say(wrong);
        await settled();
        clock.advance(ANSWER_WAIT_MS);
        expect(await asked).toBeUndefined();
        expect(await askedAgain).toBeUndefined();
        const third = askForKeys(asking);
        if (wrong !== undefined) end.say(wrong);
        end.say(await answerWith(keys.secret));
        expect((await third)?.fingerprint).toBe(keys.fingerprint);
    }
);

test('what is said to others is not even tried, nor what comes after the right answer', async () => {
    const { end, asking, hand, keys, answerWith } = await setUp();
    let tried = 0;
    const take: Hand['take'] = (handed) => ((tried += 1), hand.take(handed));
    const asked = askForKeys({ ...asking, hand: { ...hand, take } });
    end.say(await answerWith(keys.secret, 'you'));
    const right = await answerWith(keys.secret);
    [right, right].forEach((answer) => end.say(answer));
    await asked;
    await settled();
    expect(tried).toBe(1);
});

test('what does not get out is not waited for', async () => {
    const { asking } = await setUp(createEnd(false));
    expect(await askForKeys(asking)).toBeUndefined();
});

test('who is asked gives the secret, sealed for who asked, and nothing else', async () => {
    const { end, clock, hand, giver, keys } = await setUp();
    passKeysOn({ channel: end.channel, clock, hand: giver }, keys.secret);
    end.say({ say: 'changed', name: 'x' });
    end.say({ say: 'keys-wanted', by: 'me', point: new Uint8Array(65) });
    end.say({ say: 'keys-wanted', by: 'me', point: hand.point });
    await until(() => end.posted.length > 0);
    await settled();
    expect(end.posted).toHaveLength(1);
    const [answer] = end.posted;
    expect(answer?.say === 'keys' && (await hand.take(answer))).toEqual(keys.secret);
});
