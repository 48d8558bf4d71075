import { DEFAULT_LIMITS, INITIATORS, type Initiator, type Limits } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import { CEILING, CEILING_ALONE, CONFIRMED_ALLOWANCE, DAILY_VALID_MS, refuse } from './admission';
import { ACTIVE_MS, addLine, EMPTY_LOG, HOUR_MS, type CallLog } from './callLog';

const BUDGET = 10;
const BUDGET_CEILING = BUDGET + CONFIRMED_ALLOWANCE;

type LogFields = Partial<CallLog> &
    Readonly<{ callCount?: number; otherCount?: number; autoNames?: readonly string[] }>;

function aLog({ callCount = 0, otherCount = 0, autoNames = [], ...fields }: LogFields): CallLog {
    let log: CallLog = { ...EMPTY_LOG, ...fields };
    for (let index = 0; index < callCount; index += 1) {
        log = addLine(log, { id: `user ${index}`, at: START_AT + index, kind: 'entries', name: 'kettle' });
    }
    for (let index = 0; index < otherCount; index += 1) {
        log = addLine(log, { id: `other ${index}`, at: START_AT, kind: 'other' });
    }
    for (const name of autoNames) {
        log = addLine(log, { id: `auto ${name}`, at: START_AT, kind: 'entries', name, isAuto: true });
    }
    return log;
}

const entriesCall = (initiator: Initiator, limits: Partial<Limits> = {}, name = 'kettle') =>
    ({ kind: 'entries', initiator, name, limits: { ...DEFAULT_LIMITS, hourlyBudget: BUDGET, ...limits } }) as const;
const otherCall = (initiator: Initiator) => ({ kind: 'other', name: null, initiator, limits: DEFAULT_LIMITS }) as const;

function entries(initiator: Initiator, fields: LogFields, limits: Partial<Limits> = {}, name = 'kettle') {
    return refuse(aLog(fields), entriesCall(initiator, limits, name), START_AT, false)?.code ?? null;
}

function other(initiator: Initiator, fields: LogFields, nowMs = START_AT) {
    return refuse(aLog(fields), otherCall(initiator), nowMs, false)?.code ?? null;
}

describe('the hourly budget', () => {
    test.each([
        ['auto', 7, null],
        ['auto', 8, 'held-back-hourly'],
        ['user', 9, null],
        ['user', 10, 'over-budget'],
        ['user-confirmed', 10, null]
    ] as const)('answers a call of initiator %s after %i of 10 calls with %s', (initiator, callCount, code) => {
        expect(entries(initiator, { callCount })).toBe(code);
    });

    test('of nothing lets only confirmed calls through', () => {
        const codes = INITIATORS.map((initiator) => entries(initiator, {}, { hourlyBudget: 0 }));
        expect(codes).toEqual(['held-back-hourly', 'over-budget', null]);
    });
});

describe('the ceiling', () => {
    test.each([...INITIATORS])('stops a call of initiator %s', (initiator) => {
        expect(entries(initiator, { callCount: BUDGET_CEILING })).toBe('ceiling-reached');
        expect(entries('user-confirmed', { callCount: BUDGET_CEILING - 1 })).toBeNull();
    });

    test('is never above what Salesforce allows an hour', () => {
        const limits = { hourlyBudget: 1_000 };
        expect(entries('user-confirmed', { callCount: 999 }, limits)).toBeNull();
        expect(entries('user-confirmed', { callCount: 1_000 }, limits)).toBe('ceiling-reached');
    });

    test('says that a call is possible again when so many have left the hour that there is room', () => {
        const call = entriesCall('user-confirmed');
        const retryAt = (callCount: number) => refuse(aLog({ callCount }), call, START_AT, false)?.retryAt;
        expect(retryAt(BUDGET_CEILING)).toBe(START_AT + HOUR_MS);
        expect(retryAt(BUDGET_CEILING + 7)).toBe(START_AT + 7 + HOUR_MS);
    });

    test.each([...INITIATORS])('stops other calls of initiator %s after 1,000 of them', (initiator) => {
        const otherCount = CEILING;
        expect(other(initiator, { otherCount })).toBe('ceiling-reached');
        expect(other(initiator, { otherCount: otherCount - 1 })).toBeNull();
        expect(entries('user', { otherCount })).toBeNull();
    });

    test.each([...INITIATORS])(
        'is low for a page that has never read the log, whose calls have the initiator %s',
        (initiator) => {
            const limits = { hourlyBudget: 1_000 };
            const refusal = (fields: LogFields, call: Parameters<typeof refuse>[1]) =>
                refuse(aLog(fields), call, START_AT, true);
            const atCeiling = { callCount: CEILING_ALONE.entries, otherCount: CEILING_ALONE.other };
            const below = { callCount: CEILING_ALONE.entries - 1, otherCount: CEILING_ALONE.other - 1 };
            for (const call of [entriesCall(initiator, limits), otherCall(initiator)]) {
                expect(refusal(atCeiling, call)).toEqual({ code: 'ceiling-reached', retryAt: START_AT + HOUR_MS });
                expect(refusal(below, call)).toBeNull();
            }
        }
    );
});

