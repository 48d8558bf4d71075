import fc from 'fast-check';
import {
    DEFAULT_LIMITS,
    LIMIT_RETRY_MS,
    UNAVAILABLE_RETRY_MS,
    WANTED_BY,
    type Problem,
    type WantedBy
} from 'c/chatHistoryCore';
import { createFakeClock, START_AT } from '../fixtures/fakeClock';
import { pageSession } from '../fixtures/parts';
import { deriveKeys } from '../keep/keys';
import type { Ring } from '../keep/ring';
import { createMemoryStore } from '../keep/memoryStore';
import { withoutFailures, type Store } from '../keep/store';
import type { Heard } from '../salesforce/rest';
import { createBudget } from './budget';
import { HOUR_MS } from './ledger';

const BUDGET = 10;
const limits = { ...DEFAULT_LIMITS, hourlyBudget: BUDGET };
const SALT = new Uint8Array(32);

function ringOf(userId: string): Ring {
    const keys = deriveKeys(crypto, pageSession({ userId }), SALT);
    return { keys: () => keys, mayLeave: () => Promise.resolve(true), close: () => undefined };
}

const INES = ringOf('005xx0000000001AAA');
const PIET = ringOf('005xx0000000002AAA');

function setUp(store: Store = createMemoryStore()) {
    const clock = createFakeClock();
    const open = (ring: Ring = INES) => createBudget({ clock, crypto, store, ring });
    return { clock, store, open };
}

const call = (by: WantedBy, name = 'kettle') => ({ by, name, limits });
const heard = (problem: Problem | null, fields: Partial<Heard> = {}): Heard => ({
    kind: 'entries',
    attempts: 1,
    limitInfo: null,
    problem,
    ...fields
});
const limitProblem = (nowMs: number): Problem => ({ code: 'limit-reached', retryAt: nowMs + LIMIT_RETRY_MS });

test('all pages of a user in this browser count together', async () => {
    const { open } = setUp();
    const [first, second] = [open(), open()];
    for (let count = 0; count < BUDGET / 2; count += 1) {
        await first.admit(call('agent'));
        await second.admit(call('agent', 'invoice'));
    }
    expect(await first.admit(call('agent'))).toEqual({ ok: false, problem: { code: 'over-budget' } });
    expect(await second.usage(limits)).toMatchObject({ callsLastHour: BUDGET, wokenLastHalfHour: 2 });
});

test('two pages can not both take the last call', async () => {
    const { open } = setUp();
    const [first, second] = [open(), open()];
    for (let count = 0; count < BUDGET - 1; count += 1) await first.admit(call('agent'));
    const both = await Promise.all([first.admit(call('agent')), second.admit(call('agent'))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test('two users of one browser do not count together', async () => {
    const { open } = setUp();
    await open(INES).admit(call('agent'));
    expect(await open(PIET).usage(limits)).toMatchObject({ callsLastHour: 0 });
});

test('the figures say what was asked, what it woke and where answers came from', async () => {
    const { open } = setUp();
    const budget = open();
    await budget.admit(call('itself'));
    await budget.heard(heard(null, { limitInfo: 'api-usage=5/100' }));
    await budget.heard(heard(null, { kind: 'other' }));
    await budget.answered('salesforce');
    await budget.answered('stored');
    await budget.answered('stored');
    expect(await budget.usage(limits)).toEqual({
        callsLastHour: 1,
        hourlyBudget: BUDGET,
        wokenLastHalfHour: 1,
        otherCallsLastHour: 1,
        answersLastHour: { salesforce: 1, 'this-tab': 0, 'other-tab': 0, stored: 2 },
        daily: { used: 5, allowed: 100 },
        dailyShare: 0.9,
        stoppedUntil: null
    });
});

test('a limit that one page meets stops all pages, and afterwards all go on', async () => {
    const { open, clock } = setUp();
    const [first, second] = [open(), open()];
    const told = await first.heard(heard(limitProblem(START_AT)));
    expect(told?.retryAt).toBeGreaterThanOrEqual(START_AT + LIMIT_RETRY_MS);
    expect(await second.admit(call('confirmed'))).toEqual({
        ok: false,
        problem: { code: 'limit-reached', retryAt: told?.retryAt }
    });
    expect(await second.usage(limits)).toMatchObject({ stoppedUntil: told?.retryAt });
    clock.set(told?.retryAt ?? 0);
    expect(await second.admit(call('itself'))).toEqual({ ok: true, value: null });
});

test('that Salesforce answers again is learned by all pages, also by one that had seen it fail', async () => {
    const { open, clock } = setUp();
    const [first, second] = [open(), open()];
    await first.heard(heard({ code: 'unavailable', retryAt: START_AT + UNAVAILABLE_RETRY_MS }));
    expect(await second.admit(call('itself'))).toMatchObject({ problem: { code: 'unavailable' } });
    clock.advance(1);
    await second.heard(heard(null));
    clock.advance(1);
    await first.answered('stored');
    expect(await second.admit(call('itself'))).toEqual({ ok: true, value: null });
});

test('what the store loses or can not write, a page that has seen it remembers', async () => {
    const store = createMemoryStore();
    let works = true;
    const fails = () => Promise.reject(new Error('full'));
    const flaky: Store = { ...store, update: (name, change) => (works ? store.update(name, change) : fails()) };
    const { open, clock } = setUp(withoutFailures(flaky, createFakeClock()));
    const [first, second] = [open(), open()];
    for (let count = 0; count < BUDGET - 1; count += 1) await first.admit(call('agent'));
    works = false;
    expect((await first.admit(call('agent'))).ok).toBe(true);
    expect(await first.admit(call('agent'))).toMatchObject({ problem: { code: 'over-budget' } });
    works = true;
    clock.advance(1);
    await first.answered('stored');
    expect(await second.usage(limits)).toMatchObject({ callsLastHour: BUDGET });
});

test('a page without keys keeps count all the same', async () => {
    const { open } = setUp();
    const rejecting = () => Promise.reject(new Error('no crypto'));
    const budget = open({ keys: rejecting, mayLeave: () => Promise.resolve(true), close: () => undefined });
    await budget.admit(call('agent'));
    expect(await budget.usage(limits)).toMatchObject({ callsLastHour: 1 });
});

test('a ledger that was tampered with costs the count, never the page', async () => {
    const { open, store } = setUp();
    const budget = open();
    await budget.admit(call('agent'));
    for (const name of await store.names()) await store.set(name, { version: 1, calls: 'many', stop: -1 });
    expect(await budget.admit(call('agent'))).toEqual({ ok: true, value: null });
});

/** One thing that happens to one of three pages. */
type Happening =
    | Readonly<{ kind: 'admit'; page: number; by: WantedBy; name: string }>
    | Readonly<{ kind: 'limit'; page: number }>
    | Readonly<{ kind: 'down'; page: number }>
    | Readonly<{ kind: 'well'; page: number }>
    | Readonly<{ kind: 'wait'; ms: number }>;

const page = fc.nat(2);
const happening: fc.Arbitrary<Happening> = fc.oneof(
    {
        weight: 8,
        arbitrary: fc.record({
            kind: fc.constant('admit' as const),
            page,
            by: fc.constantFrom(...WANTED_BY),
            name: fc.constantFrom('kettle', 'invoice', 'bicycle')
        })
    },
    {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('limit' as const, 'down' as const, 'well' as const), page })
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(HOUR_MS) }) }
);

