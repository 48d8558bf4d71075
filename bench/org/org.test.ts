import fc from 'fast-check';
import { DEFAULT_LIMITS, type Limits } from 'c/chatHistoryCore';
import { AUTO_LOADS } from 'c/chatHistoryState';
import { ACTIVE_MS } from '../../sim/org/calls';
import { peakOf, readKey } from '../activeConversations';
import { browse, browsePlainly } from './agentBrowser';
import { measureOrg } from './measureOrg';
import { ORG_DAYS, planVisits, type OrgDay, type Visit } from './orgDay';

const MINUTE_MS = 60_000;

/** A Case of these conversations, oldest first: `o` open, `e` ended; upper case where the agent wants to read it. */
function aVisit(at: number, letters: string, { firstId = 0, isRefreshed = false, latencyMs = 0 } = {}): Visit {
    const conversations = letters.split('').map((letter, position) => ({
        id: firstId + position,
        isOpen: letter.toLowerCase() === 'o',
        isWanted: letter !== letter.toLowerCase()
    }));
    return { at, latencyMs, isRefreshed, conversations };
}

/** When each of 50 agents opened each of their Cases for the first time. */
function firstOpenings(day: OrgDay): readonly number[] {
    return Array.from({ length: 50 }, (_, agent) => {
        const visits = planVisits({ seed: 'a seed', day, agentCount: 50 }, agent);
        return new Map([...visits].reverse().map(({ at, conversations }) => [conversations[0]?.id, at])).values();
    }).flatMap((times) => [...times]);
}

function countBetween(times: readonly number[], fromHour: number, toHour: number): number {
    return times.filter((at) => at >= fromHour * 60 * MINUTE_MS && at < toHour * 60 * MINUTE_MS).length;
}

const withBudget = (activeBudget: number): Limits => ({ ...DEFAULT_LIMITS, activeBudget });

describe('Conversations that are active at once', () => {
    test('A conversation that several agents read counts once', () => {
        expect(peakOf([readKey(1, 0), readKey(2, 5)], [readKey(1, 10)])).toBe(2);
    });

    test('A conversation is active for 30 minutes after its last read, the last millisecond excluded', () => {
        expect(peakOf([readKey(1, 0), readKey(2, ACTIVE_MS - 1)])).toBe(2);
        expect(peakOf([readKey(1, 0), readKey(2, ACTIVE_MS)])).toBe(1);
        expect(peakOf([readKey(1, 0), readKey(1, 1_000), readKey(2, ACTIVE_MS)])).toBe(2);
    });

    test('A conversation that is read again later is not active in between', () => {
        expect(peakOf([readKey(1, 0), readKey(2, ACTIVE_MS), readKey(1, 2 * ACTIVE_MS)])).toBe(1);
    });
});

describe('The day of an org', () => {
    test.each(ORG_DAYS)('The same seed gives the same day, in order of time: %s', (day) => {
        const visits = planVisits({ seed: 'a seed', day, agentCount: 10 }, 3);
        expect(planVisits({ seed: 'a seed', day, agentCount: 10 }, 3)).toEqual(visits);
        const times = visits.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
    });

    test('Agents take up more than twice as many Cases in an hour of the lunch peak as in one of the afternoon', () => {
        const times = firstOpenings('ordinary');
        expect(countBetween(times, 12, 13)).toBeGreaterThan(2 * countBetween(times, 15, 16));
    });

    test('After a holiday agents take up most of their Cases before eleven, on an ordinary day they do not', () => {
        const share = (day: OrgDay) => countBetween(firstOpenings(day), 7, 11) / firstOpenings(day).length;
        expect(share('after a holiday')).toBeGreaterThan(0.5);
        expect(share('ordinary')).toBeLessThan(0.4);
    });

    test('Agents share some Cases, and see the same conversations on them', () => {
        const days = [0, 1, 2, 3].map((agent) => planVisits({ seed: 'a seed', day: 'ordinary', agentCount: 4 }, agent));
        const states = new Map<number, Set<boolean>>();
        const agents = new Map<number, Set<number>>();
        days.forEach((visits, agent) => {
            for (const { id, isOpen } of visits.flatMap(({ conversations }) => conversations)) {
                states.set(id, (states.get(id) ?? new Set()).add(isOpen));
                agents.set(id, (agents.get(id) ?? new Set()).add(agent));
            }
        });
        const shared = [...agents].filter(([, of]) => of.size > 1).map(([id]) => id);
        expect(shared.length).toBeGreaterThan(3);
        expect(shared.every((id) => states.get(id)?.size === 1)).toBe(true);
    });
});

