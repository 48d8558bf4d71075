import { floorOf } from './floor';
import { ourWay } from './ours';
import { plainWay } from './plain';
import { planDay, type Day } from './plan';

const day = planDay({ seed: 'a short day', revisits: 1, caseCount: 12 });

/** One Case of one ended conversation, opened twice. */
function openedTwice(entryCount: number, limit: Day['limit'] = { from: -2, to: -1 }): Day {
    const place = { caseIndex: 0, conversation: 0 };
    return {
        cases: [[{ entryCount, open: false }]],
        steps: [
            { what: 'open', at: 60_000, visit: 1, tab: 0, ...place },
            { what: 'open', at: 120_000, visit: 2, tab: 1, ...place }
        ],
        limit
    };
}

describe('the floor', () => {
    test('is one call for a conversation that was looked at, however often', () => {
        expect(floorOf(openedTwice(30))).toEqual({ ended: 1, open: 0, wokenEver: 1 });
    });

    test('adds one for each refresh', () => {
        const { cases, steps } = day;
        const openCount = cases.flat().filter(({ open }) => open).length;
        expect(steps.filter(({ what }) => what === 'refresh')).toHaveLength(openCount);
        expect(floorOf(day).open).toBe(2 * openCount);
    });
});

describe('the plain way', () => {
    test.each([
        [24, 1],
        [25, 2],
        [60, 3]
    ])('reads %i entries in %i calls at each opening, and asks whose they are each time', (entryCount, calls) => {
        expect(plainWay(openedTwice(entryCount))).toMatchObject({ ended: 2 * calls, otherCalls: 2, wokenEver: 1 });
    });

    test('is refused during the limit, and tries once more after it', () => {
        const limit = { from: 0, to: 600_000 };
        expect(plainWay(openedTwice(10, limit))).toMatchObject({ ended: 2, refused: 2 });
    });
});

describe('our way', () => {
    test('costs the floor exactly where the session id is stable', async () => {
        const { ended, open, wokenEver } = await ourWay(day, 'stable');
        expect({ ended, open, wokenEver }).toEqual(floorOf(day));
    });

    test.each(['per-hand-over', 'every-load'] as const)(
        'never costs less, never as much as the plain way, and wakes nothing else: %s',
        async (sessionId) => {
            const floor = floorOf(day);
            const plain = plainWay(day);
            const ours = await ourWay(day, sessionId);
            expect(ours.wokenEver).toBe(floor.wokenEver);
            expect(ours.ended).toBeGreaterThanOrEqual(floor.ended);
            expect(ours.ended + ours.open).toBeLessThan(plain.ended + plain.open);
        }
    );

    test('costs the same every time', async () => {
        expect(await ourWay(day, 'every-load')).toEqual(await ourWay(day, 'every-load'));
    });

    test('is refused once by a limit that both tabs meet, and comes back for the words', async () => {
        const limit = { from: 0, to: 600_000 };
        expect(await ourWay(openedTwice(10, limit), 'stable')).toMatchObject({ ended: 1, refused: 1 });
    });
});
