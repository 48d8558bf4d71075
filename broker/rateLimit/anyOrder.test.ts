import fc from 'fast-check';
import { DEFAULT_LIMITS, INITIATORS, UNAVAILABLE_RETRY_MS, type Initiator, type Problem } from 'c/chatHistoryCore';
import { BUDGET, createLimiterPages, entries, limitAt, limits } from '../fixtures/limiterPages';
import { ACTIVE_MS, HOUR_MS } from './callLog';
import type { CallTicket } from './responses';

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
    const { clock, open } = createLimiterPages();
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
            const { open, clock } = createLimiterPages();
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
            const { clock, open } = createLimiterPages();
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
