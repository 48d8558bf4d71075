import { omissionOfEntry, olderOmission, omissionsOfRecord, withheldOmissions } from '../chatHistoryCore';
import { aCall, anEntry, aSession, aTranscript, SESSION_ID } from 'support/builders';

const NONE = { state: 'none' } as const;

test.each(['new', 'in-progress'] as const)('A call that is %s is still open', (status) => {
    const omissions = omissionsOfRecord(aCall({ status, endAt: null, conversation: NONE }));
    expect(omissions).toMatchObject([{ kind: 'still-open', evidence: 'call-not-completed' }]);
});

test('A call of hidden status is not claimed to be running', () => {
    expect(omissionsOfRecord(aCall({ status: 'unknown' }))).toEqual([]);
});

test.each([
    ['A session', aSession({ conversation: NONE }), 'no-conversation-on-session'],
    ['A completed call', aCall({ conversation: NONE }), 'no-conversation-on-call'],
    ['A call of hidden status', aCall({ conversation: NONE, status: 'unknown' }), 'no-conversation-on-call']
])('%s without a conversation has no transcript', (_, record, evidence) => {
    expect(omissionsOfRecord(record)).toMatchObject([{ kind: 'no-transcript', evidence }]);
});

test('A hidden conversation is no sign that there is none', () => {
    expect(omissionsOfRecord(aSession({ conversation: { state: 'hidden' } }))).toEqual([]);
});

test('A full page is likely not the last one', () => {
    expect(olderOmission(aTranscript({ older: { state: 'possible', before: 1 } }), SESSION_ID)).toMatchObject({
        kind: 'older',
        evidence: 'page-was-full'
    });
    expect(olderOmission(aTranscript({ older: { state: 'unreachable' } }), SESSION_ID)).toMatchObject({
        evidence: 'same-millisecond'
    });
    expect(olderOmission(aTranscript(), SESSION_ID)).toBeNull();
});

test('Entries without text and unreadable entries are known omissions of one entry', () => {
    expect(omissionOfEntry(anEntry({ body: { kind: 'non-text' } }))).toEqual({
        kind: 'non-text',
        evidence: 'entry-without-text',
        count: 1,
        recordId: SESSION_ID
    });
    expect(omissionOfEntry(anEntry({ body: { kind: 'unreadable' } }))).toMatchObject({
        kind: 'unreadable',
        evidence: 'entry-not-understood'
    });
});

test('Withheld entries are counted by reason, and a count of 0 is left out', () => {
    const withheld = { otherCases: 3, notLinked: 0, hidden: 0, notListed: 0, unassigned: 1, bots: 0 };
    expect(withheldOmissions(aTranscript({ withheld }), SESSION_ID)).toEqual([
        { kind: 'other-cases', evidence: 'of-other-cases', count: 3, recordId: SESSION_ID },
        { kind: 'unassigned', evidence: 'of-no-session', count: 1, recordId: SESSION_ID }
    ]);
});
