import { createDiagnostics, isVersion, VERSION } from '../chatHistoryCore';

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

test.each([VERSION, '1.0.0', '10.20.30', '1.0.0-beta.1'])('%s is a version', (version) => {
    expect(isVersion(version)).toBe(true);
});

test.each(['', '1.0', 'v1.0.0', '1.0.0 <b>', '1.0.0\n', 1, null])('%j is no version', (version) => {
    expect(isVersion(version)).toBe(false);
});
