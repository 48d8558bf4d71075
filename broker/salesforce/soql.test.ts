import fc from 'fast-check';
import { participantsQuery, recordQuery, siblingsQuery } from './soql';

const SESSION = '0Mwxx0000000001AAA';
const CALL = '0LQxx0000000001AAA';
const CASE = '500xx0000000001AAA';

test('a session is asked for by its id and its Case, as 15 characters', () => {
    expect(recordQuery('session', SESSION, CASE, 'all')).toBe(
        'SELECT Id, CaseId, ConversationId, Conversation.ConversationIdentifier, StartTime, EndTime, Status FROM MessagingSession ' +
            "WHERE Id = '0Mwxx0000000001' AND CaseId = '500xx0000000001' LIMIT 1"
    );
});

test('a call is asked for by its id and its related record', () => {
    expect(recordQuery('call', CALL, CASE, 'all')).toBe(
        'SELECT Id, RelatedRecordId, ConversationId, Conversation.ConversationIdentifier, CallStartDateTime, CallEndDateTime, ' +
            "CallDisposition FROM VoiceCall WHERE Id = '0LQxx0000000001' AND RelatedRecordId = '500xx0000000001' LIMIT 1"
    );
});

test('siblings and participants name the conversation only by reference to the first answer', () => {
    const reference = "WHERE ConversationId = '@{record.records[0].ConversationId}'";
    expect(siblingsQuery('session', 'all')).toBe(
        `SELECT Id, CaseId, StartTime, EndTime, Status FROM MessagingSession ${reference} ORDER BY StartTime DESC LIMIT 2000`
    );
    expect(siblingsQuery('call', 'all')).toBe(
        'SELECT Id, RelatedRecordId, CallStartDateTime, CallEndDateTime, CallDisposition FROM VoiceCall ' +
            `${reference} ORDER BY CallStartDateTime DESC LIMIT 2000`
    );
    expect(participantsQuery()).toBe(
        `SELECT ParticipantRole, AppType FROM ConversationParticipant ${reference} LIMIT 2000`
    );
});

test('the essential queries name neither times nor status, also not to sort by', () => {
    const queries = [recordQuery('session', SESSION, CASE, 'essential'), siblingsQuery('session', 'essential')];
    queries.forEach((query) => expect(query).not.toMatch(/Time|Status|ORDER/));
});

test.each([
    ["0Mwxx0000000001' OR Id != '"],
    ["x' OR ''='"],
    ['0Mwxx0000000001\n'],
    ["0Mwxx00000000\\'"],
    ['@{record.records[0].Id}'],
    ['0'.repeat(1_000_000)],
    ['']
])('an id that is none is never quoted: %#', (id) => {
    expect(() => recordQuery('session', id, CASE, 'all')).toThrow('not a record id');
    expect(() => recordQuery('session', SESSION, id, 'all')).toThrow('not a record id');
});

test('whatever text comes as an id, a query holds four quotes or does not exist', () => {
    fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (id) => {
            expect([undefined, 5]).toContain(queryFor(id)?.split("'").length);
        })
    );
});

function queryFor(id: string): string | undefined {
    try {
        return recordQuery('session', id, CASE, 'all');
    } catch {
        return undefined;
    }
}
