/** The cache in any order of events: pages that open and close, read and write, of two users, on a clock that jumps. */
import fc from 'fast-check';
import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import { createCachePages, transcriptAt, type CachePage } from '../fixtures/cachePages';
import { aPageSession } from '../fixtures/environment';
import { isFresh } from './records';

const MAX_AGE_MS = DEFAULT_LIMITS.maxAgeMs;
const MINUTE_MS = 60_000;

/** Two conversations, one of them in two windows. */
const KEYS = [
    { name: 'a', window: { from: 1, to: 2 } },
    { name: 'a', window: { from: 1, to: null } },
    { name: 'b', window: { from: 1, to: 2 } }
] as const;

/** `page` and `key` wrap around what is there. */
type Event =
    | Readonly<{ kind: 'open'; userId: string; login: string }>
    | Readonly<{ kind: 'close' | 'forget' | 'read' | 'write'; page: number; key: number }>
    | Readonly<{ kind: 'clock'; minutes: number }>;

type OpenPage = Readonly<{ page: CachePage; userId: string; login: string }>;

/** What was last written under a login, and whether anything has happened since that may have removed it. */
type Written = { text: string; at: number; userId: string; login: string; mayBeGone: boolean };

const index = fc.nat(20);
const event: fc.Arbitrary<Event> = fc.oneof(
    {
        weight: 3,
        arbitrary: fc.record({
            kind: fc.constant('open' as const),
            // Mostly one user: two evict each other's records.
            userId: fc.constantFrom('ines', 'ines', 'ines', 'piet'),
            login: fc.constantFrom('first', 'first', 'second')
        })
    },
    {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'forget' as const), page: index, key: index })
    },
    {
        weight: 7,
        arbitrary: fc.record({ kind: fc.constantFrom('read' as const, 'write' as const), page: index, key: index })
    },
    // Back by more than a clock is trusted, ahead by more than half of the maximum age.
    {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('clock' as const), minutes: fc.integer({ min: -20, max: 400 }) })
    }
);

/** The browser, and beside it what must be true of it. */
function createModel() {
    const { open: openPage, clock } = createCachePages();
    let pages: readonly OpenPage[] = [];
    const written = new Map<string, Written>();
    let textCount = 0;

    const recordOf = ({ userId, login }: OpenPage, key: number) => `${userId} ${login} ${key % KEYS.length}`;
    const keyOf = (key: number) => KEYS[key % KEYS.length] ?? KEYS[0];

    function lose(isLost: (record: Written) => boolean): void {
        for (const record of written.values()) record.mayBeGone ||= isLost(record);
    }

    async function open(userId: string, login: string): Promise<void> {
        const page = openPage({ session: aPageSession({ id: login, userId }) });
        await page.cache.owner();
        pages = [...pages, { page, userId, login }];
    }

    async function read(opened: OpenPage, key: number): Promise<void> {
        const found = await opened.page.read(keyOf(key));
        const record = written.get(recordOf(opened, key));
        if (record?.mayBeGone === false) expect(found).not.toBeNull();
        if (found === null) return;
        expect(found).toEqual(transcriptAt(record?.at, record?.text));
        expect(isFresh(found.oldestFetchedAt, clock.now(), MAX_AGE_MS)).toBe(true);
    }

    async function write(opened: OpenPage, key: number): Promise<void> {
        const [text, at] = [`text ${(textCount += 1)}`, clock.now()];
        await opened.page.write(keyOf(key), transcriptAt(at, text));
        const { userId, login } = opened;
        written.set(recordOf(opened, key), { text, at, userId, login, mayBeGone: false });
    }

    async function end(opened: OpenPage, kind: 'close' | 'forget'): Promise<void> {
        if (kind === 'forget') {
            await opened.page.cache.forget();
            lose(({ userId, login }) => userId === opened.userId && login === opened.login);
        }
        pages = pages.filter((other) => other !== opened);
    }

    async function act(opened: OpenPage, { kind, key }: Extract<Event, { page: number }>): Promise<void> {
        if (kind === 'read') return read(opened, key);
        return kind === 'write' ? write(opened, key) : end(opened, kind);
    }

    return async (event: Event): Promise<void> => {
        if (event.kind === 'open') await open(event.userId, event.login);
        else if (event.kind === 'clock') clock.advance(event.minutes * MINUTE_MS);
        else {
            const opened = pages[event.page % Math.max(1, pages.length)];
            if (opened !== undefined) await act(opened, event);
        }
        lose(({ at, userId }) => !isFresh(at, clock.now(), MAX_AGE_MS) || pages.some((page) => page.userId !== userId));
    };
}

test('in any order of events a page reads what its own login wrote last, young enough, and loses nothing without a reason', async () => {
    await fc.assert(
        fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 40 }), async (events) => {
            const happen = createModel();
            for (const each of events) await happen(each);
        }),
        { numRuns: 100 }
    );
});