function createPlay() {
    const { clock, open } = setUp();
    const pages = [open(), open(), open()];
    const pageOf = (index: number) => pages[index] ?? open();
    const made: number[] = [];
    let stoppedUntil = 0;
    let pausedUntil = 0;

    async function admit({ page: index, by, name }: Extract<Happening, { kind: 'admit' }>): Promise<void> {
        const nowMs = clock.now();
        const count = made.filter((at) => at > nowMs - HOUR_MS).length;
        const isFree =
            nowMs >= stoppedUntil &&
            (by === 'confirmed' || count < BUDGET) &&
            (by !== 'itself' || (count < BUDGET * 0.8 && nowMs >= pausedUntil));
        const { ok } = await pageOf(index).admit(call(by, name));
        expect(ok).toBe(isFree);
        if (ok) made.push(nowMs);
    }

    async function hear(index: number, problem: Problem): Promise<number> {
        return (await pageOf(index).heard(heard(problem)))?.retryAt ?? 0;
    }

    return {
        happen: async (event: Happening): Promise<void> => {
            // No two things happen in the same millisecond: which was learned last would not be known.
            clock.advance(1);
            const nowMs = clock.now();
            switch (event.kind) {
                case 'admit':
                    return admit(event);
                case 'wait': {
                    clock.advance(event.ms);
                    return;
                }
                case 'limit':
                    stoppedUntil = Math.max(stoppedUntil, await hear(event.page, limitProblem(nowMs)));
                    return;
                case 'down':
                    pausedUntil = await hear(event.page, {
                        code: 'unavailable',
                        retryAt: nowMs + UNAVAILABLE_RETRY_MS
                    });
                    return;
                case 'well':
                    await pageOf(event.page).heard(heard(null));
                    pausedUntil = 0;
            }
        }
    };
}

test('in whatever order pages ask, fail and wait: exactly what the budget allows is made, whoever asks', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (events) => {
            const play = createPlay();
            for (const event of events) await play.happen(event);
        })
    );
});

test('a clock that is put back never makes room for more calls', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(HOUR_MS), { maxLength: 8 }), fc.nat(3 * HOUR_MS), async (waits, backMs) => {
            const { clock, open } = setUp();
            const budget = open();
            for (const ms of waits) {
                await budget.admit(call('confirmed'));
                clock.advance(ms);
            }
            const before = (await budget.usage(limits)).callsLastHour;
            clock.set(clock.now() - backMs);
            expect((await budget.usage(limits)).callsLastHour).toBeGreaterThanOrEqual(before);
        })
    );
});
