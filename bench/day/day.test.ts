import { ourDay } from './ourDay';
import { plainDay } from './plainDay';
import { floorOf, planDay, type Day } from './plan';

const day = planDay({ seed: 'a short day', revisits: 1, caseCount: 12 });
const floor = floorOf(day);
const plain = plainDay(day);
const NO_LIMIT = { from: -2, to: -1 };

/** One Case of one ended conversation, opened in two tabs. */
function openedTwice(entryCount: number, { limit = NO_LIMIT, apartMs = 60_000 } = {}): Day {
    const place = { caseIndex: 0, conversation: 0 };
    return {
        cases: [[{ entryCount, isOpen: false }]],
        steps: [
            { what: 'open', at: 60_000, visit: 1, tab: 0, ...place },
            { what: 'open', at: 60_000 + apartMs, visit: 2, tab: 1, ...place }
        ],
        limit
    };
}

describe('The plain way through a day', () => {
    test.each([
        [24, 1],
        [25, 2],
        [60, 3]
    ])('Reads %i entries in %i calls at each opening, after one other call', (entryCount, calls) => {
        expect(plainDay(openedTwice(entryCount))).toMatchObject({ ended: 2 * calls, otherCalls: 2, activeEver: 1 });
    });

    test('Is refused while the limit lasts, and reads after it', () => {
        const limit = { from: 0, to: 600_000 };
        expect(plainDay(openedTwice(10, { limit }))).toMatchObject({ ended: 2, refused: 2 });
    });
});

describe('Our way through a day', () => {
    test('Costs the floor exactly where the session id is stable', async () => {
        const { ended, open, activeEver } = await ourDay(day, 'stable');
        expect({ ended, open, activeEver }).toEqual(floor);
    });

    // On quieter days more time passes between two checks, and fewer of them are still remembered.
    test('Makes at most 1.1 times as many other API calls as entries calls on a day of 30 Cases', async () => {
        const busy = planDay({ seed: 'a day', revisits: 1, caseCount: 30 });
        const { ended, open, otherCalls } = await ourDay(busy, 'stable');
        expect(otherCalls).toBeGreaterThan(0);
        expect(otherCalls).toBeLessThanOrEqual(1.1 * (ended + open));
    });

    test('Checks access once for two openings of a Case within 15 minutes, and again after that', async () => {
        expect(await ourDay(openedTwice(10), 'stable')).toMatchObject({ ended: 1, otherCalls: 1 });
        const later = openedTwice(10, { apartMs: 16 * 60_000 });
        expect(await ourDay(later, 'stable')).toMatchObject({ ended: 1, otherCalls: 2 });
    });

    test('Reads a conversation again in a second tab where every load has a session id of its own', async () => {
        expect(await ourDay(openedTwice(10), 'every-load')).toMatchObject({ ended: 2 });
    });

    test.each([
        [4, 1],
        [6, 2]
    ])(
        'A frame that was idle for %i minutes costs %i reads where every load has its own id',
        async (idleMinutes, ended) => {
            const place = { caseIndex: 0, conversation: 0, visit: 1 };
            const steps = [
                { what: 'open', at: 0, tab: 0, ...place },
                { what: 'show', at: idleMinutes * 60_000, ...place }
            ] as const;
            const cases = [[{ entryCount: 10, isOpen: false }]];
            expect(await ourDay({ cases, steps, limit: NO_LIMIT }, 'every-load')).toMatchObject({ ended });
        }
    );

    test('A reload of the tab costs a further read where every load has its own id', async () => {
        const place = { caseIndex: 0, conversation: 0, visit: 1, tab: 0 };
        const steps = [
            { what: 'open', at: 0, ...place },
            { what: 'reload', at: 60_000, ...place }
        ] as const;
        const cases = [[{ entryCount: 10, isOpen: false }]];
        const reloaded = { cases, steps, limit: NO_LIMIT };
        expect(await ourDay(reloaded, 'every-load')).toMatchObject({ ended: 2 });
        expect(await ourDay(reloaded, 'stable')).toMatchObject({ ended: 1 });
    });

    test('Asks for what the active budget held back, and counts how often', async () => {
        const cases = Array.from({ length: 12 }, () => [{ entryCount: 6, isOpen: false }]);
        const steps = cases.map((_, index) => {
            return {
                what: 'open',
                at: index * 1_000,
                visit: index,
                tab: 0,
                caseIndex: index,
                conversation: 0
            } as const;
        });
        expect(await ourDay({ cases, steps, limit: NO_LIMIT }, 'stable')).toMatchObject({
            ended: 12,
            heldBackCount: 2
        });
    });

    test.each(['per-hand-over', 'every-load'] as const)(
        'Costs at least the floor and less than the plain way, and marks nothing else active, with session ids %s',
        async (sessionId) => {
            const ours = await ourDay(day, sessionId);
            expect(ours.activeEver).toBe(floor.activeEver);
            expect(ours.ended).toBeGreaterThanOrEqual(floor.ended);
            expect(ours.ended + ours.open).toBeLessThan(plain.ended + plain.open);
        }
    );

    test('Costs the same every time', async () => {
        expect(await ourDay(day, 'every-load')).toEqual(await ourDay(day, 'every-load'));
    });

    test('Is refused once by a limit that two tabs meet, and reads when it is over', async () => {
        const limit = { from: 0, to: 600_000 };
        expect(await ourDay(openedTwice(10, { limit }), 'stable')).toMatchObject({ ended: 1, refused: 1 });
    });
});
