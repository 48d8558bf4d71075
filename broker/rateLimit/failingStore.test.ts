import { BUDGET, createLimiterPages, entries, limits } from '../fixtures/limiterPages';
import { createMemoryStore, type KeyValueStore } from '../storage/keyValueStore';
import { callLogKey } from '../storage/storeKeys';

/** It shows what it holds, and then has no room for what is written. */
function fullStore(): KeyValueStore {
    const inner = createMemoryStore();
    return {
        ...inner,
        update: async (key, change) => {
            const stored = await inner.get(key);
            change(stored.ok ? stored.value : undefined);
            throw new Error('QuotaExceededError');
        }
    };
}

describe('a store that fails', () => {
    test('makes no room: a page counts on from what it has seen, and the others learn it later', async () => {
        const inner = createMemoryStore();
        const state = { isBroken: false };
        const update: KeyValueStore['update'] = (key, change) =>
            state.isBroken ? Promise.reject(new Error('full')) : inner.update(key, change);
        const { open, diagnostics } = createLimiterPages({ ...inner, update });
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
        const { open } = createLimiterPages(fullStore());
        const limiter = open();
        for (let count = 0; count < BUDGET; count += 1) {
            expect((await limiter.admit(entries('user'))).ok).toBe(true);
        }
        expect(await limiter.admit(entries('user'))).toMatchObject({ problem: { code: 'over-budget' } });
        expect(await limiter.usage(limits)).toMatchObject({ entriesCallsLastHour: BUDGET });
    });

    test('can not make a page admit two calls at once where one is left', async () => {
        const { open } = createLimiterPages(fullStore());
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
        const { open } = createLimiterPages({ ...inner, update });
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
        const { open, store } = createLimiterPages();
        const limiter = open();
        for (let count = 0; count < BUDGET; count += 1) await limiter.admit(entries('user'));
        await store.removeMany([callLogKey('ines')]);
        expect(await limiter.admit(entries('user'))).toMatchObject({ problem: { code: 'over-budget' } });
    });

    test('with a log of another version costs the count and nothing else', async () => {
        const { open, store } = createLimiterPages();
        await open().admit(entries('user'));
        await store.set(callLogKey('ines'), { version: 1, calls: 'many', allStop: -1 });
        expect((await open().admit(entries('user'))).ok).toBe(true);
        expect(await open().usage(limits)).toMatchObject({ entriesCallsLastHour: 1 });
    });
});
