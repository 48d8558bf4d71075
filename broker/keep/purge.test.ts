import fc from 'fast-check';
import type { Kept } from '../conversation/pages';
import { createFakeClock, START_AT } from '../fixtures/fakeClock';
import { createFakeOrg } from '../fixtures/fakeOrg';
import { createParts, pageSession } from '../fixtures/parts';
import { createKeep } from './kept';
import { CLOCK_SLACK_MS, MAX_AGE_MS, pathOf, placeOf } from './place';
import { purge } from './purge';
import { createMemoryStore } from './store';

const US = { owner: 'us', fingerprint: 'now' };

async function survives(place: { owner: string; fingerprint: string }, at: unknown): Promise<boolean> {
    const store = createMemoryStore();
    const path = pathOf({ ...place, name: 'n' });
    await store.set(path, { at, iv: new Uint8Array(12), bytes: new ArrayBuffer(8) });
    await purge(store, US, START_AT);
    return (await store.names()).includes(path);
}

test('a place can be told from its path', () => {
    const place = { owner: 'o', fingerprint: 'f', name: 'n' };
    expect(placeOf(pathOf(place))).toEqual(place);
    expect(placeOf('salt')).toBeNull();
});

test.each([
    ['ours, young', US, START_AT, true],
    ['ours, twelve hours old', US, START_AT - MAX_AGE_MS, true],
    ['ours, older', US, START_AT - MAX_AGE_MS - 1, false],
    ['ours, a little ahead', US, START_AT + CLOCK_SLACK_MS, true],
    ['ours, far ahead', US, START_AT + CLOCK_SLACK_MS + 1, false],
    ['ours, of no age', US, null, false],
    ['another login, young', { ...US, fingerprint: 'before' }, START_AT, true],
    ['another login, older', { ...US, fingerprint: 'before' }, START_AT - MAX_AGE_MS - 1, false],
    ['another user, young', { ...US, owner: 'them' }, START_AT, false]
])('%s: survives the purge? %#', async (_what, place, at, expected) => {
    expect(await survives(place, at)).toBe(expected);
});

test('the salt is never purged', async () => {
    const store = createMemoryStore();
    await store.set('salt', 1);
    await purge(store, US, START_AT);
    expect(await store.names()).toEqual(['salt']);
});

test('in any order of logins, users, writes and clock jumps, nobody reads what another or an older login kept', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
            const clock = createFakeClock();
            const parts = createParts({ fetch: createFakeOrg().fetch, clock });
            for (const { user, login, writes, minutes } of events) {
                clock.advance(minutes * 60_000);
                const keep = createKeep({ ...parts, session: pageSession({ id: login, userId: user }) });
                const mine = keptBy(`${user}/${login}`, clock.now());
                const { entries, oldestReadAt } = (await keep.read(EVERYTHING)) ?? mine;
                expect(entries).toEqual(mine.entries);
                expect(Math.abs(clock.now() - oldestReadAt)).toBeLessThanOrEqual(MAX_AGE_MS);
                if (writes) await keep.write(EVERYTHING, mine);
            }
        }),
        { numRuns: 60 }
    );
});

const EVERYTHING = { identifier: 'one', window: { from: null, to: null } };

/** Someone opens the page a while after the last one did; the clock may have been put back in between. */
const event = fc.record({
    user: fc.constantFrom('005xx0000000001AAA', '005xx0000000002AAA'),
    login: fc.constantFrom('first login', 'second login'),
    writes: fc.boolean(),
    minutes: fc.integer({ min: -30, max: 13 * 60 })
});

function keptBy(whom: string, at: number): Kept {
    const sender = { role: 'unknown', appType: '', subject: '' } as const;
    const entry = {
        id: whom,
        at: null,
        sentAt: null,
        sender,
        body: { kind: 'non-text' },
        relatedRecordIds: []
    } as const;
    return { entries: [entry], older: { state: 'none' }, readAt: at, oldestReadAt: at };
}
