import { hashOf, longId, recordId, sameId, uuidOf } from './ids';

// Pairs as Salesforce's own guides print them.
test.each(['001R00000064wdtIAA', '003RO0000016kOuYAI', '001R0000006hfeZIAQ', '001R0000006hfeeIAA'])(
    'The suffix of %s tells upper from lower case',
    (id) => {
        expect(longId(id.slice(0, 15))).toBe(id);
        expect(longId(id)).toBe(id);
    }
);

test('A text that is no record id throws', () => {
    expect(() => longId('0Mw123')).toThrow('Not a record id');
    expect(() => longId("0Mwxx000000000'")).toThrow('Not a record id');
});

test('Record ids are the same for the same salt and number, and differ otherwise', () => {
    expect(recordId('0Mw', 'one', 1)).toBe(recordId('0Mw', 'one', 1));
    const ids = ['one', 'two'].flatMap((salt) => [1, 2, 62, 63, 4_000].map((number) => recordId('0Mw', salt, number)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^0Mw[0-9A-Za-z]{15}$/.test(id))).toBe(true);
});

test('15 and 18 characters name the same record, case matters, and nothing is the same as nothing', () => {
    const id = recordId('500', 'one', 1);
    expect(sameId(id, id.slice(0, 15))).toBe(true);
    expect(sameId(id, id.toLowerCase())).toBe(false);
    expect(sameId(null, null)).toBe(false);
});

test('UUIDs have their form and do not repeat', () => {
    const uuids = Array.from({ length: 5_000 }, (_, index) => uuidOf(`entry/${index}`));
    expect(new Set(uuids).size).toBe(uuids.length);
    expect(uuids.every((uuid) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid))).toBe(
        true
    );
});

test('The hash is FNV-1a', () => {
    expect(hashOf('')).toBe(0x811c9dc5);
    expect(hashOf('a')).toBe(0xe40c292c);
});
