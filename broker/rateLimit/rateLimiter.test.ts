import fc from 'fast-check';
import {
    BUSY_RETRY_MS,
    createDiagnostics,
    DEFAULT_LIMITS,
    INITIATORS,
    LIMIT_RETRY_MS,
    UNAVAILABLE_RETRY_MS,
    type Initiator,
    type Outcome,
    type Problem
} from 'c/chatHistoryCore';
import { createFakeClock, START_AT } from 'support/fakeClock';
import { whileTimePasses } from 'support/settled';
import { createMemoryStore, type KeyValueStore } from '../storage/keyValueStore';
import { createSafeStore } from '../storage/safeStore';
import { callLogKey } from '../storage/storeKeys';
import { CEILING, CEILING_ALONE, CONFIRMED_ALLOWANCE, type Call } from './admission';
import { ACTIVE_MS, HOUR_MS } from './callLog';
import { createRateLimiter, type RateLimiter } from './rateLimiter';
import type { CallTicket } from './responses';

const BUDGET = 10;
const limits = { ...DEFAULT_LIMITS, hourlyBudget: BUDGET };

function setUp(given: KeyValueStore = createMemoryStore()) {
    const clock = createFakeClock();
    const diagnostics = createDiagnostics();
    const store = createSafeStore(given, clock, diagnostics);
    const open = (owner: string | null = 'ines') =>
        createRateLimiter({ clock, crypto, store, owner: () => Promise.resolve(owner), diagnostics });
    return { clock, store, open, diagnostics };
}

const entries = (initiator: Initiator, name = 'kettle'): Call => ({ kind: 'entries', initiator, name, limits });
const other = (initiator: Initiator): Call => ({ kind: 'other', name: null, initiator, limits });

function ticketOf(outcome: Outcome<CallTicket>): CallTicket {
    if (!outcome.ok) throw new Error(outcome.problem.code);
    return outcome.value;
}

async function respond(limiter: RateLimiter, problem: Problem | null, call: Call = entries('user-confirmed')) {
    const ticket = ticketOf(await limiter.admit(call));
    return limiter.recordResponse({ ticket, limitInfo: null, problem });
}

const limitAt = (nowMs: number): Problem => ({ code: 'limit-reached', status: 403, retryAt: nowMs + LIMIT_RETRY_MS });

describe('pages of one browser', () => {
    test('count the calls of one user together', async () => {
        const { open } = setUp();
        const [first, second] = [open(), open()];
        for (let count = 0; count < BUDGET / 2; count += 1) {
            await first.admit(entries('user'));
            await second.admit(entries('user', 'invoice'));
        }
        expect(await first.admit(entries('user'))).toEqual({ ok: false, problem: { code: 'over-budget' } });
        expect(await second.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET, activeConversations: 2 });
    });

    test('can not both make the last call', async () => {
        const { open } = setUp();
        const [first, second] = [open(), open()];
        for (let count = 0; count < BUDGET - 1; count += 1) await first.admit(entries('user'));
        const both = await Promise.all([first.admit(entries('user')), second.admit(entries('user'))]);
        expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    });

    test('can not both take the last place in the active budget', async () => {
        const { open } = setUp();
        const admit = (name: string) =>
            open().admit({ kind: 'entries', initiator: 'auto', name, limits: { ...limits, activeBudget: 1 } });
        const both = await Promise.all([admit('kettle'), admit('invoice')]);
        expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    });

    test('do not count the calls of two users together', async () => {
        const { open } = setUp();
        await open('ines').admit(entries('user'));
        expect(await open('piet').usage(limits)).toMatchObject({ entriesCallsLastHour: 0 });
    });
});