describe("An agent's browser", () => {
    test.each([
        ['newest', [2]],
        ['open', [0, 2]],
        ['all', [2]],
        ['none', []]
    ] as const)('Under "%s" the conversations %j of a Case are read automatically', (autoLoad, ids) => {
        const { auto, user } = browse([aVisit(0, 'oeo')], { autoLoad, limits: DEFAULT_LIMITS });
        expect(auto).toEqual(ids.map((id) => readKey(id, 0)));
        expect(user).toEqual([]);
    });

    test('What the agent wants and was not loaded is read for the user', () => {
        expect(browse([aVisit(0, 'EeE')], { autoLoad: 'newest', limits: DEFAULT_LIMITS })).toMatchObject({
            auto: [readKey(2, 0)],
            user: [readKey(0, 0)]
        });
    });

    test('Under "all" an agent who wants one older conversation reads all of them', () => {
        const { user } = browse([aVisit(0, 'Eee')], { autoLoad: 'all', limits: DEFAULT_LIMITS });
        expect(user).toEqual([readKey(0, 0), readKey(1, 0)]);
    });

    test('A Case that is opened again within the maximum age costs nothing, and after it costs a read', () => {
        const visits = [aVisit(0, 'e'), aVisit(5 * MINUTE_MS, 'e'), aVisit(61 * MINUTE_MS, 'e')];
        const limits = { ...DEFAULT_LIMITS, maxAgeMs: 60 * MINUTE_MS };
        expect(browse(visits, { autoLoad: 'newest', limits }).auto).toEqual([
            readKey(0, 0),
            readKey(0, 61 * MINUTE_MS)
        ]);
        expect(browsePlainly(visits)).toHaveLength(3);
    });

    test('A refresh of an open conversation is a read for the user, whatever is cached', () => {
        const visits = [aVisit(0, 'O'), aVisit(MINUTE_MS, 'O', { isRefreshed: true })];
        const { auto, user } = browse(visits, { autoLoad: 'newest', limits: DEFAULT_LIMITS });
        expect(auto).toHaveLength(1);
        expect(user).toEqual([readKey(0, MINUTE_MS)]);
    });

    test('Beyond the active budget automatic reads are held back, and the agent can still ask', () => {
        const visits = [0, 1, 2].map((index) => aVisit(index, index === 2 ? 'E' : 'e', { firstId: index }));
        expect(browse(visits, { autoLoad: 'newest', limits: withBudget(1) })).toEqual({
            auto: [readKey(0, 0)],
            user: [readKey(2, 2)],
            heldBackCount: 2
        });
    });

    test('A read counts from when it reaches Salesforce', () => {
        const { auto } = browse([aVisit(0, 'e', { latencyMs: 900 })], { autoLoad: 'newest', limits: DEFAULT_LIMITS });
        expect(auto).toEqual([readKey(0, 900)]);
    });

    test('Whatever is opened and asked for, one browser never holds more conversations active automatically than the budget', () => {
        const aGap = fc.constantFrom(0, 1, 5 * MINUTE_MS, ACTIVE_MS - 1, ACTIVE_MS, ACTIVE_MS + 1);
        const aStep = fc.record({
            gap: aGap,
            letters: fc.stringMatching(/^[oOeE]{1,3}$/),
            firstId: fc.nat(30),
            isRefreshed: fc.boolean(),
            latencyMs: fc.constantFrom(0, 300, 30_000)
        });
        fc.assert(
            fc.property(
                fc.array(aStep, { maxLength: 60 }),
                fc.integer({ min: 0, max: 4 }),
                fc.constantFrom(...AUTO_LOADS),
                (steps, budget, autoLoad) => {
                    let at = 0;
                    const visits = steps.map(({ gap, letters, ...rest }) => aVisit((at += gap), letters, rest));
                    const { auto } = browse(visits, { autoLoad, limits: withBudget(budget) });
                    expect(peakOf(auto)).toBeLessThanOrEqual(budget);
                }
            )
        );
    });
});

describe('An org of 200 agents', () => {
    test.each(ORG_DAYS)('Never holds more than agents × budget active automatically: %s', (day) => {
        const { bound, policies } = measureOrg({ seed: 'a seed', day, agentCount: 200 });
        expect(bound).toBe(2_000);
        for (const { withBudget: peaks } of policies) expect(peaks.auto).toBeLessThanOrEqual(bound);
    });

    test('Exceeds agents × budget on an adversarial day without the budget', () => {
        const { bound, policies } = measureOrg({ seed: 'a seed', day: 'adversarial', agentCount: 200 });
        expect(policies.find(({ policy }) => policy === 'newest')?.withoutBudget.auto).toBeGreaterThan(bound);
    });

    test('Reads nothing automatically under "none", and always less than the plain way', () => {
        const { plainPeak, policies } = measureOrg({ seed: 'a seed', day: 'ordinary', agentCount: 200 });
        expect(policies.find(({ policy }) => policy === 'none')?.withoutBudget.auto).toBe(0);
        for (const { withBudget: peaks } of policies) expect(peaks.together).toBeLessThan(plainPeak);
    });
});
