import fc from 'fast-check';
import { assignEntries, fetchWindow, nextOlderBound } from '../chatHistoryCore';
import {
    anEntry,
    anUnassignedEntry,
    anyEntry,
    aSessionWindow,
    CASE_ID,
    HOUR_MS,
    MINUTE_MS,
    MORNING_AT,
    OTHER_CASE_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';

const ours = aSessionWindow({ endAt: MORNING_AT + MINUTE_MS });
const second = { ...ours, id: SECOND_SESSION_ID };
const theirs = { ...second, caseId: OTHER_CASE_ID };
const nobodys = { ...second, caseId: null };

const NOTHING_WITHHELD = { otherCases: 0, notLinked: 0, unassigned: 0 };

describe('assignEntries', () => {
    test('An entry belongs to the session that it names, whatever its time', () => {
        const named = anEntry({ at: 1, relatedRecordIds: [SESSION_ID] });
        const { entries, withheld } = assignEntries([named], [ours, second], CASE_ID);
        expect(entries).toEqual([{ ...named, recordId: SESSION_ID }]);
        expect(withheld).toEqual(NOTHING_WITHHELD);
    });

    test.each([
        ["another Case's session", theirs, 'otherCases'],
        ['a session of no Case', nobodys, 'notLinked'],
        ['a session that the user does not see', ours, 'unassigned']
    ] as const)('An entry of %s is withheld and counted', (_, window, counted) => {
        const named = anEntry({ relatedRecordIds: [SECOND_SESSION_ID] });
        const assigned = assignEntries([named], [ours, window], CASE_ID);
        expect(assigned).toEqual({ entries: [], withheld: { ...NOTHING_WITHHELD, [counted]: 1 } });
    });

    test('An entry that names records of different Cases is withheld', () => {
        const named = anEntry({ relatedRecordIds: [SESSION_ID, SECOND_SESSION_ID] });
        expect(assignEntries([named], [ours, theirs], CASE_ID).withheld.unassigned).toBe(1);
        expect(assignEntries([named], [ours, second], CASE_ID).entries).toMatchObject([{ recordId: SESSION_ID }]);
    });

    test.each([
        ['within the session is handed over', MORNING_AT + 1, 1],
        ['a second before its start is handed over', MORNING_AT - 1_000, 1],
        ['a second after its end is handed over', MORNING_AT + MINUTE_MS + 1_000, 1],
        ['more than a second before its start is withheld', MORNING_AT - 1_001, 0],
        ['more than a second after its end is withheld', MORNING_AT + MINUTE_MS + 1_001, 0],
        ['without a time is withheld', null, 0]
    ])('An entry that names no record and is %s', (_, at, ownedCount) => {
        const assigned = assignEntries([anUnassignedEntry(at)], [ours], CASE_ID);
        expect(assigned.entries).toHaveLength(ownedCount);
        expect(assigned.withheld.unassigned).toBe(1 - ownedCount);
    });

    test('An entry that names no record is withheld where two sessions hold its time', () => {
        const { withheld } = assignEntries([anUnassignedEntry(MORNING_AT)], [ours, second], CASE_ID);
        expect(withheld.unassigned).toBe(1);
    });

    test("An entry that names no record is withheld where only another Case's session holds its time", () => {
        const { withheld } = assignEntries([anUnassignedEntry(MORNING_AT)], [theirs], CASE_ID);
        expect(withheld.otherCases).toBe(1);
    });

    test('An open session without an end holds every time since its start', () => {
        const open = { ...ours, endAt: null, isOpen: true };
        expect(assignEntries([anUnassignedEntry(MORNING_AT + 1e9)], [open], CASE_ID).entries).toHaveLength(1);
    });

    test('A session that has ended at an unknown time gets only entries that name it', () => {
        const ended = { ...ours, endAt: null, isOpen: false };
        expect(assignEntries([anUnassignedEntry(MORNING_AT + 1e9)], [ended], CASE_ID)).toEqual({
            entries: [],
            withheld: { ...NOTHING_WITHHELD, unassigned: 1 }
        });
    });

    test('A session whose start is hidden gets only entries that name it', () => {
        const hidden = { ...ours, startAt: null, endAt: null };
        expect(assignEntries([anUnassignedEntry(1)], [hidden], CASE_ID)).toEqual({
            entries: [],
            withheld: { ...NOTHING_WITHHELD, unassigned: 1 }
        });
        expect(assignEntries([anEntry({ at: 1 })], [hidden], CASE_ID).entries).toHaveLength(1);
    });

    test('Any entry is either handed over, for this Case only, or counted', () => {
        fc.assert(
            fc.property(fc.array(anyEntry), (entries) => {
                const assigned = assignEntries(entries, [ours, theirs], CASE_ID);
                const { otherCases, notLinked, unassigned } = assigned.withheld;
                expect(assigned.entries.length + otherCases + notLinked + unassigned).toBe(entries.length);
                for (const { recordId, relatedRecordIds } of assigned.entries) {
                    expect(recordId).toBe(SESSION_ID);
                    expect(relatedRecordIds).not.toContain(SECOND_SESSION_ID);
                }
            })
        );
    });
});

describe('Fault 10: withheld entries at the seam of two pages', () => {
    const withheldAt = (...times: (number | null)[]) =>
        times.map((at) =>
            anEntry({ id: `connect:${at} ${SECOND_SESSION_ID}`, at, relatedRecordIds: [SECOND_SESSION_ID] })
        );

    test('An older page counts no withheld entry that the page before has counted', () => {
        const newest = withheldAt(5_000, 6_000, 7_000);
        const before = nextOlderBound(newest)!;
        const older = [...withheldAt(3_000, 4_000, 4_999), ...newest.filter(({ at }) => at! <= before)];
        const first = assignEntries(newest, [ours, theirs], CASE_ID).withheld;
        const further = assignEntries(older, [ours, theirs], CASE_ID, before).withheld;
        expect(first.otherCases + further.otherCases).toBe(6);
    });

    test('An older page counts no entry that was received in the millisecond of the seam', () => {
        const seam = anEntry({ at: 5_000, sentAt: 4_900, relatedRecordIds: [SECOND_SESSION_ID] });
        const before = nextOlderBound([seam])!;
        expect(assignEntries([seam], [ours, theirs], CASE_ID, before).withheld).toEqual(NOTHING_WITHHELD);
    });

    test('An older page counts no entry of the seam where the sender’s clock is ahead', () => {
        const seam = anEntry({ at: 5_000, sentAt: 9_000, relatedRecordIds: [SECOND_SESSION_ID] });
        const before = nextOlderBound([seam])!;
        expect(assignEntries([seam], [ours, theirs], CASE_ID, before).withheld).toEqual(NOTHING_WITHHELD);
        const earlier = { ...seam, at: 4_000, sentAt: 8_999 };
        expect(assignEntries([earlier], [ours, theirs], CASE_ID, before).withheld.otherCases).toBe(1);
    });

    test('An older page hands over entries of this Case at the seam, since the page before may not hold them all', () => {
        const before = nextOlderBound([anEntry({ at: 5_000 })])!;
        const { entries } = assignEntries([anEntry({ id: 'connect:b', at: 5_000 })], [ours], CASE_ID, before);
        expect(entries).toHaveLength(1);
    });

    test('An older page counts no withheld entry without a time, since each page may repeat it', () => {
        expect(assignEntries(withheldAt(null), [ours, theirs], CASE_ID, 5_001).withheld).toEqual(NOTHING_WITHHELD);
    });
});

describe('fetchWindow', () => {
    const later = { ...ours, startAt: MORNING_AT + HOUR_MS, endAt: MORNING_AT + 90 * MINUTE_MS };

    test('The window reaches from five minutes before the first start to five minutes after the last end', () => {
        expect(fetchWindow([later, ours])).toEqual({
            from: MORNING_AT - 5 * MINUTE_MS,
            to: MORNING_AT + 95 * MINUTE_MS
        });
    });

    test('The window has no end where a session is open or has no end', () => {
        expect(fetchWindow([ours, { ...later, isOpen: true }]).to).toBeNull();
        expect(fetchWindow([ours, { ...later, endAt: null }]).to).toBeNull();
    });

    test('The window has no start where a session has none', () => {
        expect(fetchWindow([{ ...ours, startAt: null }, later]).from).toBeNull();
    });

    test('The window of no sessions is unbounded', () => {
        expect(fetchWindow([])).toEqual({ from: null, to: null });
    });

    test('The window never begins before 1970', () => {
        expect(fetchWindow([{ ...ours, startAt: 1 }]).from).toBe(0);
    });
});

describe('nextOlderBound', () => {
    test('The next older page ends just above the oldest entry, by the later of its two clocks', () => {
        const entries = [
            anEntry({ at: 2_000, sentAt: 9_000 }),
            anEntry({ at: 1_000, sentAt: 1_500 }),
            anEntry({ at: null, sentAt: null })
        ];
        expect(nextOlderBound(entries)).toBe(1_501);
    });

    test('Entries without the time of sending are bounded by the time of receipt', () => {
        expect(nextOlderBound([anEntry({ at: 1_000, sentAt: null })])).toBe(1_001);
    });

    test('Entries without any time have no bound', () => {
        expect(nextOlderBound([])).toBeNull();
        expect(nextOlderBound([anEntry({ at: null, sentAt: null })])).toBeNull();
    });

    test('A list of 100,000 entries has its bound', () => {
        const entries = Array.from({ length: 100_000 }, (_, index) => anEntry({ at: 5 + index }));
        expect(nextOlderBound(entries)).toBe(6);
    });
});