test('usage says what was requested, what it marked active and where answers came from', async () => {
    const { open } = setUp();
    const limiter = open();
    const ticket = ticketOf(await limiter.admit(entries('auto')));
    await limiter.recordResponse({ ticket, limitInfo: 'api-usage=5/100', problem: null });
    await limiter.admit(entries('user', 'invoice'));
    await limiter.admit(other('auto'));
    await limiter.recordAnswer('salesforce');
    await limiter.recordAnswer('cache');
    await limiter.recordAnswer('cache');
    expect(await limiter.usage(limits)).toEqual({
        entriesCallsLastHour: 2,
        hourlyBudget: BUDGET,
        activeConversations: 2,
        autoActiveConversations: 1,
        activeBudget: 10,
        otherCallsLastHour: 1,
        answersLastHour: { salesforce: 1, cache: 2 },
        daily: { used: 5, allowed: 100 },
        dailyShare: 0.9,
        stoppedUntil: null
    });
});

describe('a call', () => {
    test('that was sent stays counted without a response, as when its request is aborted', async () => {
        const { open } = setUp();
        const limiter = open();
        for (let count = 0; count < BUDGET; count += 1) await limiter.admit(entries('user'));
        expect(await limiter.admit(entries('user'))).toMatchObject({ problem: { code: 'over-budget' } });
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET });
    });

    test.each([entries('auto'), other('auto')])(
        'that was admitted and never sent is withdrawn, also for pages that have seen it: %j',
        async (call) => {
            const { open } = setUp();
            const [first, second] = [open(), open()];
            const ticket = ticketOf(await first.admit(call));
            await second.recordAnswer('cache');
            await first.withdraw(ticket);
            await second.recordAnswer('cache');
            for (const limiter of [first, second]) {
                expect(await limiter.usage(limits)).toMatchObject({
                    entriesCallsLastHour: 0,
                    otherCallsLastHour: 0,
                    autoActiveConversations: 0
                });
            }
        }
    );

    test('that is sent again is admitted again and counts again, and its conversation counts once', async () => {
        const { open } = setUp();
        const limiter = open();
        for (let count = 0; count < BUDGET - 1; count += 1) await limiter.admit(entries('user'));
        expect((await limiter.admit(entries('user'))).ok).toBe(true);
        expect((await limiter.admit(entries('user'))).ok).toBe(false);
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET, activeConversations: 1 });
    });

    test('that Salesforce refused gives its place in the active budget back', async () => {
        const { open } = setUp();
        const limiter = open();
        const call: Call = {
            kind: 'entries',
            initiator: 'auto',
            name: 'kettle',
            limits: { ...limits, activeBudget: 1 }
        };
        await respond(limiter, { code: 'no-access', status: 403 }, call);
        expect((await limiter.admit({ ...call, name: 'invoice' })).ok).toBe(true);
        expect(await limiter.admit({ ...call, name: 'bicycle' })).toMatchObject({
            problem: { code: 'held-back-active' }
        });
    });
});

describe('the ceiling', () => {
    test('holds for confirmed entries calls through six frames that share one log: 3,000 tries, 110 calls', async () => {
        const { open } = setUp();
        const frames = Array.from({ length: 6 }, () => open());
        let admitted = 0;
        for (let tries = 0; tries < 3_000; tries += frames.length) {
            const calls = frames.map((frame, index) => frame.admit(entries('user-confirmed', `${tries} ${index}`)));
            admitted += (await Promise.all(calls)).filter(({ ok }) => ok).length;
        }
        expect(admitted).toBe(BUDGET + CONFIRMED_ALLOWANCE);
    });

    test('holds for other calls through six frames: 1,200 tries, 1,000 calls, and says when there is room', async () => {
        const { open, clock } = setUp();
        const frames = Array.from({ length: 6 }, () => open());
        let admitted = 0;
        for (let tries = 0; tries < 1_200; tries += frames.length) {
            const outcomes = await Promise.all(frames.map((frame) => frame.admit(other('user-confirmed'))));
            admitted += outcomes.filter(({ ok }) => ok).length;
        }
        expect(admitted).toBe(CEILING);
        const refusal = { code: 'ceiling-reached', retryAt: START_AT + HOUR_MS };
        expect(await open().admit(other('user'))).toEqual({ ok: false, problem: refusal });
        clock.set(START_AT + HOUR_MS);
        expect((await open().admit(other('user'))).ok).toBe(true);
    });

    test('holds for a frame whose store fails in the middle', async () => {
        const inner = createMemoryStore();
        const state = { isBroken: false };
        const update: KeyValueStore['update'] = (key, change) =>
            state.isBroken ? Promise.reject(new Error('UnknownError')) : inner.update(key, change);
        const { open } = setUp({ ...inner, update });
        const limiter = open();
        let admitted = 0;
        for (let tries = 0; tries < 300; tries += 1) {
            state.isBroken = tries % 3 > 0;
            admitted += (await limiter.admit(entries('user-confirmed'))).ok ? 1 : 0;
        }
        expect(admitted).toBe(BUDGET + CONFIRMED_ALLOWANCE);
    });
});

