/**
 * The port that transcripts come through. The component knows only this, so that the credential (page session now,
 * OAuth next) or the whole broker can be replaced and nothing else changes.
 */
import type { Limits, Outcome, Problem, Transcript, TranscriptArgs, Usage } from 'c/chatHistoryCore';

export interface Source {
    /**
     * One conversation's transcript, cut to one Case. Never rejects: what goes wrong is a `Problem`.
     * An abort is not a problem; it resolves with `'aborted'`.
     */
    transcript(args: TranscriptArgs, signal: AbortSignal): Promise<Outcome<Transcript> | 'aborted'>;
    /**
     * Figures of what this browser has spent. Makes no API call and no connection: `null` where nothing is connected.
     * `limits`: what the component adds to the org's. Never rejects.
     */
    usage(limits: Partial<Limits>): Promise<Usage | null>;
    /** Closes everything that was opened. Every pending request resolves with `'aborted'`. */
    close(): void;
}

/** A source for when it is known beforehand that nothing can be read: it makes no frame and sends no request. */
export function createRefusingSource(problem: Problem): Source {
    return {
        transcript: (_args, signal) => Promise.resolve(signal.aborted ? 'aborted' : { ok: false, problem }),
        usage: () => Promise.resolve(null),
        close: () => undefined
    };
}
