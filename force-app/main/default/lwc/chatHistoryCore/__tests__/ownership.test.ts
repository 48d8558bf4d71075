import fc from 'fast-check';
import { assignEntries, fetchWindow, nextOlderBound, NOTHING_WITHHELD } from '../chatHistoryCore';
import {
    anEntry,
    anUnassignedEntry,
    anyEntry,
    aSessionWindow,
    CALL_ID,
    CASE_ID,
    HOUR_MS,
    MINUTE_MS,
    MORNING_AT,
    OTHER_CASE_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';

const SECOND_CALL_ID = '0LQ000000000002';

const ours = aSessionWindow({ endAt: MORNING_AT + MINUTE_MS });
const second = { ...ours, id: SECOND_SESSION_ID };
const theirs = { ...second, caseId: OTHER_CASE_ID };
const nobodys = { ...second, caseId: null };

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
        ['a session that the user does not see', ours, 'hidden']
    ] as const)('An entry of %s is withheld and counted', (_, window, counted) => {
        const named = anEntry({ relatedRecordIds: [SECOND_SESSION_ID] });
        const assigned = assignEntries([named], [ours, window], CASE_ID);
        expect(assigned).toEqual({ entries: [], withheld: { ...NOTHING_WITHHELD, [counted]: 1 } });
    });

    test.each([
        ['another Case’s session', [SESSION_ID, SECOND_SESSION_ID], theirs, 'otherCases'],
        ['another Case', [SESSION_ID, OTHER_CASE_ID], second, 'otherCases'],
        ['a session that the user does not see', [SESSION_ID, '0Mw000000000003'], second, 'hidden']
    ] as const)('An entry that names %s as well is withheld', (_, relatedRecordIds, window, counted) => {
        const assigned = assignEntries([anEntry({ relatedRecordIds })], [ours, window], CASE_ID);
        expect(assigned).toEqual({ entries: [], withheld: { ...NOTHING_WITHHELD, [counted]: 1 } });
    });

    test.each([
        ['this Case', [CASE_ID, SESSION_ID]],
        ['a user and a file', ['005000000000001', SESSION_ID, '069000000000001']],
        ['a second session of this Case', [SESSION_ID, SECOND_SESSION_ID]],
        ['a call of this Case and the message that it answers', [SESSION_ID, CALL_ID, '57d000000000001']]
    ])('An entry that names %s as well is handed over', (_, relatedRecordIds) => {
        const call = { ...ours, id: CALL_ID };
        const assigned = assignEntries([anEntry({ relatedRecordIds })], [ours, second, call], CASE_ID);
        expect(assigned.entries).toMatchObject([{ recordId: SESSION_ID }]);
    });

    test('The words of a transferred call are handed over although one of its legs is linked to no Case', () => {
        const leg = aSessionWindow({ id: CALL_ID });
        const unlinked = { ...leg, id: SECOND_CALL_ID, caseId: null };
        const word = anEntry({ relatedRecordIds: [SECOND_CALL_ID, CALL_ID] });
        expect(assignEntries([word], [leg, unlinked], CASE_ID).entries).toMatchObject([{ recordId: CALL_ID }]);
        expect(assignEntries([word], [leg, { ...unlinked, caseId: OTHER_CASE_ID }], CASE_ID).entries).toEqual([]);
    });

    test('Of two legs that are both linked, a word belongs to the one that had begun last when it was spoken', () => {
        const leg = aSessionWindow({ id: CALL_ID });
        const transferred = { ...leg, id: SECOND_CALL_ID, startAt: MORNING_AT + MINUTE_MS };
        const words = [0, 2].map((minute) =>
            anEntry({
                id: `connect:${minute}`,
                at: MORNING_AT + 60 * MINUTE_MS,
                sentAt: MORNING_AT + minute * MINUTE_MS,
                relatedRecordIds: [CALL_ID, SECOND_CALL_ID]
            })
        );
        const { entries } = assignEntries(words, [leg, transferred], CASE_ID);
        expect(entries.map(({ recordId }) => recordId)).toEqual([CALL_ID, SECOND_CALL_ID]);
    });

    test('What people say during a call names no record before it is over: it is the call’s', () => {
        const running = aSessionWindow({ id: CALL_ID, endAt: null, isOpen: true });
        const word = anUnassignedEntry(MORNING_AT + MINUTE_MS, { role: 'customer' });
        expect(assignEntries([word], [running], CASE_ID).entries).toMatchObject([{ recordId: CALL_ID }]);
        expect(assignEntries([word], [{ ...running, caseId: OTHER_CASE_ID }], CASE_ID).entries).toEqual([]);
    });

    test('What a person says in a chat is never assigned by time', () => {
        const word = anUnassignedEntry(MORNING_AT + 1_000, { role: 'customer' });
        expect(assignEntries([word], [ours], CASE_ID).withheld.unassigned).toBe(1);
        expect(assignEntries([word], [{ ...ours, endAt: null, isOpen: true }], CASE_ID).withheld.unassigned).toBe(1);
    });

    test('Of the entries that nobody can assign, a bot’s are counted apart', () => {
        const bots = [anUnassignedEntry(1), anEntry({ role: 'bot', relatedRecordIds: ['0Mw000000000003'] })];
        const others = [
            anUnassignedEntry(1, { role: 'system' }),
            anEntry({ role: 'bot', relatedRecordIds: [SECOND_SESSION_ID] })
        ];
        expect(assignEntries([...bots, ...others], [ours, theirs], CASE_ID).withheld).toEqual({
            otherCases: 1,
            notLinked: 0,
            hidden: 1,
            notListed: 0,
            unassigned: 2,
            bots: 1
        });
    });

    test('Any entry is either handed over, for this Case only, or counted', () => {
        fc.assert(
            fc.property(fc.array(anyEntry), (entries) => {
                const assigned = assignEntries(entries, [ours, theirs], CASE_ID);
                const { otherCases, notLinked, hidden, unassigned } = assigned.withheld;
                const withheldCount = otherCases + notLinked + hidden + unassigned;
                expect(assigned.entries.length + withheldCount).toBe(entries.length);
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

    test('The window reaches from six minutes before the first start to six minutes after the last end: a minute outside, and five around that', () => {
        expect(fetchWindow([later, ours])).toEqual({
            from: MORNING_AT - 6 * MINUTE_MS,
            to: MORNING_AT + 96 * MINUTE_MS
        });
    });

    test('The window has no end where a session is open or has no end', () => {
        expect(fetchWindow([ours, { ...later, isOpen: true }]).to).toBeNull();
        expect(fetchWindow([ours, { ...later, endAt: null }]).to).toBeNull();
    });

    test('The window has no start where a session has none', () => {
        expect(fetchWindow([{ ...ours, startAt: null }, later]).from).toBeNull();
    });

    test('The window of a call has no end, since its words may be uploaded a day later', () => {
        expect(fetchWindow([aSessionWindow({ id: CALL_ID }), later]).to).toBeNull();
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