describe('a page that has never read the log', () => {
    const wide = { ...DEFAULT_LIMITS, hourlyBudget: 1_000 };
    const calls: readonly Call[] = [
        { kind: 'entries', initiator: 'user-confirmed', name: 'kettle', limits: wide },
        { kind: 'other', name: null, initiator: 'user-confirmed', limits: wide }
    ];
    const admitted = async (limiter: RateLimiter, call: Call, tries: number) => {
        const outcomes: Outcome<CallTicket>[] = [];
        for (let count = 0; count < tries; count += 1) outcomes.push(await limiter.admit(call));
        return outcomes.filter(({ ok }) => ok).length;
    };

    test.each(calls)('since the store is blocked makes a few calls an hour, confirmed or not: $kind', async (call) => {
        const blocked = () => Promise.reject(new Error('SecurityError'));
        const { open, clock } = setUp({ ...createMemoryStore(), get: blocked, update: blocked });
        const limiter = open();
        expect(await admitted(limiter, call, 60)).toBe(CEILING_ALONE[call.kind]);
        expect(await limiter.admit(call)).toMatchObject({
            problem: { code: 'ceiling-reached', retryAt: START_AT + HOUR_MS }
        });
        clock.advance(HOUR_MS);
        expect((await limiter.admit(call)).ok).toBe(true);
    });

    test.each(calls)('since the store is too slow makes a few calls an hour: $kind', async (call) => {
        const { clock, open } = setUp({ ...createMemoryStore(), update: () => new Promise(() => undefined) });
        const limiter = open();
        expect(await whileTimePasses(clock, 1_000, admitted(limiter, call, 60))).toBe(CEILING_ALONE[call.kind]);
    });

    test.each(calls)('since it can not tell its user from others makes a few calls an hour: $kind', async (call) => {
        const { open } = setUp();
        expect(await admitted(open(null), call, 60)).toBe(CEILING_ALONE[call.kind]);
    });

    test('goes on up to the usual ceiling as soon as it has read the log, and stays there when the store fails again', async () => {
        const inner = createMemoryStore();
        const state = { isBroken: true };
        const update: KeyValueStore['update'] = (key, change) =>
            state.isBroken ? Promise.reject(new Error('blocked')) : inner.update(key, change);
        const { open } = setUp({ ...inner, update });
        const limiter = open();
        await admitted(limiter, entries('user-confirmed'), 60);
        state.isBroken = false;
        expect((await limiter.admit(entries('user-confirmed'))).ok).toBe(true);
        state.isBroken = true;
        await admitted(limiter, entries('user-confirmed'), 200);
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET + CONFIRMED_ALLOWANCE });
    });
});

