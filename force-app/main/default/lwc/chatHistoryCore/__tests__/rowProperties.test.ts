import fc from 'fast-check';
import { buildRows, mergeEntries, type LinkedRecord, type Loads, type OwnedEntry, type Row } from '../chatHistoryCore';
import { anyEntry, call, CALL_ID, CONVERSATION_ID, loaded, SECOND_SESSION_ID, session, SESSION_ID } from './builders';

const records: readonly LinkedRecord[] = [
    session({ servedBy: 'bot' }),
    session({ id: SECOND_SESSION_ID, conversation: { state: 'hidden' }, startAt: null }),
    call({ status: 'in-progress' })
];
const anyRecords = fc.subarray([...records, ...records]);
const anyEntries = fc.array(anyEntry, { maxLength: 40 });
const anyZone = fc.constantFrom('UTC', 'America/St_Johns', 'Pacific/Kiritimati');

const anyLoad = fc.record({
    recordIds: fc.subarray([SESSION_ID, SECOND_SESSION_ID, CALL_ID]),
    entries: anyEntries,
    readAt: fc.integer({ min: 1, max: 3 }),
    older: fc.constantFrom({ state: 'none' } as const, { state: 'possible', before: 9 } as const),
    withheld: fc.record({ otherCases: fc.nat(2), notLinked: fc.nat(2), unassigned: fc.nat(2) })
});

const anyLoads: fc.Arbitrary<Loads> = fc
    .dictionary(fc.constantFrom(CONVERSATION_ID, SESSION_ID, SECOND_SESSION_ID, '__proto__', 'constructor'), anyLoad)
    .map((loads) => Object.fromEntries(Object.entries(loads).map(([key, fields]) => [key, loaded(fields)])));

function keysOf(rows: readonly Row[]): readonly string[] {
    return rows.map(({ key }) => key);
}

function loadsOf(entries: readonly OwnedEntry[]): Loads {
    return { [CONVERSATION_ID]: loaded({ entries }) };
}

test('every key is there once, whatever the records and loads', () => {
    fc.assert(
        fc.property(anyRecords, anyLoads, anyZone, (some, loads, timeZone) => {
            const keys = keysOf(buildRows({ records: some, loads, timeZone }));
            expect(new Set(keys).size).toBe(keys.length);
        })
    );
});

test('the same input gives the same rows, in whatever order records and entries come', () => {
    fc.assert(
        fc.property(anyEntries, anyZone, (entries, timeZone) => {
            const rows = buildRows({ records, loads: loadsOf(entries), timeZone });
            const turned = { records: [...records].reverse(), loads: loadsOf([...entries].reverse()), timeZone };
            expect(buildRows(turned).map(withoutLoad)).toEqual(rows.map(withoutLoad));
        })
    );
});

/** The load is handed on as it came, so it differs where the input did. */
function withoutLoad(row: Row): unknown {
    return { ...row, load: null };
}

test('a problem of one conversation is said: once where its words are here, whatever was asked', () => {
    const problem = { code: 'unavailable' } as const;
    const anyAsked = fc.constantFrom('reading', 'refreshing', 'reading-older', undefined);
    const anyOrders = fc.tuple(fc.subarray([...records], { minLength: 1 }), anyLoad, anyAsked);
    fc.assert(
        fc.property(anyOrders, ([some, fields, asked]) => {
            const load = { ...loaded(fields), problem, ...(asked === undefined ? {} : { asked }) };
            const rows = buildRows({ records: some, loads: { [CONVERSATION_ID]: load }, timeZone: 'UTC' });
            const covered = rows.filter((row) => row.kind === 'start' && row.covered);
            const told = rows.filter(
                (row) => 'problem' in row && row.problem !== null && !(row.kind === 'start' && !row.covered)
            );
            expect(told).toHaveLength(covered.length === 0 ? 0 : 1);
        })
    );
});

test('no readable entry is lost: each word of each record is a message', () => {
    fc.assert(
        fc.property(anyRecords, anyLoads, (some, loads) => {
            const shown = new Set(keysOf(buildRows({ records: some, loads, timeZone: 'UTC' })));
            for (const load of Object.values(loads)) {
                for (const { id, recordId } of load.transcript?.entries ?? []) {
                    expect(shown).toContain(`${recordId}/entry/${id}`);
                }
            }
        })
    );
});

test('an older page that is prepended leaves every row that was there, in its order, under its key', () => {
    const pages = fc.tuple(anyEntries, fc.nat(100), anyZone);
    fc.assert(
        fc.property(pages, ([entries, percent, timeZone]) => {
            const all = mergeEntries([], entries);
            const newest = all.slice(Math.floor((all.length * percent) / 100));
            const before = keysOf(buildRows({ records, loads: loadsOf(newest), timeZone })).filter(isOfEntries);
            const after = keysOf(buildRows({ records, loads: loadsOf(all), timeZone })).filter(isOfEntries);
            const kept = new Set(before);
            expect(after.filter((key) => kept.has(key))).toEqual(before);
        })
    );
});

/** Bot's part and bookends of newly covered records may come and go with what is read; words and days may not. */
function isOfEntries(key: string): boolean {
    return key.includes('/entry/') || key.includes('/day/');
}

test('the words of one record stand in their order and in one piece', () => {
    fc.assert(
        fc.property(anyEntries, (entries) => {
            const rows = buildRows({ records, loads: loadsOf(entries), timeZone: 'UTC' });
            const blocks = keysOf(rows).map((key) => key.split('/')[0]);
            const changes = blocks.filter((block, index) => block !== blocks[index - 1]);
            expect(new Set(changes).size).toBe(changes.length);
        })
    );
});
