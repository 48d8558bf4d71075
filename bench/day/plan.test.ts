import { planDay, type Day, type Step } from './plan';
import { DAY_MS } from './visits';

const day = planDay({ seed: 'a day', revisits: 1 });

function stepsThat<W extends Step['what']>(what: W, of: Day = day): readonly Extract<Step, { what: W }>[] {
    return of.steps.filter((step): step is Extract<Step, { what: W }> => step.what === what);
}

function openingsOf(of: Day): readonly number[] {
    return of.cases.map((_, caseIndex) => stepsThat('open', of).filter((step) => step.caseIndex === caseIndex).length);
}

describe('a day', () => {
    test('is the same for the same seed, and another for another', () => {
        expect(planDay({ seed: 'a day', revisits: 1 })).toEqual(day);
        expect(planDay({ seed: 'another', revisits: 1 })).not.toEqual(day);
    });

    test('opens each of 60 Cases, two to five times', () => {
        const openings = openingsOf(day);
        expect(openings).toHaveLength(60);
        expect(Math.min(...openings)).toBe(2);
        expect(Math.max(...openings)).toBe(5);
    });

    test('happens in order, within eight hours, in three tabs', () => {
        const times = day.steps.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...times)).toBeLessThanOrEqual(DAY_MS);
        expect(new Set(stepsThat('open').map(({ tab }) => tab))).toEqual(new Set([0, 1, 2]));
    });

    test('leaves 15 % of the conversations open, and refreshes each of them once', () => {
        const conversations = day.cases.flat();
        const open = conversations.filter((conversation) => conversation.open);
        expect(open).toHaveLength(Math.round(conversations.length * 0.15));
        const refreshed = stepsThat('refresh');
        expect(refreshed).toHaveLength(open.length);
        expect(new Set(refreshed.map((step) => `${step.caseIndex}/${step.conversation}`)).size).toBe(open.length);
        expect(refreshed.every((step) => day.cases[step.caseIndex]?.[step.conversation]?.open)).toBe(true);
    });

    test('shows and refreshes only while the Case is open', () => {
        for (const step of day.steps) {
            if (step.what !== 'show' && step.what !== 'refresh') continue;
            const opened = stepsThat('open').find(({ visit }) => visit === step.visit);
            const left = stepsThat('leave').find(({ visit }) => visit === step.visit);
            expect(step.at).toBeGreaterThan(opened?.at ?? Infinity);
            expect(step.at).toBeLessThan(left?.at ?? -Infinity);
        }
    });

    test('refreshes nothing that was not looked at before', () => {
        for (const { visit, conversation, at } of stepsThat('refresh')) {
            const seen = [...stepsThat('open'), ...stepsThat('show')].filter((step) => step.visit === visit);
            expect(seen.some((step) => step.conversation === conversation && step.at < at)).toBe(true);
        }
    });

    test('reloads tabs, hands sessions over some times, and meets the limit in the middle', () => {
        expect(stepsThat('reload').length).toBeGreaterThan(6);
        expect(stepsThat('hand-over')).toHaveLength(4);
        expect(day.limit).toEqual({ from: DAY_MS / 2, to: DAY_MS / 2 + 600_000 });
        const during = stepsThat('open').filter(({ at }) => at > day.limit.from && at < day.limit.to);
        expect(during.length).toBeGreaterThan(0);
    });

    test('has about half or twice the revisits when asked for, of the same conversations', () => {
        const revisitsAt = (revisits: number) => {
            const other = planDay({ seed: 'a day', revisits });
            expect(other.cases.map((each) => each.map(({ entryCount }) => entryCount))).toEqual(
                day.cases.map((each) => each.map(({ entryCount }) => entryCount))
            );
            return stepsThat('open', other).length - 60;
        };
        const usual = revisitsAt(1);
        expect(revisitsAt(0.5) / usual).toBeGreaterThan(0.4);
        expect(revisitsAt(0.5) / usual).toBeLessThan(0.8);
        expect(revisitsAt(2) / usual).toBeGreaterThan(1.7);
        expect(revisitsAt(2) / usual).toBeLessThan(2.3);
    });
});