describe('a store that fails', () => {
    test('makes no room: a page counts on from what it has seen, and the others learn it later', async () => {
        const inner = createMemoryStore();
        const state = { isBroken: false };
        const update: KeyValueStore['update'] = (key, change) =>
            state.isBroken ? Promise.reject(new Error('full')) : inner.update(key, change);
        const { open, diagnostics } = setUp({ ...inner, update });
        const [first, second] = [open(), open()];
        for (let count = 0; count < BUDGET - 1; count += 1) await first.admit(entries('user'));
        state.isBroken = true;
        expect((await first.admit(entries('user'))).ok).toBe(true);
        expect(await first.admit(entries('user'))).toMatchObject({ problem: { code: 'over-budget' } });
        expect(diagnostics.list()).toContainEqual({ code: 'log-not-shared', place: 'rate-limiter', count: 2 });
        state.isBroken = false;
        await first.recordAnswer('cache');
        expect(await second.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET });
    });

    test('after it has shown the log makes no room, and no call is counted twice', async () => {
        const inner = createMemoryStore();
        const update: KeyValueStore['update'] = async (key, change) => {
            const stored = await inner.get(key);
            change(stored.ok ? stored.value : undefined);
            throw new Error('QuotaExceededError');
        };
        const { open } = setUp({ ...inner, update });
        const limiter = open();
        for (let count = 0; count < BUDGET; count += 1) {
            expect((await limiter.admit(entries('user'))).ok).toBe(true);
        }
        expect(await limiter.admit(entries('user'))).toMatchObject({ problem: { code: 'over-budget' } });
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET });
    });

    test('can not make a page admit two calls at once where one is left', async () => {
        const inner = createMemoryStore();
        const update: KeyValueStore['update'] = async (key, change) => {
            const stored = await inner.get(key);
            change(stored.ok ? stored.value : undefined);
            throw new Error('QuotaExceededError');
        };
        const { open } = setUp({ ...inner, update });
        const limiter = open();
        const outcomes = await Promise.all(Array.from({ length: BUDGET + 3 }, () => limiter.admit(entries('user'))));
        expect(outcomes.filter(({ ok }) => ok)).toHaveLength(BUDGET);
    });

    test('and comes back after the page went on without it learns of the call, which counts once', async () => {
        const late: (() => void)[] = [];
        const inner = createMemoryStore();
        const update: KeyValueStore['update'] = (key, change) => {
            late.push(() => void inner.update(key, change));
            return Promise.reject(new Error('AbortError'));
        };
        const { open } = setUp({ ...inner, update });
        const limiter = open();
        await limiter.admit(entries('user'));
        late.forEach((run) => run());
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: 1 });
        expect(await inner.get(callLogKey('ines'))).toMatchObject({
            ok: true,
            value: { lines: [{ kind: 'entries' }] }
        });
    });

    test('and loses the log makes no room for the pages that have seen it', async () => {
        const { open, store } = setUp();
        const limiter = open();
        for (let count = 0; count < BUDGET; count += 1) await limiter.admit(entries('user'));
        await store.removeMany([callLogKey('ines')]);
        expect(await limiter.admit(entries('user'))).toMatchObject({ problem: { code: 'over-budget' } });
    });

    test('with a log of another version costs the count and nothing else', async () => {
        const { open, store } = setUp();
        await open().admit(entries('user'));
        await store.set(callLogKey('ines'), { version: 1, calls: 'many', allStop: -1 });
        expect((await open().admit(entries('user'))).ok).toBe(true);
        expect(await open().usage(limits)).toMatchObject({ entriesCallsLastHour: 1 });
    });
});

test('a page that learns its owner later goes on with what it has counted', async () => {
    const { clock, store, diagnostics } = setUp();
    const state: { owner: string | null } = { owner: null };
    const limiter = createRateLimiter({ clock, crypto, store, owner: () => Promise.resolve(state.owner), diagnostics });
    await limiter.admit(entries('user'));
    state.owner = 'ines';
    await limiter.admit(entries('user'));
    expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: 2 });
});

describe('a limit of Salesforce', () => {
    test('that one page meets stops all pages, and all go on when it is over', async () => {
        const { open, clock } = setUp();
        const [first, second] = [open(), open()];
        const problem = await respond(first, limitAt(START_AT));
        expect(problem?.retryAt).toBeGreaterThanOrEqual(START_AT + LIMIT_RETRY_MS);
        expect(await second.admit(entries('user-confirmed'))).toEqual({
            ok: false,
            problem: { code: 'limit-reached', retryAt: problem?.retryAt }
        });
        expect(await second.usage(limits)).toMatchObject({ stoppedUntil: problem?.retryAt });
        clock.set(problem?.retryAt ?? 0);
        expect((await second.admit(entries('auto'))).ok).toBe(true);
    });
});

