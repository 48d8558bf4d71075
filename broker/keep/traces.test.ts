import { settled } from '../fixtures/browser';
import { IDENTIFIER } from '../fixtures/fakeOrg';
import { createKeepBrowser, keptAt, OF, WORDS } from '../fixtures/keepBrowser';
import { pageSession, SESSION_SECRET } from '../fixtures/parts';

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

async function leftBehind() {
    const browser = createKeepBrowser();
    const one = browser.open();
    await one.write(OF, keptAt());
    const two = browser.open({ session: pageSession({ id: 'secretOfAnotherLoad' }) });
    await two.read();
    await two.write(OF, keptAt());
    await two.keep.announce(await two.keep.nameOf(IDENTIFIER));
    await settled();
    const names = await browser.store.names();
    const locks = (await browser.openPage().parts.locks?.held()) ?? [];
    return { browser, names, locks, values: await browser.store.getMany(names) };
}

test('nothing that lies in storage can be read: no word, no identifier, no id, no session', async () => {
    const { names, values } = await leftBehind();
    expect(names.filter((name) => name.startsWith('kept/'))).toHaveLength(1);
    const everything = [...names, ...values.map(textOf)].join('\n');
    SECRETS.forEach((secret) => expect(everything).not.toContain(secret));
});

test('nothing that pages say to each other, or lock, can be read', async () => {
    const { browser, locks } = await leftBehind();
    const said = browser.posted.map((message) => (message as { say: string }).say);
    expect(said).toEqual(['keys-wanted', 'keys', 'changed']);
    expect(locks.length).toBeGreaterThan(2);
    const everything = [...locks, ...browser.posted.map(textOf)].join('\n');
    SECRETS.forEach((secret) => expect(everything).not.toContain(secret));
});

test('what pages pass on is a key that neither can take out', async () => {
    const { browser } = await leftBehind();
    const keys = browser.posted
        .flatMap((message) => Object.values(message as Readonly<Record<string, unknown>>))
        .filter(isKey);
    expect(keys).toHaveLength(2);
    for (const key of keys) await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

function isKey(value: unknown): value is CryptoKey {
    return value instanceof CryptoKey;
}

/** Every value in it, bytes as letters. */
function textOf(value: unknown): string {
    return JSON.stringify(value, (_key, part: unknown): unknown =>
        part instanceof ArrayBuffer ? new TextDecoder('latin1').decode(part) : part
    );
}
