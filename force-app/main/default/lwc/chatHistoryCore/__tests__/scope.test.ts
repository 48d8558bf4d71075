/** Entries of one record that is asked for alone, and what is withheld by record. */
import {
    assignEntries,
    combineWithheld,
    isWithheld,
    NOTHING_WITHHELD,
    ownedWindows,
    withoutListed
} from '../chatHistoryCore';
import { anEntry, aSessionWindow, CASE_ID, OTHER_CASE_ID, SECOND_SESSION_ID, SESSION_ID } from 'support/builders';

const ours = aSessionWindow();
const asked = aSessionWindow({ id: SECOND_SESSION_ID, caseId: OTHER_CASE_ID });

function assign(relatedRecordIds: readonly string[]) {
    const record = { caseId: CASE_ID, recordId: SECOND_SESSION_ID, scope: 'customer' } as const;
    const { windows, ownerId, ownCaseId } = ownedWindows([ours, asked], record);
    return assignEntries([anEntry({ relatedRecordIds })], windows, ownerId, Infinity, null, { ownCaseId });
}

test('The owner is the Case where the record is the Case’s', () => {
    const owned = { windows: [ours, asked], ownerId: CASE_ID, ownCaseId: CASE_ID };
    expect(ownedWindows([ours, asked], { caseId: CASE_ID, recordId: SESSION_ID })).toEqual(owned);
    expect(ownedWindows([ours, asked], { caseId: CASE_ID, recordId: SESSION_ID, scope: 'case' })).toEqual(owned);
});

test.each([
    ['it', [SECOND_SESSION_ID], true],
    ['it and its own Case', [SECOND_SESSION_ID, OTHER_CASE_ID], true],
    ['it and the Case of the page', [SECOND_SESSION_ID, CASE_ID], false],
    ['it and a session of the Case of the page', [SECOND_SESSION_ID, SESSION_ID], false],
    ['its Case alone', [OTHER_CASE_ID], false],
    ['a session of the Case of the page', [SESSION_ID], false]
])('To a record that is asked for alone belongs an entry that names %s: %s', (_, ids, isGiven) => {
    expect(assign(ids).entries).toHaveLength(isGiven ? 1 : 0);
});

test.each([
    ['a session of another Case', [SECOND_SESSION_ID], { [SECOND_SESSION_ID]: 1 }],
    ['that and one of ours', [SECOND_SESSION_ID, SESSION_ID], {}],
    ['one of ours and another Case', [SESSION_ID, OTHER_CASE_ID], {}],
    ['a session that nobody sees', ['0Mw000000000007'], {}]
])('What is withheld is counted by record where an entry names %s alone', (_, relatedRecordIds, of) => {
    const entries = [anEntry({ relatedRecordIds })];
    const { withheld } = assignEntries(entries, [ours, asked], CASE_ID, Infinity, null, { countsByRecord: true });
    expect(withheld.of).toEqual(of);
    expect(assignEntries(entries, [ours, asked], CASE_ID).withheld).not.toHaveProperty('of');
});

test('What has a place of its own in the timeline is not said to be withheld, and a count never falls below zero', () => {
    const withheld = { ...NOTHING_WITHHELD, otherCases: 5, notLinked: 1, of: { a: 2, b: 3, c: 4 } };
    const listed = new Map([
        ['a', 'otherCases'],
        ['c', 'notLinked']
    ] as const);
    expect(withoutListed(withheld, listed)).toMatchObject({ otherCases: 3, notLinked: 0 });
});

test('Counts by record are joined as the counts are', () => {
    const [one, other] = [{ ...NOTHING_WITHHELD, of: { a: 2, b: 3 } }, NOTHING_WITHHELD];
    const add = (a: number, b: number) => a + b;
    expect(combineWithheld(one, { ...one, of: { b: 1, c: 5 } }, add).of).toEqual({ a: 2, b: 4, c: 5 });
    expect(combineWithheld(one, other, Math.max).of).toEqual({ a: 2, b: 3 });
    expect(combineWithheld(other, other, add)).toEqual(NOTHING_WITHHELD);
});

test.each([
    [{ [SESSION_ID]: 1 }, true],
    [{}, true],
    [{ x: 1 }, false],
    [{ [SESSION_ID]: -1 }, false],
    [[], false],
    ['x', false]
])('Counts by record %j are taken from the page: %s', (of, isTaken) => {
    expect(isWithheld({ ...NOTHING_WITHHELD, of })).toBe(isTaken);
});
