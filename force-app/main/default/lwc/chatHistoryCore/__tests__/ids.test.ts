import { isRecordId, shortId } from '../chatHistoryCore';
import { CASE_ID, SESSION_ID } from './builders';

test('an id is compared by its first 15 characters, however it came', () => {
    expect(shortId(`${SESSION_ID}EAK`)).toBe(SESSION_ID);
    expect(shortId(SESSION_ID)).toBe(SESSION_ID);
});

test.each([SESSION_ID, `${SESSION_ID}EAK`])('%s is a record id', (id) => {
    expect(isRecordId(id)).toBe(true);
    expect(isRecordId(id, '0Mw')).toBe(true);
    expect(isRecordId(id, '0LQ')).toBe(false);
});

test('the key prefix is case-sensitive: 0MW is another object than 0Mw', () => {
    expect(isRecordId('0MW000000000001', '0Mw')).toBe(false);
});

test.each([
    ['too short', CASE_ID.slice(1)],
    ['of 16 characters', `${CASE_ID}A`],
    ['of 19 characters', `${CASE_ID}AAAA`],
    ['with a quote', "500000000' OR 1"],
    ['with a line break after it', `${CASE_ID}\n`],
    ['a list that prints like an id', [CASE_ID]],
    ['missing', undefined],
    ['null', null],
    ['a number', 500000000000001]
])('a value %s is no record id', (_, value) => {
    expect(isRecordId(value)).toBe(false);
});
