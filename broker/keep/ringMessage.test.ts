import fc from 'fast-check';
import { createHand, POINT_BYTES } from './handing';
import { decodeRingMessage } from './ringMessage';

const PAGE = '0123456789abcdef0123456789abcdef';

async function passed() {
    const hand = await createHand(crypto, PAGE);
    const handed = await hand.give({ page: PAGE, point: hand.point }, new Uint8Array(32), 1);
    return { say: 'keys', to: PAGE, ...handed } as const;
}

test('our own messages are heard, and nothing that is said beside', async () => {
    const { from } = await passed();
    const wanted = { say: 'keys-wanted', by: PAGE, point: from };
    const messages = [wanted, { say: 'changed', name: PAGE + PAGE }, await passed()];
    messages.forEach((message) =>
        expect(decodeRingMessage({ ...structuredClone(message), more: 'x' })).toEqual(message)
    );
    const { sealed, ...rest } = await passed();
    expect(decodeRingMessage({ ...rest, sealed: { ...sealed, more: 'x' } })).toEqual({ ...rest, sealed });
});

test.each<[string, object]>([
    ['for nobody', { to: '' }],
    ['for a path', { to: '../x' }],
    ['from a short point', { from: new Uint8Array(POINT_BYTES - 1) }],
    ['from other bytes', { from: new ArrayBuffer(POINT_BYTES) }],
    ['from letters', { from: 'x'.repeat(POINT_BYTES) }],
    ['without a time', { sealed: { iv: new Uint8Array(12), bytes: new ArrayBuffer(48) } }],
    ['without an iv', { sealed: { at: 1, bytes: new ArrayBuffer(48) } }],
    ['without bytes', { sealed: { at: 1, iv: new Uint8Array(12), bytes: 'x' } }],
    ['without a seal', { sealed: null }]
])('keys %s are not heard', async (_what, change) => {
    expect(decodeRingMessage({ ...(await passed()), ...change })).toBeNull();
});

test.each<[string, object]>([
    ['nobody', { by: '' }],
    ['a page without a point', { point: undefined }],
    ['a page with a short point', { point: new Uint8Array(32) }]
])('that %s wants keys is not heard', async (_what, change) => {
    const { from } = await passed();
    expect(decodeRingMessage({ say: 'keys-wanted', by: PAGE, point: from, ...change })).toBeNull();
});

test('whatever else is said is not heard, and breaks nothing', () => {
    const word = fc.oneof(fc.constantFrom('keys', 'keys-wanted', 'changed', PAGE, PAGE + PAGE), fc.anything());
    const message = fc.oneof(
        fc.anything(),
        fc.record(
            { say: word, by: word, point: word, to: word, from: word, sealed: word, name: word },
            { requiredKeys: [] }
        )
    );
    fc.assert(
        fc.property(message, (said) => {
            expect([null, { say: 'changed', name: PAGE + PAGE }]).toContainEqual(decodeRingMessage(said));
        })
    );
});
