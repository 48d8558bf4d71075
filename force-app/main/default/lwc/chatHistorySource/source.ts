/**
 * The port that transcripts come through. The component knows only this, so that the credential (page session now,
 * OAuth next) or the whole broker can be replaced without the rest noticing.
 */
import type { Limits, Outcome, Transcript, TranscriptArgs, Usage } from 'c/chatHistoryCore';

export interface Source {
    /**
     * One conversation's transcript, cut to one Case. Never rejects: what goes wrong is a `Problem`.
     * An abort is not a problem; whoever aborted gets `'aborted'`.
     */
    transcript(args: TranscriptArgs, signal: AbortSignal): Promise<Outcome<Transcript> | 'aborted'>;
    /**
     * What asking has cost in this browser. Costs nothing itself: where nothing is connected now, it is `null` rather
     * than a new connection. `limits`: what the component adds to the org's. Never rejects.
     */
    usage(limits: Partial<Limits>): Promise<Usage | null>;
    /** Lets go of everything that was opened. Whatever is still asked for is answered `'aborted'`. */
    close(): void;
}
