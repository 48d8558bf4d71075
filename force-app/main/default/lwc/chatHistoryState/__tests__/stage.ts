/** A session whose source answers only when the test says so. */
import type { LinkedRecord, Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { succeeded } from 'c/chatHistoryCore';
import type { AutoLoad, Session, State } from 'c/chatHistoryState';
import { createSession, emptyState } from 'c/chatHistoryState';
import { CASE, aTranscript } from './builders';

export type Asked = Readonly<{
    args: TranscriptArgs;
    signal: AbortSignal;
    answer: (outcome: Outcome<Transcript>) => Promise<void>;
}>;

export const LIMITS = { hourlyBudget: 20 };

export class Stage {
    readonly asked: Asked[] = [];
    state: State = emptyState(null);
    answers = 0;
    readonly session: Session = createSession({
        source: {
            transcript: (args, signal) => new Promise((resolve) => this.#hear(args, signal, resolve)),
            usage: () => Promise.resolve(null),
            close: () => undefined
        },
        onChange: (next) => (this.state = next),
        onAnswered: () => this.answers++
    });

    /** A Case that is opened while the component can be seen. */
    open(autoLoad: AutoLoad = 'newest', caseId = CASE): void {
        this.session.visibilityChanged(true);
        this.session.open(caseId, { autoLoad, limits: LIMITS });
    }

    records(sessions: readonly LinkedRecord[], calls: readonly LinkedRecord[] = [], caseId = CASE): void {
        this.session.recordsArrived(caseId, 'sessions', succeeded({ records: sessions, more: false }));
        this.session.recordsArrived(caseId, 'calls', succeeded({ records: calls, more: false }));
    }

    openWith(sessions: readonly LinkedRecord[], autoLoad: AutoLoad = 'newest'): void {
        this.open(autoLoad);
        this.records(sessions);
    }

    /** The last request is answered with words of the record that it asked for. */
    async answerLast(change: Partial<Transcript> = {}): Promise<void> {
        const last = this.asked.at(-1)!;
        await last.answer(succeeded(aTranscript({ recordIds: [last.args.recordId], ...change })));
    }

    /** Whose words, how and for whom: of each request so far. */
    requests(): readonly string[] {
        return this.asked.map(({ args }) => `${args.recordId} ${args.read.how} by ${args.by}`);
    }

    #hear(args: TranscriptArgs, signal: AbortSignal, resolve: (outcome: Outcome<Transcript>) => void): void {
        const answer = async (outcome: Outcome<Transcript>): Promise<void> => {
            resolve(outcome);
            await settled();
        };
        this.asked.push({ args, signal, answer });
    }
}

/** Lets promises that are under way come to their end. */
export async function settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
}
