import { BUSY_RETRY_MS, LIMIT_RETRY_MS, UNAVAILABLE_RETRY_MS } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import {
    BUDGET,
    createLimiterPages,
    entries,
    limitAt,
    limits,
    other,
    respond,
    ticketOf
} from '../fixtures/limiterPages';
import type { Call } from './admission';
import { createRateLimiter } from './rateLimiter';

describe('pages of one browser', () => {
    test('count the calls of one user together', async () => {
        const { open } = createLimiterPages();
        const [first, second] = [open(), open()];
        for (let count = 0; count < BUDGET / 2; count += 1) {
            await first.admit(entries('user'));
            await second.admit(entries('user', 'invoice'));
        }
        expect(await first.admit(entries('user'))).toEqual({ ok: false, problem: { code: 'over-budget' } });
        expect(await second.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET, activeConversations: 2 });
    });

    test('can not both make the last call', async () => {
        const { open } = createLimiterPages();
        const [first, second] = [open(), open()];
        for (let count = 0; count < BUDGET - 1; count += 1) await first.admit(entries('user'));
        const both = await Promise.all([first.admit(entries('user')), second.admit(entries('user'))]);
        expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    });

    test('can not both take the last place in the active budget', async () => {
        const { open } = createLimiterPages();
        const admit = (name: string) =>
            open().admit({ kind: 'entries', initiator: 'auto', name, limits: { ...limits, activeBudget: 1 } });
        const both = await Promise.all([admit('kettle'), admit('invoice')]);
        expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    });

    test('do not count the calls of two users together', async () => {
        const { open } = createLimiterPages();
        await open('ines').admit(entries('user'));
        expect(await open('piet').usage(limits)).toMatchObject({ entriesCallsLastHour: 0 });
    });
});

test('usage says what was requested, what it marked active and where answers came from', async () => {
    const { open } = createLimiterPages();
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
        const { open } = createLimiterPages();
        const limiter = open();
        for (let count = 0; count < BUDGET; count += 1) await limiter.admit(entries('user'));
        expect(await limiter.admit(entries('user'))).toMatchObject({ problem: { code: 'over-budget' } });
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET });
    });

    test.each([entries('auto'), other('auto')])(
        'that was admitted and never sent is withdrawn, also for pages that have seen it: %j',
        async (call) => {
            const { open } = createLimiterPages();
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
        const { open } = createLimiterPages();
        const limiter = open();
        for (let count = 0; count < BUDGET - 1; count += 1) await limiter.admit(entries('user'));
        expect((await limiter.admit(entries('user'))).ok).toBe(true);
        expect((await limiter.admit(entries('user'))).ok).toBe(false);
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET, activeConversations: 1 });
    });

    test('that Salesforce refused gives its place in the active budget back', async () => {
        const { open } = createLimiterPages();
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

test('a page that learns its owner later goes on with what it has counted', async () => {
    const { clock, store, diagnostics } = createLimiterPages();
    const state: { owner: string | null } = { owner: null };
    const limiter = createRateLimiter({ clock, crypto, store, owner: () => Promise.resolve(state.owner), diagnostics });
    await limiter.admit(entries('user'));
    state.owner = 'ines';
    await limiter.admit(entries('user'));
    expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: 2 });
});

describe('a limit of Salesforce', () => {
    test('that one page meets stops all pages, and all go on when it is over', async () => {
        const { open, clock } = createLimiterPages();
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
        const { open, clock } = createLimiterPages();
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
    const { open, clock } = createLimiterPages();
    const [first, second] = [open(), open()];
    await respond(first, { code: 'unavailable', retryAt: START_AT + UNAVAILABLE_RETRY_MS });
    expect(await second.admit(entries('auto'))).toMatchObject({ problem: { code: 'unavailable' } });
    clock.advance(1);
    await respond(second, null);
    clock.advance(1);
    await first.recordAnswer('cache');
    expect((await second.admit(entries('auto'))).ok).toBe(true);
});
