import { MAX_STATED_WAIT_MS, MAX_TIME_MS, type Problem } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import { addLine, EMPTY_LOG, logAt, type CallLog } from './callLog';
import { applyResponse, JITTER_MS, parseLimitInfo, type CallResponse } from './responses';

const MOMENT = { nowMs: START_AT, chance: 0.5 };
const LIMIT: Problem = { code: 'limit-reached', status: 403, retryAt: START_AT + 1_000 };
const LOG: CallLog = addLine(EMPTY_LOG, { id: 'call', at: START_AT, kind: 'entries', name: 'kettle', isAuto: true });

function respond(fields: Partial<CallResponse> & Readonly<{ kind?: 'entries' | 'other' }>, log = LOG, chance = 0.5) {
    const { kind = 'entries', ...response } = fields;
    const ticket = { id: 'call', kind };
    return applyResponse(log, { ticket, limitInfo: null, problem: null, ...response }, { ...MOMENT, chance });
}

test('a call stays counted whatever its response is, since it was counted when it was admitted', () => {
    const problems = [null, LIMIT, { code: 'timed-out' as const }, { code: 'no-access' as const, status: 403 }];
    for (const problem of problems) expect(respond({ problem }).log.lines).toHaveLength(1);
});

test('a call that Salesforce refused marked nothing active; one without a status or with an unreadable body may have', () => {
    const nameAfter = (problem: Problem | null) => respond({ problem }).log.lines[0]?.name;
    expect(nameAfter({ code: 'no-access', status: 403 })).toBeNull();
    expect(nameAfter({ code: 'unavailable', status: 503 })).toBeNull();
    expect(nameAfter({ code: 'malformed', status: 200 })).toBe('kettle');
    expect(nameAfter({ code: 'timed-out' })).toBe('kettle');
    expect(nameAfter(null)).toBe('kettle');
});

test('the org’s daily count is taken from each response, and stays where a response has none', () => {
    const { log } = respond({ limitInfo: 'api-usage=5/100' });
    expect(log.daily).toEqual({ used: 5, allowed: 100, at: START_AT });
    expect(respond({}, log).log.daily).toEqual(log.daily);
});

describe('a limit', () => {
    test.each([
        ['entries', 'entriesStop', 'allStop'],
        ['other', 'allStop', 'entriesStop']
    ] as const)('that a call of kind %s met is an %s, a little longer by chance', (kind, stop, untouched) => {
        const { log, result } = respond({ kind, problem: LIMIT });
        const until = START_AT + 1_000 + JITTER_MS['limit-reached'] / 2;
        expect(log[stop]).toEqual({ at: START_AT, until, code: 'limit-reached' });
        expect([log[untouched], log.pause]).toEqual([null, null]);
        expect(result).toEqual({ ...LIMIT, retryAt: until });
    });

    test('that is known already is not made longer by chance', () => {
        const { log } = respond({ problem: LIMIT });
        const again = respond({ problem: LIMIT }, log, 1);
        expect(again.log.entriesStop).toEqual(log.entriesStop);
        expect(again.result?.retryAt).toBe(log.entriesStop?.until);
    });

    test('that states a time absurdly far ahead stops calls for a day', () => {
        const { log, result } = respond({ problem: { ...LIMIT, retryAt: MAX_TIME_MS } }, LOG, 0);
        expect(result?.retryAt).toBe(START_AT + MAX_STATED_WAIT_MS);
        expect(log.entriesStop?.until).toBe(START_AT + MAX_STATED_WAIT_MS);
    });
});

describe('a concurrency limit', () => {
    const BUSY: Problem = { code: 'busy', status: 403, retryAt: START_AT + 5_000 };

    test('stops nobody: it pauses automatic requests for seconds', () => {
        const { log, result } = respond({ problem: BUSY }, LOG, 1);
        expect([log.entriesStop, log.allStop]).toEqual([null, null]);
        expect(log.pause).toEqual({ at: START_AT, until: START_AT + 5_000 + JITTER_MS.busy, code: 'busy' });
        expect(result?.retryAt).toBe(log.pause?.until);
        expect(JITTER_MS.busy).toBeLessThanOrEqual(10_000);
    });
});

describe('an outage', () => {
    const DOWN: Problem = { code: 'unavailable', status: 503, retryAt: START_AT + 60_000 };

    test.each(['unavailable', 'timed-out'] as const)('reported as %s pauses automatic requests', (code) => {
        const { log, result } = respond({ problem: { ...DOWN, code } });
        expect(log.pause).toEqual({
            at: START_AT,
            until: START_AT + 60_000 + JITTER_MS.unavailable / 2,
            code: 'unavailable'
        });
        expect(result).toEqual({ ...DOWN, code, retryAt: log.pause?.until });
    });

    test('is over with the first response that succeeds', () => {
        const { log } = respond({ problem: DOWN });
        const { pause } = logAt(respond({}, log).log, START_AT);
        expect(pause?.until).toBe(START_AT);
    });
});

test('a problem that does not pass with time changes nothing but the daily count', () => {
    const problem: Problem = { code: 'not-available', status: 200 };
    expect(respond({ problem })).toEqual({ log: LOG, result: problem });
});

describe('Sforce-Limit-Info', () => {
    test.each([
        ['api-usage=62110/100000', 62_110, 100_000],
        ['api-usage=0/15000', 0, 15_000],
        ['api-usage=25/5000; per-app-api-usage=17/250(appName=sample)', 25, 5_000],
        ['per-app-api-usage=17/250(appName=sample), api-usage=25/5000', 25, 5_000]
    ])('%s is read', (header, used, allowed) => {
        expect(parseLimitInfo(header)).toEqual({ used, allowed });
    });

    test.each([
        null,
        '',
        'api-usage=',
        'api-usage=5',
        'api-usage=5/0',
        'api-usage=-5/10',
        'per-app-api-usage=1/2',
        'x'
    ])('%s says nothing', (header) => {
        expect(parseLimitInfo(header)).toBeNull();
    });
});
