import fc from 'fast-check';
import {
    CONNECT,
    decodeConnect,
    decodeReady,
    decodeRequest,
    INITIATORS,
    PROTOCOL_VERSION,
    READY,
    requestIdOf
} from '../chatHistoryCore';
import { CALL_ID, CASE_ID, MORNING_AT, SESSION_ID } from 'support/builders';

const v = PROTOCOL_VERSION;
const nonce = '2f1c7f4e-9d3b-4c55-8a70-5b1f0c6d9e21';
const args = { caseId: CASE_ID, recordId: SESSION_ID, fetchPolicy: 'cache-first', initiator: 'user', limits: {} };

function request(fields: Readonly<Record<string, unknown>>) {
    return decodeRequest({ id: 3, verb: 'transcript', args: { ...args, ...fields } });
}

test('A ready message is decoded without unknown fields', () => {
    expect(decodeReady({ type: READY, v, extra: 1 })).toEqual({ ok: true, value: { type: READY, v } });
});

test('A connect message is decoded without unknown fields', () => {
    expect(decodeConnect({ type: CONNECT, v, nonce, extra: 1 })).toEqual({
        ok: true,
        value: { type: CONNECT, v, nonce }
    });
});

test('A handshake of another protocol version is not supported', () => {
    expect(decodeReady({ type: READY, v: v - 1 })).toMatchObject({ problem: { code: 'not-supported' } });
    expect(decodeConnect({ type: CONNECT, v: 0, nonce })).toMatchObject({ problem: { code: 'not-supported' } });
});

test.each([[undefined], [''], ['short'], ['x'.repeat(129)], ['<script>alert(1)</script>'], [7]])(
    'A connect message with the nonce %j is malformed',
    (bad) => {
        expect(decodeConnect({ type: CONNECT, v, nonce: bad })).toMatchObject({ problem: { code: 'malformed' } });
    }
);

test.each([
    [{ fetchPolicy: 'cache-first' }],
    [{ fetchPolicy: 'cache-only' }],
    [{ fetchPolicy: 'refresh', newerThan: MORNING_AT }],
    [{ fetchPolicy: 'older-page', before: MORNING_AT }]
])('A transcript can be requested with %j', (options) => {
    expect(request(options)).toEqual({ ok: true, value: { id: 3, verb: 'transcript', args: { ...args, ...options } } });
});

test.each([
    [{ scope: 'unlinked' }, { scope: 'unlinked' }],
    [
        { scope: 'customer', listsOthers: true },
        { scope: 'customer', listsOthers: true }
    ],
    [{ scope: 'case' }, {}],
    [{ scope: undefined, listsOthers: false }, {}],
    [{ listsOthers: 1 }, {}]
])('Of the contact’s other records a transcript can be requested with %j', (given, expected) => {
    const options = { fetchPolicy: 'cache-first' };
    expect(request({ ...options, ...given })).toEqual({
        ok: true,
        value: { id: 3, verb: 'transcript', args: { ...args, ...options, ...expected } }
    });
});

test.each([[null], [''], ['everyone'], ['Customer'], [7], [['customer']], [{ scope: 'customer' }]])(
    'A transcript is not requested within the scope %j',
    (scope) => {
        expect(request({ scope })).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    }
);

test('A transcript of a call can be requested, with ids of 18 characters', () => {
    expect(request({ recordId: `${CALL_ID}AAA`, caseId: `${CASE_ID}AAA` }).ok).toBe(true);
});

test('A request is decoded without unknown fields', () => {
    const outcome = decodeRequest({
        id: 0,
        verb: 'transcript',
        url: '/x',
        args: { ...args, soql: 'x', before: 1, newerThan: 2, limits: { wish: 1 } }
    });
    expect(outcome).toEqual({ ok: true, value: { id: 0, verb: 'transcript', args } });
});

test.each(INITIATORS)('A transcript can be requested by the initiator %s', (initiator) => {
    expect(request({ initiator })).toMatchObject({ value: { args: { initiator } } });
});

test('A request may carry limits of the component', () => {
    const limits = { maxAgeMs: 0, hourlyBudget: 12 };
    expect(request({ limits })).toMatchObject({ value: { args: { limits } } });
    expect(request({ limits: undefined })).toMatchObject({ value: { args: { limits: {} } } });
    expect(decodeRequest({ id: 4, verb: 'usage', args: { limits } })).toEqual({
        ok: true,
        value: { id: 4, verb: 'usage', args: { limits } }
    });
});

test('An abort names its request', () => {
    expect(decodeRequest({ id: 3, abort: true, verb: 'transcript' })).toEqual({
        ok: true,
        value: { id: 3, abort: true }
    });
});

test.each([['release'], [undefined], [['transcript']], ['constructor']])(
    'A request with the verb %j is not supported',
    (verb) => {
        expect(decodeRequest({ id: 3, verb, args })).toEqual({ ok: false, problem: { code: 'not-supported' } });
    }
);

test.each([
    ['the Case id of another object', { caseId: SESSION_ID }],
    ['the record id of a Case', { recordId: CASE_ID }],
    ['SOQL in the record id', { recordId: "0Mw' OR Id != '" }],
    ['a list as Case id', { caseId: [CASE_ID] }],
    ['no fetch policy', { fetchPolicy: undefined }],
    ['an unknown fetch policy', { fetchPolicy: 'network-only' }],
    ['a refresh without its time', { fetchPolicy: 'refresh' }],
    ['a negative bound', { fetchPolicy: 'older-page', before: -1 }],
    ['a fractional bound', { fetchPolicy: 'older-page', before: 1.5 }],
    ['a bound beyond the range of dates', { fetchPolicy: 'older-page', before: 8.64e15 + 2 }],
    ['a bound that is no number', { fetchPolicy: 'older-page', before: '1' }],
    ['no initiator', { initiator: undefined }],
    ['an unknown initiator', { initiator: 'manager' }],
    ['limits that are no object', { limits: 5 }],
    ['a negative limit', { limits: { hourlyBudget: -1 } }],
    ['an endless limit', { limits: { maxAgeMs: Infinity } }],
    ['a limit that is no number', { limits: { hourlyBudget: '5' } }]
])('A request with %s is a bad request', (_, fields) => {
    expect(request(fields)).toEqual({ ok: false, problem: { code: 'bad-request' } });
});

test.each([[undefined], [-1], [1.5], [NaN], ['3'], [2 ** 53]])(
    'A request with the id %p is malformed and can’t be answered',
    (id) => {
        expect(decodeRequest({ id, verb: 'transcript', args })).toEqual({ ok: false, problem: { code: 'malformed' } });
        expect(requestIdOf({ id })).toBeNull();
    }
);

test('A refused request can be answered under its id', () => {
    expect(requestIdOf({ id: 3, verb: 'release' })).toBe(3);
    expect(requestIdOf(null)).toBeNull();
});

test('Any message is refused without an exception', () => {
    fc.assert(fc.property(fc.anything(), (message) => expectRefused(message)));
});

function expectRefused(message: unknown): void {
    for (const decode of [decodeReady, decodeConnect, decodeRequest]) expect(decode(message).ok).toBe(false);
    expect(requestIdOf(message)).toBeNull();
}
