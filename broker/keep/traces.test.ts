import { settled } from '../fixtures/browser';
import { IDENTIFIER } from '../fixtures/fakeOrg';
import { createKeepBrowser, keptAt, OF, WORDS } from '../fixtures/keepBrowser';
import { pageSession, SESSION_SECRET } from '../fixtures/parts';
import { createHand } from './handing';
import { deriveKeys, hexOf } from './keys';
import { decodeRingMessage } from './ringMessage';

const SECRETS = [
    WORDS,
    'lighthouse',
    IDENTIFIER,
    SESSION_SECRET,
    'secretOfAnotherLoad',
    pageSession().userId,
    pageSession().orgId,
    '0Mwxx0000000001'
];

const anotherLoad = pageSession({ id: 'secretOfAnotherLoad' });

async function leftBehind() {
    const browser = createKeepBrowser();
    const one = browser.open();
    await one.write(OF, keptAt());
    const two = browser.open({ session: anotherLoad });
    await two.read();
    await two.write(OF, keptAt());
    await two.keep.announce(await two.keep.nameOf(IDENTIFIER));
    await settled();
    const names = await browser.store.names();
    const locks = (await browser.openPage().parts.locks?.held()) ?? [];
    const salt = (await browser.store.get('salt')) as BufferSource;
    const both = await Promise.all([pageSession(), anotherLoad].map((session) => deriveKeys(crypto, session, salt)));
    const secrets = [...SECRETS, ...both.map(({ secret }) => hexOf(secret))];
    return { browser, names, locks, secrets, values: await browser.store.getMany(names) };
}

test('nothing that lies in storage can be read: no word, no identifier, no id, no session', async () => {
    const { names, values, secrets } = await leftBehind();
    ['kept/', 'passed/'].forEach((start) => expect(names.filter((name) => name.startsWith(start))).toHaveLength(1));
    const everything = [...names, ...values.map(textOf)].join('\n');
    secrets.forEach((secret) => expect(everything).not.toContain(secret));
});

test('nothing that pages say to each other, or lock, can be read', async () => {
    const { browser, locks, secrets } = await leftBehind();
    const said = browser.posted.map((message) => (message as { say: string }).say);
    expect(said).toEqual(['keys-wanted', 'keys', 'changed']);
    expect(locks.length).toBeGreaterThan(2);
    const everything = [...locks, ...browser.posted.map(textOf)].join('\n');
    secrets.forEach((secret) => expect(everything).not.toContain(secret));
});

test('a page that only listens, and hears every word, can open nothing', async () => {
    const { browser } = await leftBehind();
    const listener = await createHand(crypto, 'listener');
    const handed = browser.posted.map(decodeRingMessage).filter((message) => message?.say === 'keys');
    expect(handed).toHaveLength(1);
    for (const each of handed) await expect(listener.take(each)).rejects.toThrow();
});

/** Every value in it, bytes as letters and as digits. */
function textOf(value: unknown): string {
    return JSON.stringify(value, (_key, part: unknown): unknown => {
        const bytes = bytesIn(part);
        return bytes === null ? part : [new TextDecoder('latin1').decode(bytes), hexOf(bytes)];
    });
}

function bytesIn(value: unknown): Uint8Array | null {
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null;
}
