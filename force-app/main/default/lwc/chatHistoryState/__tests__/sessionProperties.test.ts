/** Whatever comes in whatever order: what may never be, never is. */
import type { Outcome, Transcript } from 'c/chatHistoryCore';
import { failed, succeeded } from 'c/chatHistoryCore';
import { AUTO_LOADS } from 'c/chatHistoryState';
import fc from 'fast-check';
import { CASE, OTHER_CASE, aSession, aTranscript } from './builders';
import type { Asked } from './stage';
import { LIMITS, Stage } from './stage';

const CASES = [CASE, OTHER_CASE] as const;

/** Sessions 1 to 3 are of the one Case, 4 to 6 of the other; of each the last two share a conversation. */
const SESSIONS = { [CASE]: sessionsFrom(1), [OTHER_CASE]: sessionsFrom(4) };

const PROBLEMS = ['page-not-reachable', 'over-budget', 'limit-reached', 'held-back-hourly', 'unavailable'] as const;

type Step = Readonly<{
    /** What is tried. */
    say: string;
    /** Did somebody ask for the calls that it makes? */
    isAsked: boolean;
    run: (stage: Stage) => void | Promise<void>;
}>;

const number = fc.integer({ min: 1, max: 6 });
const someCase = fc.constantFrom(...CASES);

const steps: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(someCase, fc.constantFrom(...AUTO_LOADS)).map(([caseId, autoLoad]) =>
        unasked(`opens ${caseId} with ${autoLoad}`, ({ session }) => {
            session.open(caseId, { autoLoad, limits: LIMITS });
        })
    ),
    someCase.map((caseId) => unasked(`records of ${caseId}`, (stage) => stage.records(SESSIONS[caseId], [], caseId))),
    fc.boolean().map((isVisible) =>
        unasked(`visible: ${isVisible}`, ({ session }) => {
            session.visibilityChanged(isVisible);
        })
    ),
    number.map((n) => unasked(`changed: ${n}`, ({ session }) => session.changed(`0Mw00000000000${n}`))),
    fc.constant(unasked('recovered', ({ session }) => session.recovered())),
    number.map((n) => byAgent(`shows ${n}`, ({ session }) => session.show(keyOf(n)))),
    number.map((n) => byAgent(`refreshes ${n}`, ({ session }) => session.refreshOne(keyOf(n)))),
    number.map((n) => byAgent(`retries ${n}`, ({ session }) => session.retry(keyOf(n)))),
    number.map((n) => byAgent(`confirms ${n}`, ({ session }) => session.confirm(keyOf(n)))),
    fc.constant(byAgent('refreshes all', ({ session }) => session.refresh())),
    fc.constant(byAgent('retries all', ({ session }) => session.retryFailed())),
    fc.constant(byAgent('loads all', ({ session }) => session.loadAll())),
    {
        weight: 4,
        arbitrary: fc
            .tuple(fc.nat(), fc.constantFrom('words' as const, 'words' as const, ...PROBLEMS))
            .map(([which, what]) => unasked(`answer ${which}: ${what}`, (stage) => answer(stage, which, what)))
    }
);

describe('a session', () => {
    it('keeps its promises in whatever order things happen', async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(steps, { minLength: 20, maxLength: 60, size: 'max' }), async (plan) => {
                const watched = watch(new Stage());
                for (const step of plan) {
                    watched.before(step);
                    await step.run(watched.stage);
                    watched.after(step);
                }
            }),
            { numRuns: 300 }
        );
    });
});

/** Looks at every request as it is made, and at the state after every step. */
function watch(stage: Stage): Readonly<{ stage: Stage; before: (s: Step) => void; after: (s: Step) => void }> {
    let isVisible = false;
    let seenCount = 0;
    let agreed = false;
    return {
        stage,
        before: ({ say }) => {
            if (say.startsWith('visible')) isVisible = say.endsWith('true');
        },
        after: ({ say, isAsked }) => {
            if (say === 'loads all') agreed = true;
            if (say.startsWith('opens')) agreed = false;
            for (const asked of stage.asked.slice(seenCount)) expectAllowed(asked, isVisible, isAsked || agreed);
            seenCount = stage.asked.length;
            expectOnePerConversation(stage);
            expectOwnWords(stage);
        }
    };
}

/** What nobody asked for goes out as that, and only while the component is seen. */
function expectAllowed({ args }: Asked, isVisible: boolean, isAsked: boolean): void {
    if (args.by === 'itself') expect(isVisible).toBe(true);
    else expect(isAsked).toBe(true);
    expect(args.limits).toEqual(LIMITS);
}

function expectOnePerConversation(stage: Stage): void {
    const keys = underWay(stage).map(({ args }) => keyOf(Number(args.recordId.at(-1))));
    expect(new Set(keys).size).toBe(keys.length);
}

function expectOwnWords({ state }: Stage): void {
    const own = Object.entries(SESSIONS).find(([caseId]) => caseId === state.caseId)?.[1] ?? [];
    const shown = Object.values(state.loads).flatMap(({ transcript }) => transcript?.recordIds ?? []);
    expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining(shown));
}

const answeredRequests = new WeakSet<Asked>();

function underWay(stage: Stage): readonly Asked[] {
    return stage.asked.filter((asked) => !asked.signal.aborted && !answeredRequests.has(asked));
}

/** Any request is answered, also one that was taken back. */
async function answer(stage: Stage, which: number, what: 'words' | (typeof PROBLEMS)[number]): Promise<void> {
    const open = stage.asked.filter((asked) => !answeredRequests.has(asked));
    const asked = open[which % Math.max(1, open.length)];
    if (asked === undefined) return;
    answeredRequests.add(asked);
    const { recordId } = asked.args;
    const words: Outcome<Transcript> = succeeded(
        aTranscript({ recordIds: [recordId], older: { state: 'possible', before: 1 }, readAt: stage.asked.length })
    );
    await asked.answer(what === 'words' ? words : failed(what));
}

function sessionsFrom(first: number): readonly ReturnType<typeof aSession>[] {
    const shared = { state: 'linked', conversationId: keyOf(first + 1) } as const;
    return [
        aSession(first),
        aSession(first + 1, { conversation: shared, status: 'active' }),
        aSession(first + 2, { conversation: shared })
    ];
}

/** Key of the conversation that session `number` belongs to. */
function keyOf(number: number): string {
    return `0dw00000000000${number % 3 === 0 ? number - 1 : number}`;
}

function unasked(say: string, run: Step['run']): Step {
    return { say, isAsked: false, run };
}

function byAgent(say: string, run: Step['run']): Step {
    return { say, isAsked: true, run };
}
