import { isRecordId, KEY_PREFIX, kindOfRecord, shortId } from '../chatHistoryCore';
import { CALL_ID, CASE_ID, SESSION_ID } from 'support/builders';

test('An id is compared by its first 15 characters', () => {
    expect(shortId(`${SESSION_ID}EAK`)).toBe(SESSION_ID);
    expect(shortId(SESSION_ID)).toBe(SESSION_ID);
});

test.each([SESSION_ID, `${SESSION_ID}EAK`])('%s is a record id of its own key prefix only', (id) => {
    expect(isRecordId(id)).toBe(true);
    expect(isRecordId(id, KEY_PREFIX.session)).toBe(true);
    expect(isRecordId(id, KEY_PREFIX.call)).toBe(false);
});

test('A key prefix is case-sensitive: 0MW is another object than 0Mw', () => {
    expect(isRecordId('0MW000000000001', KEY_PREFIX.session)).toBe(false);
});

test.each([
    ['that is too short', CASE_ID.slice(1)],
    ['of 16 characters', `${CASE_ID}A`],
    ['of 19 characters', `${CASE_ID}AAAA`],
    ['with a quote', "500000000' OR 1"],
    ['with a line break after it', `${CASE_ID}\n`],
    ['that is a list and prints like an id', [CASE_ID]],
    ['that is missing', undefined],
    ['that is null', null],
    ['that is a number', 500000000000001]
])('A value %s is no record id', (_, value) => {
    expect(isRecordId(value)).toBe(false);
});

test.each([
    [SESSION_ID, 'session'],
    [`${CALL_ID}AAA`, 'call'],
    [CASE_ID, null],
    ['0Mw', null],
    [7, null]
])('The record %s is of the kind %s', (id, kind) => {
    expect(kindOfRecord(id)).toBe(kind);
});
