/** The keep in any order of events, under each behaviour of the page's session id that Salesforce leaves open. */
import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import fc from 'fast-check';
import { createKeepBrowser, keptAt, type KeepPage } from '../fixtures/keepBrowser';
import { pageSession } from '../fixtures/parts';
import { isFresh } from './age';

const MAX_AGE_MS = DEFAULT_LIMITS.maxAgeMs;
const MINUTE_MS = 60_000;
const USERS = ['005xx0000000001AAA', '005xx0000000002AAA'] as const;

/** `page` and `of` count round what is there. */
type Event =
    | Readonly<{ kind: 'open'; user: string; login: string; handOver: boolean }>
    | Readonly<{ kind: 'close' | 'die' | 'read' | 'write'; page: number; of: number }>
    | Readonly<{ kind: 'clock'; minutes: number }>;

type Behaviour = 'stable' | 'per hand-over' | 'every load';

/** A live page, and the session id whose keys its ring works with. */
type Live = Readonly<{ page: KeepPage; user: string; id: string; ringOf: string }>;

/** What pages of a session id worked with last, if not with their own: `mayBeGone` once a page may have purged it. */
type Passed = { ringOf: string; at: number; mayBeGone: boolean };

/** What was last written, by which page, and whether anything has happened since that may have cost it. */
type Written = { text: string; at: number; by: KeepPage; user: string; ringOf: string; mayBeLost: boolean };

const handed = fc.nat(20);
const event: fc.Arbitrary<Event> = fc.oneof(
    {
        weight: 3,
        arbitrary: fc.record({
            kind: fc.constant('open' as const),
            // Mostly one user: two throw out each other's records.
            user: fc.constantFrom(USERS[0], USERS[0], USERS[0], USERS[1]),
            login: fc.constantFrom('first login', 'first login', 'second login'),
            handOver: fc.boolean()
        })
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('close', 'die'), page: handed, of: handed }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('read', 'write'), page: handed, of: handed }) },
    // Back by more than a clock is trusted, ahead by more than half of the maximum age.
    {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('clock' as const), minutes: fc.integer({ min: -20, max: 400 }) })
    }
);

/** Two conversations, one of them in two windows. */
const ASKED = [
    { identifier: 'a', window: { from: 1, to: 2 } },
    { identifier: 'a', window: { from: 1, to: null } },
    { identifier: 'b', window: { from: 1, to: 2 } }
] as const;

/** The browser, and beside it what must be true of it. */
function createModel(behaviour: Behaviour) {
    const browser = createKeepBrowser();
    const { clock } = browser;
    let live: readonly Live[] = [];
    const written = new Map<string, Written>();
    const passed = new Map<string, Passed>();
    const counts = { handOvers: 0, loads: 0, texts: 0 };

    function sessionIdOf(login: string, handOver: boolean): string {
        counts.loads += 1;
        if (handOver) counts.handOvers += 1;
        if (behaviour === 'stable') return login;
        return `${login} ${behaviour === 'every load' ? counts.loads : counts.handOvers}`;
    }

    function lose(isLost: (record: Written) => boolean): void {
        for (const record of written.values()) record.mayBeLost ||= isLost(record);
    }

    async function open(user: string, id: string): Promise<void> {
        const page = browser.open({ session: pageSession({ id, userId: user }) });
        await page.keep.nameOf('x');
        const ringOf = live.find((other) => other.user === user)?.ringOf ?? ringAlone(user, id);
        live = [...live, { page, user, id, ringOf }];
        passed.delete(`${user} ${id}`);
        if (ringOf !== id) passed.set(`${user} ${id}`, { ringOf, at: clock.now(), mayBeGone: false });
    }

    /** Where nobody lives who could tell. A page that may have lost its keys works with these or those from now on. */
    function ringAlone(user: string, id: string): string {
        const left = passed.get(`${user} ${id}`);
        if (left === undefined) return id;
        return left.mayBeGone ? `${id} or ${left.ringOf}` : left.ringOf;
    }

    /** What a page may throw out whenever it looks: others' records, and what no live page can read. */
    function expectPurges(): void {
        lose(({ at }) => !isFresh(at, clock.now(), MAX_AGE_MS));
        lose(({ user, ringOf }) => live.some((page) => page.user !== user || page.ringOf !== ringOf));
        for (const [key, left] of passed) {
            const isBorne = live.some(({ user, id, ringOf }) => [id, ringOf].some((each) => key === `${user} ${each}`));
            const isOld = !isFresh(left.at, clock.now(), MAX_AGE_MS);
            left.mayBeGone ||= live.some(({ user }) => !key.startsWith(user) || (isOld && !isBorne));
        }
    }

    async function read({ page, user }: Live, of: number): Promise<void> {
        const asked = ASKED[of % ASKED.length] ?? ASKED[0];
        const found = await page.read(asked);
        const record = written.get(keyOf(user, of));
        if (record?.mayBeLost === false) expect(found).toBeDefined();
        if (found === undefined) return;
        expect(found.kept).toEqual(keptAt(record?.at, record?.text));
        expect(isFresh(found.kept.oldestReadAt, clock.now(), MAX_AGE_MS)).toBe(true);
        expect(found.origin).toBe(originFor(page, record));
    }

    function originFor(reader: KeepPage, record: Written | undefined): string {
        if (record?.by === reader) return 'this-tab';
        return live.some(({ page }) => page === record?.by) ? 'other-tab' : 'stored';
    }

    async function write({ page, user, ringOf }: Live, of: number): Promise<void> {
        const [text, at] = [`${user} ${(counts.texts += 1)}`, clock.now()];
        await page.write(ASKED[of % ASKED.length] ?? ASKED[0], keptAt(at, text));
        written.set(keyOf(user, of), { text, at, by: page, user, ringOf, mayBeLost: false });
    }

    async function actOn(chosen: Live, event: Extract<Event, { page: number }>): Promise<void> {
        if (event.kind === 'read') return read(chosen, event.of);
        if (event.kind === 'write') return write(chosen, event.of);
        chosen.page[event.kind]();
        live = live.filter((other) => other !== chosen);
    }

    return async (event: Event): Promise<void> => {
        if (event.kind === 'open') await open(event.user, sessionIdOf(event.login, event.handOver));
        else if (event.kind === 'clock') clock.advance(event.minutes * MINUTE_MS);
        else {
            const chosen = live[event.page % Math.max(1, live.length)];
            if (chosen !== undefined) await actOn(chosen, event);
        }
        expectPurges();
    };
}

test.each<Behaviour>(['stable', 'per hand-over', 'every load'])(
    'session id %s: what is read is what was written last, young enough, of this user; nothing is lost while a page lives or one of its session id comes again',
    async (behaviour) => {
        await fc.assert(
            fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 40 }), async (events) => {
                const happen = createModel(behaviour);
                for (const each of events) await happen(each);
            }),
            { numRuns: 60 }
        );
    },
    60_000
);

function keyOf(user: string, of: number): string {
    return `${user} ${of % ASKED.length}`;
}
