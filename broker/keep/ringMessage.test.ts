import fc from 'fast-check';
import { pageSession } from '../fixtures/parts';
import { deriveKeys, SALT_BYTES } from './keys';
import { decodeRingMessage } from './ringMessage';

const { subtle } = globalThis.crypto;
const PAGE = '0123456789abcdef0123456789abcdef';
const gcm = (length: number, extractable: boolean, usages: KeyUsage[] = ['encrypt', 'decrypt']) =>
    subtle.generateKey({ name: 'AES-GCM', length }, extractable, usages);
const hmac = (hash: string, extractable: boolean, usages: KeyUsage[] = ['sign'], length = 256) =>
    subtle.generateKey({ name: 'HMAC', hash, length }, extractable, usages);

async function passed() {
    const { fingerprint, seal, name } = await deriveKeys(crypto, pageSession(), new Uint8Array(SALT_BYTES));
    return { say: 'keys', to: PAGE, fingerprint, seal, name } as const;
}

test('our own messages are heard', async () => {
    const messages = [{ say: 'keys-wanted', by: PAGE }, { say: 'changed', name: PAGE + PAGE }, await passed()];
    messages.forEach((message) => expect(decodeRingMessage(structuredClone(message))).toEqual(message));
});

test.each<[string, () => Promise<object>]>([
    ['can be taken out', async () => ({ seal: await gcm(256, true) })],
    ['is short', async () => ({ seal: await gcm(128, false) })],
    ['seals but does not open', async () => ({ seal: await gcm(256, false, ['encrypt']) })],
    ['may wrap other keys too', async () => ({ seal: await gcm(256, false, ['encrypt', 'decrypt', 'wrapKey']) })],
    ['is for another algorithm', async () => ({ seal: await hmac('SHA-256', false) })],
    ['for names can be taken out', async () => ({ name: await hmac('SHA-256', true) })],
    ['for names hashes otherwise', async () => ({ name: await hmac('SHA-1', false) })],
    ['for names is short', async () => ({ name: await hmac('SHA-256', false, ['sign'], 128) })],
    ['for names verifies too', async () => ({ name: await hmac('SHA-256', false, ['sign', 'verify']) })],
    [
        'only looks like one',
        async () => {
            const { type, extractable, algorithm, usages } = (await passed()).seal;
            return { seal: { type, extractable, algorithm, usages } };
        }
    ],
    ['has a fingerprint that is a path', () => Promise.resolve({ fingerprint: '../x' })],
    ['is for nobody', () => Promise.resolve({ to: '' })]
])('a key that %s is not heard', async (_what, change) => {
    expect(decodeRingMessage({ ...(await passed()), ...(await change()) })).toBeNull();
});

test('whatever else is said is not heard, and breaks nothing', () => {
    const word = fc.oneof(fc.constantFrom('keys', 'keys-wanted', 'changed', PAGE, PAGE + PAGE), fc.anything());
    const message = fc.oneof(
        fc.anything(),
        fc.record({ say: word, by: word, to: word, fingerprint: word, seal: word, name: word }, { requiredKeys: [] })
    );
    fc.assert(
        fc.property(message, (said) => {
            const decoded = decodeRingMessage(said);
            if (decoded === null) return;
            expect(['keys-wanted', 'changed']).toContain(decoded.say);
            expect(Object.values(decoded).every((value) => typeof value === 'string')).toBe(true);
        })
    );
});
