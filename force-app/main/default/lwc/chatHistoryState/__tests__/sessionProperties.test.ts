/** Promises that hold over any order of events and answers, failures included. */
import type { MessagingSession, Outcome, ProblemCode, Transcript } from 'c/chatHistoryCore';
import { EXTENTS, ORIGINS, PROBLEM_CODES, failed, succeeded } from 'c/chatHistoryCore';
import { AUTO_LOADS } from 'c/chatHistoryState';
import fc from 'fast-check';
import { CASE_ID, MINUTE_MS, OTHER_CASE_ID, aNumberedSession, aTranscript } from 'support/builders';
import type { Sent } from './stage';
import { LIMITS, Stage, idOf, keyOf } from './stage';

/** Sessions 1 to 3 are of the one Case, 4 to 6 of the other; the last two of each share a conversation. */
const SESSIONS: Readonly<Record<string, readonly MessagingSession[]>> = {
    [CASE_ID]: sessionsFrom(1),
    [OTHER_CASE_ID]: sessionsFrom(4)
};

/** `run` resolves with the request that the step answered, if it answered one. */
type Step = Readonly<{
    what: string;
    kind: 'open' | 'trigger' | 'user' | 'load-all' | 'answer' | 'other';
    run: (stage: Stage) => Promise<Sent | null>;
}>;

const KEYED_ACTIONS = ['load', 'refreshOne', 'loadOlder', 'retry', 'confirm', 'acceptExpired'] as const;

const someCase = fc.constantFrom(CASE_ID, OTHER_CASE_ID);
const someNumber = fc.integer({ min: 1, max: 6 });
const someCode = fc.constantFrom<ProblemCode[]>('unavailable', 'page-not-reachable', 'not-available', ...PROBLEM_CODES);
const someTranscript = fc.record({
    fetchedAt: fc.integer({ min: 1, max: 100 }),
    expiresAt: fc.integer({ min: 1, max: 100 }),
    origin: fc.constantFrom(...ORIGINS),
    extent: fc.constantFrom(...EXTENTS),
    older: fc.constantFrom<Transcript['older'][]>({ state: 'none' }, { state: 'possible', before: 1 })
});
const someOutcome = fc.oneof(someTranscript.map(succeeded<Partial<Transcript>>), someCode.map(failed<never>));

const triggers = fc.oneof(
    someCase.map((caseId) =>
        aStep('trigger', `records of ${caseId}`, (stage) => stage.records(SESSIONS[caseId] ?? [], [], caseId))
    ),
    fc
        .boolean()
        .map((isVisible) => aStep('trigger', `visible: ${isVisible}`, (stage) => stage.session.setVisible(isVisible))),
    someNumber.map((n) => aStep('trigger', `changed ${n}`, (stage) => stage.session.changed(idOf(n)))),
    fc.constant(aStep('trigger', 'recovered', (stage) => stage.session.recovered()))
);

const userActions = fc.oneof(
    fc
        .tuple(fc.constantFrom(...KEYED_ACTIONS), someNumber)
        .map(([name, n]) => aStep('user', `${name} ${n}`, (stage) => stage.session[name](sharedKeyOf(n)))),
    fc
        .constantFrom('open' as const, 'ended' as const)
        .map((which) => aStep('user', `refresh ${which}`, (stage) => stage.session.refresh(which))),
    fc.constant(aStep('user', 'retry failed', (stage) => stage.session.retryFailed())),
    fc.constant(aStep('load-all', 'load all', (stage) => stage.session.loadAll()))
);

const otherEvents = fc.oneof(
    fc
        .tuple(someCase, fc.constantFrom(...AUTO_LOADS), fc.boolean())
        .map(([caseId, autoLoad, loadsText]) =>
            aStep('open', `open ${caseId} with ${autoLoad}`, (stage) =>
                stage.session.open(caseId, { autoLoad, limits: LIMITS, loadsText })
            )
        ),
    fc.constant(aStep('other', 'frame dropped', (stage) => stage.session.frameDropped())),
    fc.constant(aStep('other', 'time passes', (stage) => stage.clock.advance(MINUTE_MS)))
);

const answers = fc.tuple(fc.nat(), someOutcome).map(([which, outcome]): Step => ({
    kind: 'answer',
    what: `answer ${which}: ${outcome.ok ? 'transcript' : outcome.problem.code}`,
    run: (stage) => answer(stage, which, outcome)
}));

const steps = fc.oneof(
    { weight: 6, arbitrary: triggers },
    { weight: 5, arbitrary: userActions },
    { weight: 3, arbitrary: otherEvents },
    { weight: 6, arbitrary: answers }
);

describe('Over any order of events and answers, failures included, a session', () => {
    it('makes no more automatic requests of a conversation than triggers happen, and shows no other Case', async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(steps, { minLength: 30, maxLength: 80, size: 'max' }), async (plan) => {
                const observer = observe(new Stage());
                for (const step of plan) await observer.run(step);
            }),
            { numRuns: 200 }
        );
    });
});

type Observer = Readonly<{ run(step: Step): Promise<void> }>;

