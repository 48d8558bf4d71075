/**
 * The loop: events become states, states become requests, answers become events. Everything that decides is in the state;
 * here is only what is open: the requests under way and one timer.
 */
import type { Diagnostics, Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { failed, isOfCase } from 'c/chatHistoryCore';
import type { Source, Timers } from 'c/chatHistorySource';
import type { StateEvent } from './reduce';
import { reduce } from './reduce';
import type { LoadRequest, Trigger } from './requests';
import { nextRequests } from './requests';
import { nextExpiryAt } from './selectors';
import type { State } from './state';
import { emptyState, recordOf } from './state';

/** The clock is read at least this often while text can expire: a computer that sleeps stops its timers. Unit: ms. Our choice. */
export const MAX_EXPIRY_TIMER_MS = 10 * 60_000;

export type RequestLoopDeps = Readonly<{
    source: Source;
    /** Epoch ms. */
    now: () => number;
    timers: Timers;
    diagnostics: Diagnostics;
    /** Called with every new state. Must not call the session. */
    onChange: (state: State) => void;
    /** Called after each answer of the source, also one that is a problem or changes nothing on screen. */
    onAnswered?: () => void;
}>;

export function createRequestLoop({ source, now, timers, diagnostics, onChange, onAnswered }: RequestLoopDeps) {
    let state = emptyState(null);
    let cancelTimer = (): void => undefined;
    /** The request under way of each conversation. An answer to any other request comes too late and is ignored. */
    const inFlight = new Map<string, AbortController>();

    function dispatch(event: StateEvent): void {
        const before = state;
        state = reduce(before, event);
        scheduleExpiry();
        if (state !== before) onChange(state);
    }

    /** Sends what this trigger requests. */
    function request(trigger: Trigger): void {
        for (const loadRequest of nextRequests(state, trigger)) void send(loadRequest);
    }

    async function send(loadRequest: LoadRequest): Promise<void> {
        const { key, fetch, initiator } = loadRequest;
        const { caseId, limits, scope } = state;
        const record = recordOf(state, key);
        if (caseId === null || record === undefined) return;
        const controller = new AbortController();
        // Only a silent read can be under way: it gives way.
        inFlight.get(key)?.abort();
        inFlight.set(key, controller);
        dispatch({ type: 'requested', request: loadRequest });
        // The text is of one session; otherwise any record stands for its conversation.
        const others = {
            ...(scope === 'case' ? {} : { listsOthers: true }),
            ...(isOfCase(record) ? {} : { scope })
        };
        const args = { caseId, recordId: record.id, initiator, limits, ...others, ...fetch };
        const outcome = await transcriptOf(args, controller.signal);
        if (outcome === 'aborted' || inFlight.get(key) !== controller) return;
        inFlight.delete(key);
        dispatch({ type: 'answered', key, outcome });
        request({ type: 'answered', key });
        onAnswered?.();
    }

    /** A source never rejects; a broken one gives a named problem instead of an endless spinner. */
    async function transcriptOf(args: TranscriptArgs, signal: AbortSignal): Promise<Outcome<Transcript> | 'aborted'> {
        try {
            return await source.transcript(args, signal);
        } catch {
            diagnostics.note('source-rejected', 'requestLoop');
            return failed('malformed');
        }
    }

    function scheduleExpiry(): void {
        cancelTimer();
        const expiryAt = nextExpiryAt(state);
        if (expiryAt === null) return;
        const delayMs = Math.min(Math.max(expiryAt - now(), 1), MAX_EXPIRY_TIMER_MS);
        cancelTimer = timers.after(delayMs, () => dispatch({ type: 'time-passed', nowMs: now() }));
    }

    /** No answer to any request so far changes the state any more. */
    function abortAll(): void {
        for (const controller of inFlight.values()) controller.abort();
        inFlight.clear();
    }

    return { state: (): State => state, dispatch, request, abortAll };
}
