import fc from 'fast-check';
import { aPageSession } from '../fixtures/environment';
import { createMemoryStore } from '../storage/keyValueStore';
import {
    createSalt,
    decrypt,
    deriveKeys,
    encodeText,
    encrypt,
    loadSalt,
    nameFor,
    type EncryptedRecord
} from './encryption';

const { crypto } = globalThis;
const TEXT = encodeText('"kettle"');
const derive = (session = aPageSession(), salt = 'salt') => deriveKeys(crypto, session, salt);
const anotherLogin = aPageSession({ id: 'another login' });

describe('keys', () => {
    test('can not be exported', async () => {
        const { encryptionKey, nameKey } = await derive();
        for (const key of [encryptionKey, nameKey]) {
            expect(key.extractable).toBe(false);
            await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
        }
    });

    test('of one user under two session ids agree on the owner and on names, and on nothing else', async () => {
        const [one, two] = [await derive(), await derive(anotherLogin)];
        expect(two.owner).toBe(one.owner);
        expect(await nameFor(crypto, two.nameKey, 'x')).toBe(await nameFor(crypto, one.nameKey, 'x'));
        expect(two.keyId).not.toBe(one.keyId);
        const record = await encrypt(crypto, { ...one, key: 'k' }, TEXT);
        await expect(decrypt(crypto, { ...two, key: 'k' }, record)).rejects.toThrow();
    });

    test('of two databases have nothing in common', async () => {
        const [one, two] = [await derive(aPageSession(), 'one'), await derive(aPageSession(), 'two')];
        expect([two.owner, two.keyId]).not.toContain(one.owner);
        expect(two.keyId).not.toBe(one.keyId);
        expect(await nameFor(crypto, two.nameKey, 'x')).not.toBe(await nameFor(crypto, one.nameKey, 'x'));
    });

    test('are the same for the same session, user and org, and different for any other', async () => {
        const text = fc.constantFrom('a', 'b', 'a/b', 'b/a', '"');
        const session = fc.record({ id: text, userId: text, orgId: text });
        await fc.assert(
            fc.asyncProperty(session, session, async (a, b) => {
                const [one, two] = [await derive(a), await derive(b)];
                const isSameUser = a.userId === b.userId && a.orgId === b.orgId;
                expect(one.owner === two.owner).toBe(isSameUser);
                expect(one.keyId === two.keyId).toBe(isSameUser && a.id === b.id);
                const [name, other] = [
                    await nameFor(crypto, one.nameKey, 'x'),
                    await nameFor(crypto, two.nameKey, 'x')
                ];
                expect(name === other).toBe(isSameUser);
            }),
            { numRuns: 60 }
        );
    });
});

describe('a record', () => {
    const context = async (key = 'record/a/1') => ({ ...(await derive()), key });

    test('is decrypted to what was encrypted, and holds no readable text', async () => {
        const record = await encrypt(crypto, await context(), TEXT);
        expect(new TextDecoder('latin1').decode(record.bytes)).not.toContain('kettle');
        expect(await decrypt(crypto, await context(), record)).toBe('kettle');
    });

    test('is never encrypted with the same initialization vector twice', async () => {
        const [one, two] = [await encrypt(crypto, await context(), TEXT), await encrypt(crypto, await context(), TEXT)];
        expect(two.iv).not.toEqual(one.iv);
    });

    const DAMAGES: readonly (readonly [string, (record: EncryptedRecord) => EncryptedRecord])[] = [
        ['cut short', (record) => ({ ...record, bytes: record.bytes.slice(0, -1) })],
        ['changed', (record) => ({ ...record, bytes: flipBit(record.bytes) })]
    ];

    test.each(DAMAGES)('that was %s can not be decrypted', async (_how, damage) => {
        const record = await encrypt(crypto, await context(), TEXT);
        await expect(decrypt(crypto, await context(), damage(record))).rejects.toThrow();
    });

    test.each([
        ['moved to another path', 'record/b/1'],
        ['made younger', 'record/a/2']
    ])('that was %s can not be decrypted', async (_how, key) => {
        const record = await encrypt(crypto, await context(), TEXT);
        await expect(decrypt(crypto, await context(key), record)).rejects.toThrow();
    });
});

describe('the salt', () => {
    test('is random, and the same for pages that open at once', async () => {
        const store = createMemoryStore();
        const [one, two] = await Promise.all([
            loadSalt(store, createSalt(crypto)),
            loadSalt(store, createSalt(crypto))
        ]);
        expect(two).toEqual(one);
        expect(one).toMatchObject({ text: expect.stringMatching(/^[0-9a-f]{64}$/) as string, isShared: true });
        expect(createSalt(crypto)).not.toBe(one.text);
    });

    test.each([[undefined], [3], [new Uint8Array(3)]])('that is damaged is replaced: %j', async (damaged) => {
        const store = createMemoryStore();
        await store.set('salt', damaged);
        expect(await loadSalt(store, 'fresh')).toEqual({ text: 'fresh', isShared: true });
    });

    test('that the store did not take is not shared', async () => {
        const store = { ...createMemoryStore(), update: () => Promise.resolve({ ok: false } as const) };
        expect(await loadSalt(store, 'fresh')).toEqual({ text: 'fresh', isShared: false });
    });
});

function flipBit(bytes: ArrayBuffer): ArrayBuffer {
    const copy = new Uint8Array(bytes.slice(0));
    copy[5] = (copy[5] ?? 0) ^ 1;
    return copy.buffer;
}