describe('the active budget', () => {
    const limits = { activeBudget: 2 };
    const autoNames = ['invoice', 'bicycle'];

    test('holds back an automatic call that would mark one conversation too many active', () => {
        expect(entries('auto', { autoNames: ['invoice'] }, limits, 'kettle')).toBeNull();
        expect(entries('auto', { autoNames }, limits, 'kettle')).toBe('held-back-active');
    });

    test('lets a conversation that is automatically active be read again', () => {
        expect(entries('auto', { autoNames }, limits, 'bicycle')).toBeNull();
    });

    test('binds automatic calls only', () => {
        expect(entries('user', { autoNames }, limits)).toBeNull();
        expect(entries('user-confirmed', { autoNames }, limits)).toBeNull();
    });

    test('does not count conversations that users marked active', () => {
        expect(entries('auto', { callCount: 3 }, { activeBudget: 1 }, 'invoice')).toBeNull();
        expect(entries('auto', { callCount: 3 }, { activeBudget: 0 }, 'invoice')).toBe('held-back-active');
    });

    test('has room again half an hour after the first call', () => {
        const call = entriesCall('auto', limits);
        const refusal = (nowMs: number) => refuse(aLog({ autoNames }), call, nowMs, false)?.code ?? null;
        expect(refusal(START_AT + ACTIVE_MS - 1)).toBe('held-back-active');
        expect(refusal(START_AT + ACTIVE_MS)).toBeNull();
    });
});

describe('a limit of Salesforce', () => {
    const stop = { at: START_AT, until: START_AT + 9, code: 'limit-reached' } as const;

    test.each([...INITIATORS])('stops entries calls of initiator %s and says until when', (initiator) => {
        const refusal = { code: 'limit-reached', retryAt: START_AT + 9 };
        const refusalOf = (fields: LogFields, call: Parameters<typeof refuse>[1], nowMs: number) =>
            refuse(aLog(fields), call, nowMs, false);
        expect(refusalOf({ entriesStop: stop }, entriesCall(initiator), START_AT)).toEqual(refusal);
        expect(refusalOf({ allStop: stop }, entriesCall(initiator), START_AT)).toEqual(refusal);
        expect(refusalOf({ allStop: stop }, otherCall(initiator), START_AT)).toEqual(refusal);
        expect(refusalOf({ allStop: stop, entriesStop: stop }, otherCall(initiator), START_AT + 9)).toBeNull();
    });

    test('that entries calls met leaves the other calls alone, so that cached transcripts can be shown', () => {
        expect(other('auto', { entriesStop: stop })).toBeNull();
    });
});

describe('a pause', () => {
    test.each(['unavailable', 'busy'] as const)('because Salesforce is %s binds automatic calls only', (code) => {
        const pause = { at: START_AT, until: START_AT + 9, code };
        expect([entries('auto', { pause }), other('auto', { pause })]).toEqual([code, code]);
        for (const initiator of ['user', 'user-confirmed'] as const) {
            expect([entries(initiator, { pause }), other(initiator, { pause })]).toEqual([null, null]);
        }
    });

    test('that is over binds nobody', () => {
        const pause = { at: START_AT, until: START_AT, code: 'busy' } as const;
        expect([entries('auto', { pause }), other('auto', { pause })]).toEqual([null, null]);
    });
});

describe('the org’s daily share', () => {
    test.each([
        [89, null],
        [90, 'held-back-daily']
    ])('at %i of 100 daily calls answers automatic calls with %s, and binds nobody else', (used, code) => {
        const daily = { used, allowed: 100, at: START_AT };
        expect([entries('auto', { daily }), other('auto', { daily })]).toEqual([code, code]);
        expect([entries('user', { daily }), other('user', { daily })]).toEqual([null, null]);
    });

    test('is forgotten after a while, or nobody would learn that a new day has begun', () => {
        const daily = { used: 100, allowed: 100, at: START_AT };
        expect(other('auto', { daily }, START_AT + DAILY_VALID_MS - 1)).toBe('held-back-daily');
        expect(other('auto', { daily }, START_AT + DAILY_VALID_MS)).toBeNull();
    });
});
