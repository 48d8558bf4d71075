import fc from 'fast-check';
import { createDiagnostics, decodeDiagnostics, isVersion, VERSION } from '../chatHistoryCore';

test('A diagnostic is counted by code and place', () => {
    const diagnostics = createDiagnostics();
    diagnostics.note('read-failed', 'indexedDbStore');
    diagnostics.note('read-failed', 'locks');
    diagnostics.note('read-failed', 'indexedDbStore');
    expect(diagnostics.list()).toEqual([
        { code: 'read-failed', place: 'indexedDbStore', count: 2 },
        { code: 'read-failed', place: 'locks', count: 1 }
    ]);
});

test('A diagnostic never holds content: any other text is counted without it', () => {
    const diagnostics = createDiagnostics();
    diagnostics.note('Tomas Birk wrote', 'store');
    diagnostics.note('read-failed', '0Mw000000000001');
    expect(diagnostics.list()).toEqual([{ code: 'unnamed', place: 'diagnostics', count: 2 }]);
});

test('Any diagnostics of ours are accepted by the other side', () => {
    fc.assert(
        fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 20 }), (notes) => {
            const diagnostics = createDiagnostics();
            for (const [code, place] of notes) diagnostics.note(code, place);
            expect(decodeDiagnostics(diagnostics.list())).toEqual(diagnostics.list());
        })
    );
});

test('Diagnostics are decoded without unknown fields', () => {
    const one = { code: 'read-failed', place: 'locks', count: 1 };
    expect(decodeDiagnostics([{ ...one, text: 'content' }])).toEqual([one]);
});

test.each([
    ['no list', {}],
    ['an item that is no object', [null]],
    ['content in the place', [{ code: 'read-failed', place: 'a b', count: 1 }]],
    ['a count that is no whole number', [{ code: 'read-failed', place: 'locks', count: 0.5 }]],
    ['more items than the code has places', Array.from({ length: 201 }, () => ({ code: 'a', place: 'b', count: 1 }))]
])('Diagnostics with %s are refused', (_, value) => {
    expect(decodeDiagnostics(value)).toBeNull();
});

test.each([VERSION, '1.0.0', '10.20.30', '1.0.0-beta.1'])('%s is a version', (version) => {
    expect(isVersion(version)).toBe(true);
});

test.each(['', '1.0', 'v1.0.0', '1.0.0 <b>', '1.0.0\n', 1, null])('%j is no version', (version) => {
    expect(isVersion(version)).toBe(false);
});