describe('a concurrency limit', () => {
    test('stops no user, and automatic requests of all pages for seconds only', async () => {
        const { open, clock } = setUp();
        const [first, second] = [open(), open()];
        const problem = await respond(first, { code: 'busy', status: 503, retryAt: START_AT + BUSY_RETRY_MS });
        expect(await second.admit(entries('auto'))).toEqual({
            ok: false,
            problem: { code: 'busy', retryAt: problem?.retryAt }
        });
        expect(await second.admit(other('auto'))).toMatchObject({ problem: { code: 'busy' } });
        expect((await second.admit(entries('user'))).ok).toBe(true);
        expect(await second.usage(limits)).toMatchObject({ stoppedUntil: null });
        clock.advance(15_000);
        expect((await second.admit(entries('auto'))).ok).toBe(true);
    });
});

test('a page that has seen an outage learns from another that Salesforce answers again', async () => {
    const { open, clock } = setUp();
    const [first, second] = [open(), open()];
    await respond(first, { code: 'unavailable', retryAt: START_AT + UNAVAILABLE_RETRY_MS });
    expect(await second.admit(entries('auto'))).toMatchObject({ problem: { code: 'unavailable' } });
    clock.advance(1);
    await respond(second, null);
    clock.advance(1);
    await first.recordAnswer('cache');
    expect((await second.admit(entries('auto'))).ok).toBe(true);
});

/** One event on one of three pages. */
type Event =
    | Readonly<{ kind: 'admit'; page: number; initiator: Initiator; name: string; withdraws: boolean }>
    | Readonly<{ kind: 'limit' | 'down' | 'busy' | 'success'; page: number }>
    | Readonly<{ kind: 'wait'; ms: number }>;

const page = fc.nat(2);
const event: fc.Arbitrary<Event> = fc.oneof(
    {
        weight: 8,
        arbitrary: fc.record({
            kind: fc.constant('admit' as const),
            page,
            initiator: fc.constantFrom(...INITIATORS),
            name: fc.constantFrom('kettle', 'invoice', 'bicycle', 'lamp'),
            withdraws: fc.boolean()
        })
    },
    {
        weight: 1,
        arbitrary: fc.record({
            kind: fc.constantFrom('limit' as const, 'down' as const, 'busy' as const, 'success' as const),
            page
        })
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(HOUR_MS) }) }
);

type Admitted = Readonly<{ at: number; initiator: Initiator; name: string }>;

