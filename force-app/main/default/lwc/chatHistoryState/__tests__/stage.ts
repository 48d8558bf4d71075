/** A session whose source answers only when the test says so. */
import type { LinkedRecord, Outcome, ProblemCode, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { createDiagnostics, failed, succeeded } from 'c/chatHistoryCore';
import type { Source } from 'c/chatHistorySource';
import type { AutoLoad, Session, State } from 'c/chatHistoryState';
import { createSession, emptyState } from 'c/chatHistoryState';
import { CASE_ID, HOUR_MS, MORNING_AT, aTranscript } from 'support/builders';
import { createFakeClock } from 'support/fakeClock';
import { settled } from 'support/settled';

export type Sent = Readonly<{
    args: TranscriptArgs;
    signal: AbortSignal;
    answer: (outcome: Outcome<Transcript>) => Promise<void>;
}>;

export const LIMITS = { hourlyBudget: 20 };

/** The time at which a stage begins. Epoch ms. */
export const NOON_AT = MORNING_AT + 3 * HOUR_MS;

/** Key of the conversation of `aNumberedSession(number)`. */
export const keyOf = (number: number): string => `0dw00000000000${number}`;

/** Id of `aNumberedSession(number)`. */
export const idOf = (number: number): string => `0Mw00000000000${number}`;

export class Stage {
    readonly clock = createFakeClock(NOON_AT);
    readonly diagnostics = createDiagnostics();
    readonly sent: Sent[] = [];
    state: State = emptyState(null);
    changeCount = 0;
    answerCount = 0;
    /** How long the computer has slept: time that passed without the timers. */
    sleptMs = 0;
    readonly timers = new Set<object>();
    readonly session: Session;

    constructor(source?: Source) {
        this.session = createSession({
            source: source ?? {
                transcript: (args, signal) => new Promise((resolve) => this.#receive(args, signal, resolve)),
                usage: () => Promise.resolve(null),
                close: () => undefined
            },
            now: () => this.clock.now() + this.sleptMs,
            timers: { after: (delayMs, task) => this.#after(delayMs, task) },
            diagnostics: this.diagnostics,
            onChange: (next) => {
                this.state = next;
                this.changeCount++;
            },
            onAnswered: () => this.answerCount++
        });
    }

    /** A Case that is opened while the component is visible. */
    open(autoLoad: AutoLoad = 'newest', caseId = CASE_ID): void {
        this.session.setVisible(true);
        this.session.open(caseId, { autoLoad, limits: LIMITS, loadsText: false });
    }

    records(sessions: readonly LinkedRecord[], calls: readonly LinkedRecord[] = [], caseId = CASE_ID): void {
        this.session.recordsArrived(caseId, 'sessions', succeeded({ records: sessions, hasMore: false }));
        this.session.recordsArrived(caseId, 'calls', succeeded({ records: calls, hasMore: false }));
        this.session.recordsArrived(caseId, 'chats', succeeded({ records: [], hasMore: false }));
    }

    openWith(sessions: readonly LinkedRecord[], autoLoad: AutoLoad = 'newest'): void {
        this.open(autoLoad);
        this.records(sessions);
    }

    /** Loads conversations by the user; each is answered with a transcript fetched now. */
    async load(...numbers: readonly number[]): Promise<void> {
        for (const number of numbers) {
            this.session.load(keyOf(number));
            await this.answerLast();
        }
    }

    /** The last request is answered with a transcript of the record that it asked for. */
    async answerLast(fields: Partial<Transcript> = {}): Promise<void> {
        const last = this.sent.at(-1)!;
        const transcript = { recordIds: [last.args.recordId], fetchedAt: this.clock.now(), ...fields };
        await last.answer(succeeded(aTranscript(transcript)));
    }

    async failLast(code: ProblemCode): Promise<void> {
        await this.sent.at(-1)!.answer(failed(code));
    }

    /** Requests that were sent since the last call, as "record policy initiator". */
    requests(): readonly string[] {
        const fresh = this.sent.slice(this.#readCount);
        this.#readCount = this.sent.length;
        return fresh.map(({ args }) => `${args.recordId} ${args.fetchPolicy} ${args.initiator}`);
    }

    /** The user leaves and comes back. */
    leaveAndReturn(): void {
        this.session.setVisible(false);
        this.session.setVisible(true);
    }

    #readCount = 0;

    #after(delayMs: number, task: () => void): () => void {
        const timer = {};
        this.timers.add(timer);
        const cancel = this.clock.after(delayMs, () => {
            this.timers.delete(timer);
            task();
        });
        return () => {
            this.timers.delete(timer);
            cancel();
        };
    }

    #receive(args: TranscriptArgs, signal: AbortSignal, resolve: (outcome: Outcome<Transcript>) => void): void {
        const answer = async (outcome: Outcome<Transcript>): Promise<void> => {
            resolve(outcome);
            await settled();
        };
        this.sent.push({ args, signal, answer });
    }
}
