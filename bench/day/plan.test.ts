import { DAY_MS, floorOf, planDay, type Day, type Place, type Step } from './plan';

const day = planDay({ seed: 'a day', revisits: 1 });

type StepOf<W extends Step['what']> = Extract<Step, { what: W }>;
type Look = Extract<Step, Place>;

const looks = (what: Look['what'], of: Day = day) =>
    of.steps.filter((step): step is Look => step.what === what && 'conversation' in step);
const leaves = day.steps.filter((step): step is StepOf<'leave'> => step.what === 'leave');
const openings = looks('open');

function openingCounts(of: Day): readonly number[] {
    return of.cases.map((_, caseIndex) => looks('open', of).filter((step) => step.caseIndex === caseIndex).length);
}

describe('The plan of a day', () => {
    test('The same seed gives the same day, another seed gives another day', () => {
        expect(planDay({ seed: 'a day', revisits: 1 })).toEqual(day);
        expect(planDay({ seed: 'another', revisits: 1 })).not.toEqual(day);
    });

    test('Each of 60 Cases is opened two to five times', () => {
        const counts = openingCounts(day);
        expect(counts).toHaveLength(60);
        expect(Math.min(...counts)).toBe(2);
        expect(Math.max(...counts)).toBe(5);
    });

    test('Steps stand in order of time, within eight hours', () => {
        const times = day.steps.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...times)).toBeLessThanOrEqual(DAY_MS);
    });

    test('Cases are opened in three tabs', () => {
        expect(new Set(openings.map((step) => 'tab' in step && step.tab))).toEqual(new Set([0, 1, 2]));
    });

    test('15 % of the conversations are open, and each of them is refreshed once', () => {
        const open = day.cases.flat().filter(({ isOpen }) => isOpen);
        expect(open).toHaveLength(Math.round(day.cases.flat().length * 0.15));
        const refreshed = looks('refresh');
        expect(new Set(refreshed.map((step) => `${step.caseIndex}/${step.conversation}`)).size).toBe(open.length);
        expect(refreshed).toHaveLength(open.length);
        expect(refreshed.every((step) => day.cases[step.caseIndex]?.[step.conversation]?.isOpen)).toBe(true);
    });

    test('The agent shows and refreshes conversations only while their Case is open', () => {
        const steps = [...looks('show'), ...looks('refresh')];
        expect(steps.length).toBeGreaterThan(60);
        for (const { visit, at } of steps) {
            expect(at).toBeGreaterThan(openings.find((step) => step.visit === visit)?.at ?? Infinity);
            expect(at).toBeLessThan(leaves.find((step) => step.visit === visit)?.at ?? -Infinity);
        }
    });

    test('The agent refreshes only what was shown before in the same visit', () => {
        for (const { visit, conversation, at } of looks('refresh')) {
            const shown = [...openings, ...looks('show')].filter((step) => step.visit === visit && step.at < at);
            expect(shown.some((step) => step.conversation === conversation)).toBe(true);
        }
    });

    test('Tabs are reloaded, sessions handed over, and Cases opened while the limit of Salesforce lasts', () => {
        expect(looks('reload').length).toBeGreaterThan(6);
        expect(day.steps.filter(({ what }) => what === 'hand-over')).toHaveLength(4);
        expect(day.limit).toEqual({ from: DAY_MS / 2, to: DAY_MS / 2 + 600_000 });
        expect(openings.some(({ at }) => at > day.limit.from && at < day.limit.to)).toBe(true);
    });

    test.each([
        [0.5, 0.4, 0.8],
        [2, 1.7, 2.3]
    ])('A day of %d times the revisits has the same conversations and as many revisits', (revisits, least, most) => {
        const other = planDay({ seed: 'a day', revisits });
        const sizes = (of: Day) => of.cases.map((each) => each.map(({ entryCount }) => entryCount));
        expect(sizes(other)).toEqual(sizes(day));
        const ratio = (looks('open', other).length - 60) / (openings.length - 60);
        expect(ratio).toBeGreaterThan(least);
        expect(ratio).toBeLessThan(most);
    });
});

describe('The floor of a day', () => {
    test('A conversation that is opened twice costs one call', () => {
        const place = { caseIndex: 0, conversation: 0 };
        const steps = [1, 2].map((visit) => ({ what: 'open', at: visit, visit, tab: 0, ...place }) as const);
        const cases = [[{ entryCount: 30, isOpen: false }]];
        expect(floorOf({ cases, steps, limit: day.limit })).toEqual({ ended: 1, open: 0, activeEver: 1 });
    });

    test('An open conversation that is refreshed once costs two calls', () => {
        const openCount = day.cases.flat().filter(({ isOpen }) => isOpen).length;
        expect(floorOf(day).open).toBe(2 * openCount);
    });
});
