import fc from 'fast-check';
import {
    buildRows,
    mergeEntries,
    type ConversationLoad,
    type FetchOptions,
    type LinkedRecord,
    type Loads,
    type OwnedEntry,
    type Row
} from '../chatHistoryCore';
import {
    aCall,
    aLoadOf,
    anyEntry,
    aSession,
    CALL_ID,
    CONVERSATION_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';

const records: readonly LinkedRecord[] = [
    aSession({ servedBy: 'bot' }),
    aSession({ id: SECOND_SESSION_ID, conversation: { state: 'hidden' }, startAt: null }),
    aCall({ status: 'in-progress' })
];
const anyRecords = fc.subarray([...records, ...records]);
const anyEntries = fc.array(anyEntry, { maxLength: 40 });
const anyZone = fc.constantFrom('UTC', 'America/St_Johns', 'Pacific/Kiritimati');

const anyLoad = fc.record({
    recordIds: fc.subarray([SESSION_ID, SECOND_SESSION_ID, CALL_ID]),
    entries: anyEntries,
    fetchedAt: fc.integer({ min: 1, max: 3 }),
    older: fc.constantFrom({ state: 'none' } as const, { state: 'possible', before: 9 } as const),
    withheld: fc.record({
        otherCases: fc.nat(2),
        notLinked: fc.nat(2),
        hidden: fc.nat(2),
        notListed: fc.nat(2),
        unassigned: fc.nat(2),
        bots: fc.nat(1)
    })
});

const anyExpiry = fc.constantFrom('fresh', 'accepted', 'expired');

const anyLoads: fc.Arbitrary<Loads> = fc
    .dictionary(fc.constantFrom(CONVERSATION_ID, SESSION_ID, SECOND_SESSION_ID, '__proto__', 'constructor'), anyLoad)
    .map((loads) => Object.fromEntries(Object.entries(loads).map(([key, fields]) => [key, aLoadOf(fields)])));

function keysOf(rows: readonly Row[]): readonly string[] {
    return rows.map(({ key }) => key);
}

function loadsOf(entries: readonly OwnedEntry[]): Loads {
    return { [CONVERSATION_ID]: aLoadOf({ entries }) };
}

test('Any records and loads give rows with distinct keys', () => {
    fc.assert(
        fc.property(anyRecords, anyLoads, anyZone, (some, loads, timeZone) => {
            const keys = keysOf(buildRows({ records: some, loads, timeZone }));
            expect(new Set(keys).size).toBe(keys.length);
        })
    );
});

test('Rows do not depend on the order of records, nor on that of entries with different times', () => {
    fc.assert(
        fc.property(
            fc.uniqueArray(
                anyEntry.filter(({ at }) => at !== null),
                { maxLength: 40, comparator: (a, b) => a.id === b.id || a.at === b.at }
            ),
            anyZone,
            (entries, timeZone) => {
                const rows = buildRows({ records, loads: loadsOf(entries), timeZone });
                const turned = { records: [...records].reverse(), loads: loadsOf([...entries].reverse()), timeZone };
                expect(buildRows(turned).map(withoutLoad)).toEqual(rows.map(withoutLoad));
            }
        )
    );
});

/** The load is passed on as it came, so it differs where the input did. */
function withoutLoad(row: Row): unknown {
    return { ...row, load: null };
}

test('A problem of one conversation stands exactly once where its transcript is here, after any request', () => {
    const problem = { code: 'timed-out' } as const;
    const anyFetch = fc.constantFrom<FetchOptions | null>(
        { fetchPolicy: 'cache-first' },
        { fetchPolicy: 'refresh', newerThan: 1 },
        { fetchPolicy: 'older-page', before: 1 },
        null
    );
    const anyOrders = fc.tuple(fc.subarray([...records], { minLength: 1 }), anyLoad, anyFetch, anyExpiry);
    fc.assert(
        fc.property(anyOrders, ([some, fields, lastFetch, expiry]) => {
            const load = aLoadOf(fields, { problem, lastFetch, expiry });
            const rows = buildRows({ records: some, loads: { [CONVERSATION_ID]: load }, timeZone: 'UTC' });
            const covered = rows.filter((row) => row.kind === 'start' && row.covered);
            const places = rows.filter(
                (row) => 'problem' in row && row.problem !== null && !(row.kind === 'start' && !row.covered)
            );
            expect(places).toHaveLength(covered.length === 0 ? 0 : 1);
        })
    );
});

test('Any entry of any load has its row', () => {
    fc.assert(
        fc.property(anyRecords, anyLoads, (some, loads) => {
            const rows = buildRows({ records: some, loads, timeZone: 'UTC' });
            // Several pictures in a row are one row.
            const shown = rows.flatMap((row) => {
                const entries = row.kind === 'omission' ? row.entries : [];
                return [row.key, ...entries.map(({ id, recordId }) => `${recordId}/entry/${id}`)];
            });
            for (const load of Object.values(loads)) {
                for (const { id, recordId } of load.transcript?.entries ?? []) {
                    expect(shown).toContain(`${recordId}/entry/${id}`);
                }
            }
        })
    );
});

test('A prepended older page leaves every other row of an entry in its order under its key', () => {
    const pages = fc.tuple(anyEntries, fc.nat(100), anyZone);
    fc.assert(
        fc.property(pages, ([entries, percent, timeZone]) => {
            // An entry without a time belongs to the day of its neighbour, which may be on the other page.
            // And an older page can show that what follows it was uploaded.
            const all = mergeEntries([], entries)
                .filter(({ at }) => at !== null)
                .map((entry) => ({ ...entry, sentAt: entry.at }));
            const newest = all.slice(Math.floor((all.length * percent) / 100));
            const before = keysOf(buildRows({ records, loads: loadsOf(newest), timeZone })).filter(isOfEntries);
            const after = keysOf(buildRows({ records, loads: loadsOf(all), timeZone })).filter(isOfEntries);
            const known = new Set(before);
            expect(after.filter((key) => known.has(key))).toEqual(before);
        })
    );
});

/** Bot omissions and the rows of newly covered records may come and go with a page; messages and days may not. */
function isOfEntries(key: string): boolean {
    return key.includes('/entry/') || key.includes('/day/');
}

test('The rows of one record stand together', () => {
    fc.assert(
        fc.property(anyEntries, (entries) => {
            const rows = buildRows({ records, loads: loadsOf(entries), timeZone: 'UTC' });
            const blocks = keysOf(rows).map((key) => key.split('/')[0]);
            const changes = blocks.filter((block, index) => block !== blocks[index - 1]);
            expect(new Set(changes).size).toBe(changes.length);
        })
    );
});

test('No text of an expired load is in any row', () => {
    const anyLoadsWithExpiry = fc.dictionary(
        fc.constantFrom(CONVERSATION_ID, SESSION_ID, SECOND_SESSION_ID),
        fc.tuple(anyLoad, anyExpiry)
    );
    fc.assert(
        fc.property(anyRecords, anyLoadsWithExpiry, (some, fields) => {
            const named = Object.entries(fields).map(([key, [transcript, expiry]]): [string, ConversationLoad] => {
                const entries = transcript.entries.map((entry) => ({ ...entry, id: `${expiry} ${entry.id}` }));
                return [key, aLoadOf({ ...transcript, entries }, { expiry })];
            });
            const loads: Loads = Object.fromEntries(named);
            const keys = keysOf(buildRows({ records: some, loads, timeZone: 'UTC' }));
            expect(keys.filter((key) => key.includes('/entry/expired '))).toEqual([]);
        })
    );
});
