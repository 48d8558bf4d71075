import fc from 'fast-check';
import {
    CONNECT,
    decodeConnect,
    decodeReady,
    decodeRequest,
    PROTOCOL_VERSION,
    READY,
    requestIdOf
} from '../chatHistoryCore';
import { CALL_ID, CASE_ID, MORNING_AT, SESSION_ID } from './builders';

const v = PROTOCOL_VERSION;
const nonce = '2f1c7f4e-9d3b-4c55-8a70-5b1f0c6d9e21';
const args = { caseId: CASE_ID, recordId: SESSION_ID, read: { how: 'once' }, by: 'agent', limits: {} };

function request(fields: Readonly<Record<string, unknown>>) {
    return decodeRequest({ id: 3, verb: 'transcript', args: { ...args, ...fields } });
}

test('a ready message is read, and what came with it is dropped', () => {
    expect(decodeReady({ type: READY, v, extra: 1 })).toEqual({ ok: true, value: { type: READY, v } });
});

test('a connect message is read, and what came with it is dropped', () => {
    expect(decodeConnect({ type: CONNECT, v, nonce, extra: 1 })).toEqual({
        ok: true,
        value: { type: CONNECT, v, nonce }
    });
});

test('another version of the protocol is not supported', () => {
    expect(decodeReady({ type: READY, v: v + 1 })).toMatchObject({ problem: { code: 'not-supported' } });
    expect(decodeConnect({ type: CONNECT, v: 0, nonce })).toMatchObject({ problem: { code: 'not-supported' } });
});

test.each([[undefined], [''], ['short'], ['x'.repeat(129)], ['<script>alert(1)</script>'], [7]])(
    '%j is no nonce',
    (bad) => {
        expect(decodeConnect({ type: CONNECT, v, nonce: bad })).toMatchObject({ problem: { code: 'malformed' } });
    }
);

test.each([
    [{ how: 'once' }],
    [{ how: 'kept' }],
    [{ how: 'again', newerThan: MORNING_AT }],
    [{ how: 'older', before: MORNING_AT }]
])('a transcript can be asked for as %j', (read) => {
    expect(request({ read })).toEqual({ ok: true, value: { id: 3, verb: 'transcript', args: { ...args, read } } });
});

test('a call is asked for like a session, with ids of either length', () => {
    expect(request({ recordId: `${CALL_ID}AAA`, caseId: `${CASE_ID}AAA` }).ok).toBe(true);
});

test('fields that nobody knows go no further', () => {
    const outcome = decodeRequest({
        id: 0,
        verb: 'transcript',
        url: '/x',
        args: { ...args, soql: 'x', read: { how: 'once', before: 1 }, limits: { wish: 1 } }
    });
    expect(outcome).toEqual({ ok: true, value: { id: 0, verb: 'transcript', args } });
});

test.each([['itself'], ['agent'], ['confirmed']])('a transcript can be wanted by %s', (by) => {
    expect(request({ by })).toMatchObject({ value: { args: { by } } });
});

test('a component may bring limits of its own', () => {
    const limits = { maxAgeMs: 0, memoryOnly: true, hourlyBudget: 12, dailyShare: 0.5 };
    expect(request({ limits })).toMatchObject({ value: { args: { limits } } });
    expect(request({ limits: undefined })).toMatchObject({ value: { args: { limits: {} } } });
    expect(decodeRequest({ id: 4, verb: 'usage', args: { limits } })).toEqual({
        ok: true,
        value: { id: 4, verb: 'usage', args: { limits } }
    });
});

test('the page can be asked whether it may be let go of', () => {
    expect(decodeRequest({ id: 4, verb: 'release', args: 'whatever' })).toEqual({
        ok: true,
        value: { id: 4, verb: 'release' }
    });
});

test('an abort names the request', () => {
    expect(decodeRequest({ id: 3, abort: true, verb: 'transcript' })).toEqual({
        ok: true,
        value: { id: 3, abort: true }
    });
});

test.each([['erase'], [undefined], [['transcript']], ['constructor']])('the verb %j is not supported', (verb) => {
    expect(decodeRequest({ id: 3, verb, args })).toEqual({ ok: false, problem: { code: 'not-supported' } });
});

test.each([
    ['a Case id of another object', { caseId: SESSION_ID }],
    ['a record id of another object', { recordId: CASE_ID }],
    ['a record id with SOQL in it', { recordId: "0Mw' OR Id != '" }],
    ['an id that is a list', { caseId: [CASE_ID] }],
    ['no way of reading', { read: undefined }],
    ['an unknown way of reading', { read: { how: 'all' } }],
    ['a refresh without its time', { read: { how: 'again' } }],
    ['a negative bound', { read: { how: 'older', before: -1 } }],
    ['a bound with a fraction', { read: { how: 'older', before: 1.5 } }],
    ['a bound beyond time', { read: { how: 'older', before: 8.64e15 + 2 } }],
    ['a bound that is no number', { read: { how: 'older', before: '1' } }],
    ['nobody who wants it', { by: undefined }],
    ['somebody unknown who wants it', { by: 'the manager' }],
    ['limits that are no object', { limits: 5 }],
    ['a negative limit', { limits: { hourlyBudget: -1 } }],
    ['an endless limit', { limits: { maxAgeMs: Infinity } }],
    ['a limit that is no number', { limits: { dailyShare: '0.5' } }],
    ['a mode that is neither on nor off', { limits: { memoryOnly: 'yes' } }]
])('%s is a bad request', (_, fields) => {
    expect(request(fields)).toEqual({ ok: false, problem: { code: 'bad-request' } });
});

test.each([[undefined], [-1], [1.5], [NaN], ['3'], [2 ** 53]])(
    'a request with the id %p can not even be answered',
    (id) => {
        expect(decodeRequest({ id, verb: 'transcript', args })).toEqual({ ok: false, problem: { code: 'malformed' } });
        expect(requestIdOf({ id })).toBeNull();
    }
);

test('a refused request can be answered under its id', () => {
    expect(requestIdOf({ id: 3, verb: 'erase' })).toBe(3);
    expect(requestIdOf(null)).toBeNull();
});

test('whatever comes in, nothing throws and nothing is let through', () => {
    fc.assert(fc.property(fc.anything(), (message) => expectRefused(message)));
});

test('a value that throws when it is looked at is refused', () => {
    function fail(): never {
        throw new Error('trap');
    }
    expectRefused(new Proxy({}, { get: fail, has: fail }));
});

function expectRefused(message: unknown): void {
    for (const decode of [decodeReady, decodeConnect, decodeRequest]) expect(decode(message).ok).toBe(false);
    expect(requestIdOf(message)).toBeNull();
}
