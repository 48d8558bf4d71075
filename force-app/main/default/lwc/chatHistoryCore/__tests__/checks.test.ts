import fc from 'fast-check';
import {
    asObject,
    foldName,
    isAmount,
    isCount,
    isObject,
    isTime,
    MAX_TIME_MS,
    parseSalesforceTime,
    stringOr
} from '../chatHistoryCore';
import { MORNING_AT } from 'support/builders';

test.each([
    ['2026-03-02T09:00:00.000Z', MORNING_AT],
    ['2026-03-02T09:00:00Z', MORNING_AT],
    ['2026-03-02T09:00:00.000+0000', MORNING_AT],
    ['2026-03-02T10:00:00+01:00', MORNING_AT],
    ['2026-03-02T05:30:00.5-0330', MORNING_AT + 500]
])('The Salesforce time %s is parsed', (text, at) => {
    expect(parseSalesforceTime(text)).toBe(at);
});

test.each([
    '',
    '2026-03-02',
    '2026-03-02T09:00:00',
    '2026-03-02T09:00:00.000',
    '2026-13-02T09:00:00Z',
    MORNING_AT,
    null
])('The value %j is no Salesforce time', (value) => {
    expect(parseSalesforceTime(value)).toBeNull();
});

test('A time before 1970 is no Salesforce time', () => {
    expect(parseSalesforceTime('1969-12-31T23:59:59Z')).toBeNull();
});

test.each([
    ['END_USER', 'enduser'],
    ['EndUser', 'enduser'],
    ['end user', 'enduser'],
    ['In-Progress', 'inprogress']
])('The spelling %s is folded to %s', (spelling, folded) => {
    expect(foldName(spelling)).toBe(folded);
});

test.each([[null], [[]], ['text'], [7], [undefined]])(
    'The value %j is no object and reads as an empty one',
    (value) => {
        expect(isObject(value)).toBe(false);
        expect(asObject(value)).toEqual({});
    }
);

test('An object is read as itself', () => {
    const value = { name: 1 };
    expect(isObject(value)).toBe(true);
    expect(asObject(value)).toBe(value);
});

test.each([
    [0, { isTime: true, isCount: true, isAmount: true }],
    [0.5, { isTime: false, isCount: false, isAmount: true }],
    [MAX_TIME_MS, { isTime: true, isCount: true, isAmount: true }],
    [MAX_TIME_MS + 1, { isTime: false, isCount: true, isAmount: true }],
    [2 ** 53, { isTime: false, isCount: false, isAmount: true }],
    [-1, { isTime: false, isCount: false, isAmount: false }],
    [Infinity, { isTime: false, isCount: false, isAmount: false }],
    [NaN, { isTime: false, isCount: false, isAmount: false }],
    ['1', { isTime: false, isCount: false, isAmount: false }]
])('The value %p is checked as time, count and amount', (value, expected) => {
    expect({ isTime: isTime(value), isCount: isCount(value), isAmount: isAmount(value) }).toEqual(expected);
});

test('Every time can be made a Date', () => {
    fc.assert(
        fc.property(fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger()), (value) => {
            expect(isTime(value) && Number.isNaN(new Date(value).getTime())).toBe(false);
        })
    );
});

test('A value that is no string becomes the fallback', () => {
    expect([stringOr('', null), stringOr(7, null), stringOr(undefined, 'x')]).toEqual(['', null, 'x']);
});