/** Runs steps, and looks at every request as it is made and at the state after every step. */
function observe(stage: Stage): Observer {
    const answered = new Set<Sent>();
    const autoCounts = new Map<string, number>();
    const transcriptCounts = new Map<string, number>();
    const textCounts = new Map<string, number>();
    let triggerCount = 0;
    let hasLoadedAll = false;
    let sentCount = 0;

    /** Only a trigger or the user causes requests; an answer only its own conversation's, or the next of the queue. */
    function expectAllowed({ kind }: Step, fresh: readonly Sent[], answeredNow: Sent | null): void {
        expect(new Set(fresh.map(keyOfSent)).size).toBe(fresh.length);
        for (const sent of fresh) {
            const isAutomatic = sent.args.initiator === 'auto';
            expect(sent.args.limits).toEqual(LIMITS);
            if (kind !== 'answer') expect(isAutomatic ? 'trigger' : 'user').toBe(kind === 'load-all' ? 'user' : kind);
            else if (isAutomatic) expect(keyOfSent(sent)).toBe(keyOfSent(answeredNow!));
            else expect(hasLoadedAll).toBe(true);
        }
    }

    function expectFewAutomatic(fresh: readonly Sent[], isVisible: boolean): void {
        for (const sent of fresh.filter(({ args }) => args.initiator === 'auto')) {
            expect(isVisible).toBe(true);
            const key = keyOfSent(sent);
            // The text of a session at most once with each transcript; anything else with each trigger.
            if (sent.args.fetchPolicy === 'session-text') {
                const count = countUp(textCounts, sent.args.recordId);
                expect(count).toBeLessThanOrEqual(transcriptCounts.get(key) ?? 0);
            } else {
                expect(countUp(autoCounts, key)).toBeLessThanOrEqual(triggerCount);
            }
        }
    }

    function expectOnePerConversation(): void {
        const pending = stage.sent.filter((sent) => !sent.signal.aborted && !answered.has(sent));
        expect(new Set(pending.map(keyOfSent)).size).toBe(pending.length);
    }

    function expectOwnTranscripts(): void {
        const { caseId, loads } = stage.state;
        const own = (SESSIONS[caseId ?? ''] ?? []).map(({ id }) => id);
        const shown = Object.values(loads).flatMap(({ transcript }) => transcript?.recordIds ?? []);
        expect(own).toEqual(expect.arrayContaining(shown));
    }

    return {
        async run(step) {
            if (step.kind === 'open') hasLoadedAll = false;
            if (step.kind === 'load-all') hasLoadedAll = true;
            // The records of two objects are two triggers.
            if (step.kind === 'trigger') triggerCount += step.what.startsWith('records') ? 2 : 1;
            const answeredNow = await step.run(stage);
            if (answeredNow !== null) answered.add(answeredNow);
            const isText = answeredNow?.args.fetchPolicy === 'session-text';
            if (answeredNow !== null && !isText) countUp(transcriptCounts, keyOfSent(answeredNow));
            const fresh = stage.sent.slice(sentCount);
            sentCount = stage.sent.length;
            expectAllowed(step, fresh, answeredNow);
            expectFewAutomatic(fresh, stage.state.isVisible);
            expectOnePerConversation();
            expectOwnTranscripts();
        }
    };
}

function countUp(counts: Map<string, number>, key: string): number {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
}

const answeredBefore = new WeakSet<Sent>();

/** Any request is answered, also one that was aborted. Nothing may follow the answer when it is a failure. */
async function answer(stage: Stage, which: number, outcome: Outcome<Partial<Transcript>>): Promise<Sent | null> {
    const pending = stage.sent.filter((sent) => !answeredBefore.has(sent));
    const sent = pending[which % Math.max(1, pending.length)];
    if (sent === undefined) return null;
    answeredBefore.add(sent);
    const before = stage.sent.length;
    await sent.answer(
        outcome.ok ? succeeded(aTranscript({ recordIds: [sent.args.recordId], ...outcome.value })) : outcome
    );
    const automatic = stage.sent.slice(before).filter(({ args }) => args.initiator === 'auto');
    if (!outcome.ok) expect(automatic).toEqual([]);
    expect(automatic.length).toBeLessThanOrEqual(1);
    return sent;
}

function sessionsFrom(first: number): readonly MessagingSession[] {
    const { conversation } = aNumberedSession(first + 1);
    return [
        aNumberedSession(first, { servedBy: 'bot-to-agent' }),
        aNumberedSession(first + 1, { status: 'active', endAt: null }),
        aNumberedSession(first + 2, { conversation })
    ];
}

/** Key of the conversation that session `number` belongs to. */
function sharedKeyOf(number: number): string {
    return keyOf(number % 3 === 0 ? number - 1 : number);
}

function keyOfSent({ args }: Sent): string {
    return sharedKeyOf(Number(args.recordId.at(-1)));
}

function aStep(kind: Step['kind'], what: string, run: (stage: Stage) => void): Step {
    return {
        kind,
        what,
        run: (stage) => {
            run(stage);
            return Promise.resolve(null);
        }
    };
}
