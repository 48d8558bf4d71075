import fc from 'fast-check';
import { pageSession } from '../fixtures/parts';
import { deriveKeys, keysFrom, nameFor, SALT_BYTES } from './keys';

const salt = (byte: number) => new Uint8Array(SALT_BYTES).fill(byte);
const derive = (session = pageSession(), byte = 1) => deriveKeys(globalThis.crypto, session, salt(byte));

test('keys can not be taken out of the browser', async () => {
    const keys = await derive();
    for (const key of [keys.seal, keys.name]) {
        expect(key.extractable).toBe(false);
        await expect(globalThis.crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
});

test('the owner is the same under every login, the fingerprint is not', async () => {
    const [one, two] = [await derive(), await derive(pageSession({ id: 'another login' }))];
    expect(two.owner).toBe(one.owner);
    expect(two.fingerprint).not.toBe(one.fingerprint);
});

test('the same secret makes the same keys in another login of the user, and others for another user', async () => {
    const { secret, fingerprint, owner } = await derive();
    const from = (session = pageSession()) => keysFrom(globalThis.crypto, session, salt(1), secret);
    expect(await from(pageSession({ id: 'another login' }))).toMatchObject({ fingerprint, owner });
    const foreign = await from(pageSession({ userId: '005xx0000000002AAA' }));
    expect([foreign.fingerprint, foreign.owner]).not.toContain(fingerprint);
    expect(foreign.owner).not.toBe(owner);
});

test('two databases have nothing in common, so records can not be followed from one to the other', async () => {
    const [one, two] = [await derive(pageSession(), 1), await derive(pageSession(), 2)];
    expect([two.owner, two.fingerprint]).not.toContain(one.owner);
    expect(await nameFor(globalThis.crypto, two, 'x')).not.toBe(await nameFor(globalThis.crypto, one, 'x'));
});

test('whoever differs in login, user or org has another key; who does not, the same', async () => {
    const word = fc.constantFrom('a', 'b', 'a/b', 'b/a', '"');
    const session = fc.record({ id: word, userId: word, orgId: word });
    await fc.assert(
        fc.asyncProperty(session, session, async (a, b) => {
            const [one, two] = [await derive(a), await derive(b)];
            const same = a.id === b.id && a.userId === b.userId && a.orgId === b.orgId;
            expect(one.fingerprint === two.fingerprint).toBe(same);
            const name = await nameFor(globalThis.crypto, one, 'x');
            expect(name === (await nameFor(globalThis.crypto, two, 'x'))).toBe(same);
            expect(one.owner === two.owner).toBe(a.userId === b.userId && a.orgId === b.orgId);
        }),
        { numRuns: 60 }
    );
});
