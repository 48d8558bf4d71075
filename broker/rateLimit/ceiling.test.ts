import { DEFAULT_LIMITS, type Outcome } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import { whileTimePasses } from 'support/settled';
import { BUDGET, createLimiterPages, entries, limits, other } from '../fixtures/limiterPages';
import { createMemoryStore, type KeyValueStore } from '../storage/keyValueStore';
import { CEILING, CEILING_ALONE, CONFIRMED_ALLOWANCE, type Call } from './admission';
import { HOUR_MS } from './callLog';
import type { RateLimiter } from './rateLimiter';
import type { CallTicket } from './responses';

describe('the ceiling', () => {
    test('holds for confirmed entries calls through six frames that share one log: 3,000 tries, 110 calls', async () => {
        const { open } = createLimiterPages();
        const frames = Array.from({ length: 6 }, () => open());
        let admitted = 0;
        for (let tries = 0; tries < 3_000; tries += frames.length) {
            const calls = frames.map((frame, index) => frame.admit(entries('user-confirmed', `${tries} ${index}`)));
            admitted += (await Promise.all(calls)).filter(({ ok }) => ok).length;
        }
        expect(admitted).toBe(BUDGET + CONFIRMED_ALLOWANCE);
    });

    test('holds for other calls through six frames: 1,200 tries, 1,000 calls, and says when there is room', async () => {
        const { open, clock } = createLimiterPages();
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
        const { open } = createLimiterPages({ ...inner, update });
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
        const { open, clock } = createLimiterPages({ ...createMemoryStore(), get: blocked, update: blocked });
        const limiter = open();
        expect(await admitted(limiter, call, 60)).toBe(CEILING_ALONE[call.kind]);
        expect(await limiter.admit(call)).toMatchObject({
            problem: { code: 'ceiling-reached', retryAt: START_AT + HOUR_MS }
        });
        clock.advance(HOUR_MS);
        expect((await limiter.admit(call)).ok).toBe(true);
    });

    test.each(calls)('since the store is too slow makes a few calls an hour: $kind', async (call) => {
        const { clock, open } = createLimiterPages({
            ...createMemoryStore(),
            update: () => new Promise(() => undefined)
        });
        const limiter = open();
        expect(await whileTimePasses(clock, 1_000, admitted(limiter, call, 60))).toBe(CEILING_ALONE[call.kind]);
    });

    test.each(calls)('since it can not tell its user from others makes a few calls an hour: $kind', async (call) => {
        const { open } = createLimiterPages();
        expect(await admitted(open(null), call, 60)).toBe(CEILING_ALONE[call.kind]);
    });

    test('goes on up to the usual ceiling as soon as it has read the log, and stays there when the store fails again', async () => {
        const inner = createMemoryStore();
        const state = { isBroken: true };
        const update: KeyValueStore['update'] = (key, change) =>
            state.isBroken ? Promise.reject(new Error('blocked')) : inner.update(key, change);
        const { open } = createLimiterPages({ ...inner, update });
        const limiter = open();
        await admitted(limiter, entries('user-confirmed'), 60);
        state.isBroken = false;
        expect((await limiter.admit(entries('user-confirmed'))).ok).toBe(true);
        state.isBroken = true;
        await admitted(limiter, entries('user-confirmed'), 200);
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET + CONFIRMED_ALLOWANCE });
    });
});
