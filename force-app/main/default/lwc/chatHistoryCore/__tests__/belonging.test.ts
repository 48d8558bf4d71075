import fc from 'fast-check';
import { cutToCase, type Span } from '../chatHistoryCore';
import {
    anyEntry,
    CASE_ID,
    entry,
    MINUTE_MS,
    MORNING_AT,
    OTHER_CASE_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from './builders';

const ours: Span = { id: SESSION_ID, caseId: CASE_ID, startAt: MORNING_AT, endAt: MORNING_AT + MINUTE_MS };
const second: Span = { ...ours, id: SECOND_SESSION_ID, startAt: ours.startAt, endAt: ours.endAt };
const theirs: Span = { ...second, caseId: OTHER_CASE_ID };
const nobodys: Span = { ...second, caseId: null };

const NOTHING_WITHHELD = { otherCases: 0, notLinked: 0, unassigned: 0 };

test('an entry belongs to the session that it names, whatever its time', () => {
    const named = entry({ at: 1, relatedRecordIds: [SESSION_ID] });
    const { entries, withheld } = cutToCase([named], [ours, second], CASE_ID);
    expect(entries).toEqual([{ ...named, recordId: SESSION_ID }]);
    expect(withheld).toEqual(NOTHING_WITHHELD);
});

test('ids of 15 and of 18 characters are the same record', () => {
    const span = { ...ours, id: `${SESSION_ID}EAK`, caseId: `${CASE_ID}AAA` };
    expect(cutToCase([entry()], [span], `${CASE_ID}BBB`).entries).toMatchObject([{ recordId: SESSION_ID }]);
});

test.each([
    ["another Case's session", theirs, 'otherCases'],
    ['a session of no Case', nobodys, 'notLinked'],
    ['a session that the user does not see', ours, 'unassigned']
] as const)('an entry of %s is withheld and counted', (_, span, counted) => {
    const named = entry({ relatedRecordIds: [SECOND_SESSION_ID] });
    const cut = cutToCase([named], [ours, span], CASE_ID);
    expect(cut).toEqual({ entries: [], withheld: { ...NOTHING_WITHHELD, [counted]: 1 } });
});

test('an entry that names records of different Cases is nobody’s', () => {
    const named = entry({ relatedRecordIds: [SESSION_ID, SECOND_SESSION_ID] });
    expect(cutToCase([named], [ours, theirs], CASE_ID).withheld.unassigned).toBe(1);
    expect(cutToCase([named], [ours, second], CASE_ID).entries).toMatchObject([{ recordId: SESSION_ID }]);
});

test.each([
    ['within the session', MORNING_AT + 1, 1],
    ['a second before its start', MORNING_AT - 1_000, 1],
    ['a second after its end', MORNING_AT + MINUTE_MS + 1_000, 1],
    ['more than a second before its start', MORNING_AT - 1_001, 0],
    ['more than a second after its end', MORNING_AT + MINUTE_MS + 1_001, 0],
    ['at no known time', null, 0]
])('an entry that names nothing, %s', (_, at, ownedCount) => {
    const cut = cutToCase([entry({ at, relatedRecordIds: [] })], [ours], CASE_ID);
    expect(cut.entries).toHaveLength(ownedCount);
    expect(cut.withheld.unassigned).toBe(1 - ownedCount);
});

test('an entry that names nothing is nobody’s where two sessions hold its time', () => {
    expect(cutToCase([entry({ relatedRecordIds: [] })], [ours, second], CASE_ID).withheld.unassigned).toBe(1);
});

test('an entry that names nothing is withheld where only another Case’s session holds its time', () => {
    expect(cutToCase([entry({ relatedRecordIds: [] })], [theirs], CASE_ID).withheld.otherCases).toBe(1);
});

test('a session that is not over holds everything since its start', () => {
    const open = { ...ours, endAt: null };
    expect(cutToCase([entry({ at: MORNING_AT + 1e9, relatedRecordIds: [] })], [open], CASE_ID).entries).toHaveLength(1);
});

test('every entry is either handed over, for this Case only, or counted', () => {
    const spans = [ours, theirs];
    fc.assert(
        fc.property(fc.array(anyEntry), (entries) => {
            const cut = cutToCase(entries, spans, CASE_ID);
            const { otherCases, notLinked, unassigned } = cut.withheld;
            expect(cut.entries.length + otherCases + notLinked + unassigned).toBe(entries.length);
            expect(cut.entries.every(({ recordId }) => recordId === SESSION_ID)).toBe(true);
            expect(cut.entries.some(({ relatedRecordIds }) => relatedRecordIds.includes(SECOND_SESSION_ID))).toBe(
                false
            );
        })
    );
});

test('a session whose start nobody may see holds nothing that does not name it', () => {
    const hidden = { ...ours, startAt: null, endAt: null };
    const unnamed = entry({ at: 1, relatedRecordIds: [] });
    expect(cutToCase([unnamed], [hidden], CASE_ID)).toEqual({
        entries: [],
        withheld: { ...NOTHING_WITHHELD, unassigned: 1 }
    });
    expect(cutToCase([entry({ at: 1 })], [hidden], CASE_ID).entries).toHaveLength(1);
});
