/**
 * One component's work on one Case at a time: what is asked for, when, and what comes of it.
 *
 * A *generation* begins with every Case that is opened. Answers of an earlier generation are dropped, so a slow answer
 * can never put one Case's words on another's page.
 */
import type { LinkedRecords, Outcome, Read, Transcript } from 'c/chatHistoryCore';
import { conversationKey, failed } from 'c/chatHistoryCore';
import type { Source } from 'c/chatHistorySource';
import type { AutoLoad } from './autoLoad';
import { keysToLoad } from './autoLoad';
import type { StateEvent } from './reduce';
import { reduce } from './reduce';
import type { RecordsObject, State } from './state';
import { emptyState, recordsOf } from './state';

export type SessionParts = Readonly<{
    source: Source;
    /** Called with every new state, never during a call into the session's own `onChange`. */
    onChange: (state: State) => void;
}>;

export interface Session {
    /** Begins a new generation; what was known of another Case is forgotten. */
    open(caseId: string, autoLoad: AutoLoad): void;
    /** Records by Lightning Data Service. Ignored unless they are of the open Case. */
    recordsArrived(caseId: string, object: RecordsObject, outcome: Outcome<LinkedRecords>): void;
    /** Shows a transcript: whatever is kept, else one call. */
    show(key: string): void;
    /** Reads every transcript on screen again: one call each. */
    refresh(): void;
    /** One page further back. */
    older(key: string): void;
    /** Tries what failed once more. */
    retryFailed(): void;
    close(): void;
}

export function createSession({ source, onChange }: SessionParts): Session {
    let state = emptyState(null);
    let generation = new AbortController();
    let autoLoad: AutoLoad | null = null;
    const lastReads = new Map<string, Read>();

    function happened(event: StateEvent): void {
        state = reduce(state, event);
        onChange(state);
    }

    function begin(event: StateEvent): void {
        generation.abort();
        generation = new AbortController();
        lastReads.clear();
        happened(event);
    }

    async function ask(key: string, read: Read): Promise<void> {
        const { signal } = generation;
        const record = recordsOf(state).find((candidate) => conversationKey(candidate) === key);
        if (state.caseId === null || record === undefined || isAsked(state, key)) return;
        lastReads.set(key, read);
        happened({ type: 'asked', key, activity: ACTIVITIES[read.how] });
        const outcome = await answered(source.transcript({ caseId: state.caseId, recordId: record.id, read }, signal));
        if (signal.aborted || outcome === 'aborted') return;
        happened(
            outcome.ok
                ? { type: 'transcript-arrived', key, transcript: outcome.value }
                : { type: 'failed', key, problem: outcome.problem }
        );
    }

    function show(key: string): void {
        void ask(key, { how: 'once' });
    }

    function again(key: string): void {
        const transcript = state.loads[key]?.transcript ?? null;
        void ask(key, transcript === null ? { how: 'once' } : { how: 'again', newerThan: transcript.readAt });
    }

    function loadByItself(): void {
        if (autoLoad === null || !state.sessions.arrived || !state.calls.arrived) return;
        const keys = keysToLoad(recordsOf(state), autoLoad);
        autoLoad = null;
        keys.forEach(show);
    }

    return {
        open(caseId, choice) {
            autoLoad = choice;
            begin({ type: 'opened', caseId });
        },
        recordsArrived(caseId, object, outcome) {
            if (caseId !== state.caseId) return;
            happened({ type: 'records-arrived', object, outcome });
            loadByItself();
        },
        show,
        refresh() {
            keysWhere(state, (load) => load.transcript !== null).forEach(again);
        },
        older(key) {
            const older = state.loads[key]?.transcript?.older;
            if (older?.state === 'possible') void ask(key, { how: 'older', before: older.before });
        },
        retryFailed() {
            for (const key of keysWhere(state, (load) => load.problem !== null)) {
                void ask(key, lastReads.get(key) ?? { how: 'once' });
            }
        },
        close() {
            begin({ type: 'closed' });
        }
    };
}

const ACTIVITIES = { once: 'reading', again: 'refreshing', older: 'reading-older' } as const;

function isAsked(state: State, key: string): boolean {
    const activity = state.loads[key]?.activity ?? 'idle';
    return activity !== 'idle';
}

function keysWhere(state: State, wanted: (load: State['loads'][string]) => boolean): readonly string[] {
    return Object.entries(state.loads).flatMap(([key, load]) => (wanted(load) ? [key] : []));
}

/** A source keeps its word and never throws; should it, the agent gets a named problem instead of an endless spinner. */
async function answered(asked: Promise<Outcome<Transcript> | 'aborted'>): Promise<Outcome<Transcript> | 'aborted'> {
    try {
        return await asked;
    } catch {
        return failed('malformed');
    }
}