/** Three pages, and beside them a simple account of what must be admitted. */
function createModel(activeBudget: number) {
    const { clock, open } = setUp();
    const pages = [open(), open(), open()];
    const pageAt = (index: number) => pages[index] ?? open();
    const admitted: Admitted[] = [];
    let stoppedUntil = 0;
    let pausedUntil = 0;

    function mayPass({ initiator, name }: Extract<Event, { kind: 'admit' }>): boolean {
        const nowMs = clock.now();
        if (nowMs < stoppedUntil) return false;
        const callCount = admitted.filter(({ at }) => at > nowMs - HOUR_MS).length;
        if (initiator !== 'auto') return initiator === 'user-confirmed' || callCount < BUDGET;
        const active = admitted.filter((call) => call.initiator === 'auto' && call.at > nowMs - ACTIVE_MS);
        const names = new Set([...active.map((call) => call.name), name]);
        return callCount < BUDGET * 0.8 && nowMs >= pausedUntil && names.size <= activeBudget;
    }

    async function admit(event: Extract<Event, { kind: 'admit' }>): Promise<void> {
        const { initiator, name } = event;
        const limiter = pageAt(event.page);
        const isExpected = mayPass(event);
        const outcome = await limiter.admit({ kind: 'entries', initiator, name, limits: { ...limits, activeBudget } });
        expect(outcome.ok).toBe(isExpected);
        if (!outcome.ok) return;
        if (event.withdraws) await limiter.withdraw(outcome.value);
        else admitted.push({ at: clock.now(), initiator, name });
    }

    async function respondTo(index: number, problem: Problem | null): Promise<number> {
        const ticket: CallTicket = { id: 'none', kind: 'entries' };
        const recorded = await pageAt(index).recordResponse({ ticket, limitInfo: null, problem });
        return recorded?.retryAt ?? 0;
    }

    async function happen(event: Event): Promise<void> {
        // No two events share a millisecond: which was learned last would not be known.
        clock.advance(event.kind === 'wait' ? event.ms + 1 : 1);
        const nowMs = clock.now();
        if (event.kind === 'admit') await admit(event);
        else if (event.kind === 'limit') {
            stoppedUntil = Math.max(stoppedUntil, await respondTo(event.page, limitAt(nowMs)));
        } else if (event.kind === 'success') {
            await respondTo(event.page, null);
            pausedUntil = 0;
        } else if (event.kind !== 'wait') {
            const code = event.kind === 'busy' ? 'busy' : 'unavailable';
            pausedUntil = await respondTo(event.page, { code, retryAt: nowMs + UNAVAILABLE_RETRY_MS });
        }
    }

    return { happen, admitted: (): readonly Admitted[] => admitted };
}

test('in any order of calls, failures and waits exactly those calls are admitted that the limits allow, on whichever page', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 60 }), fc.nat(4), async (events, activeBudget) => {
            const model = createModel(activeBudget);
            for (const each of events) await model.happen(each);
        })
    );
});

test('in any sequence of calls no 30 minutes hold more automatically active conversations than the active budget', async () => {
    const calls = fc.array(
        fc.record({
            page,
            name: fc.nat(12),
            isAuto: fc.boolean(),
            waitMs: fc.oneof(fc.nat(60_000), fc.nat(ACTIVE_MS), fc.constant(ACTIVE_MS)),
            isRefused: fc.boolean()
        }),
        { minLength: 10, maxLength: 60 }
    );
    await fc.assert(
        fc.asyncProperty(calls, fc.nat(5), async (each, activeBudget) => {
            const { open, clock } = setUp();
            const pages = [open(), open(), open()];
            const automatic: Readonly<{ at: number; name: number }>[] = [];
            for (const { page: index, name, isAuto, waitMs, isRefused } of each) {
                clock.advance(waitMs);
                const initiator = isAuto ? 'auto' : 'user-confirmed';
                const limiter = pages[index] ?? open();
                const call = { ...entries(initiator, String(name)), limits: { ...DEFAULT_LIMITS, activeBudget } };
                const outcome = await limiter.admit(call);
                if (!outcome.ok) continue;
                const problem: Problem | null = isRefused ? { code: 'no-access', status: 403 } : null;
                await limiter.recordResponse({ ticket: outcome.value, limitInfo: null, problem });
                if (isAuto && !isRefused) automatic.push({ at: clock.now(), name });
            }
            for (const { at: startAt } of automatic) {
                const active = automatic.filter(({ at }) => at >= startAt && at < startAt + ACTIVE_MS);
                expect(new Set(active.map(({ name }) => name)).size).toBeLessThanOrEqual(activeBudget);
            }
        })
    );
});

test('a clock that is put back never makes room for more calls', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(HOUR_MS), { maxLength: 8 }), fc.nat(3 * HOUR_MS), async (waits, backMs) => {
            const { clock, open } = setUp();
            const limiter = open();
            for (const ms of waits) {
                await limiter.admit(entries('user-confirmed'));
                clock.advance(ms);
            }
            const before = (await limiter.usage(limits)).entriesCallsLastHour;
            clock.set(clock.now() - backMs);
            expect((await limiter.usage(limits)).entriesCallsLastHour).toBeGreaterThanOrEqual(before);
        })
    );
});
