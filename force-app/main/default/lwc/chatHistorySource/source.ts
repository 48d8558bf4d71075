/**
 * What the component gets from outside, as an argument.
 *
 * `Source` is the port that transcripts come through. The component knows only this, so that the credential (page session now,
 * OAuth next) or the whole broker can be replaced and nothing else changes.
 */
import type { ComponentLimits, Outcome, Problem, Transcript, TranscriptArgs, Usage } from 'c/chatHistoryCore';

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
    usage(limits: ComponentLimits): Promise<Usage | null>;
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

/** So that tests need no waiting. */
export interface Timers {
    /** Runs `task` after `delayMs`; the returned function cancels it. */
    after(delayMs: number, task: () => void): () => void;
}

/** The browser's own timers. The only real ones on the component's side. */
export const browserTimers: Timers = {
    after(delayMs, task) {
        // Time-outs, idle frames and expiry need a real clock; nothing else in the component has one.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        const timer = setTimeout(task, delayMs);
        return () => clearTimeout(timer);
    }
};
