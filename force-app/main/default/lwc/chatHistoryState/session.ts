/**
 * One component's work on one Case at a time: what is asked for, when, and by whom. What the agent asks for is asked at
 * once; what nobody asked for waits until the component can be seen (`unasked.ts`).
 */
import type { Limits, LinkedRecords, Outcome } from 'c/chatHistoryCore';
import type { Source } from 'c/chatHistorySource';
import { createAsking } from './asking';
import type { AutoLoad } from './autoLoad';
import { createLoadAll } from './loadAll';
import { keysToRetry, keysWhere } from './reading';
import type { StateEvent } from './reduce';
import { reduce } from './reduce';
import type { RecordsObject, State } from './state';
import { emptyState } from './state';
import { createUnasked } from './unasked';

export type SessionParts = Readonly<{
    source: Source;
    /** Called with every new state, never during a call into the session's own `onChange`. */
    onChange: (state: State) => void;
    /** Called after each answer of the source, also one that is a problem or changes nothing on screen. */
    onAnswered?: () => void;
}>;

/** What the admin chose. `limits` add to the org's. */
export type Choices = Readonly<{ autoLoad: AutoLoad; limits: Partial<Limits> }>;

/** Keys are those of `Loads`; a key without a load is a record's `conversationKey`. */
export interface Session {
    /** Another Case; what was known of the one before is forgotten. */
    open(caseId: string, choices: Choices): void;
    /** Can the component be seen now? Before the first time it can't. */
    visibilityChanged(isVisible: boolean): void;
    /** Records by Lightning Data Service. Ignored unless they are of the open Case. */
    recordsArrived(caseId: string, object: RecordsObject, outcome: Outcome<LinkedRecords>): void;
    /** There are newer words of this record than what was answered. */
    changed(recordId: string): void;
    /** The page was let go of while idle; nobody tells what changes elsewhere. */
    released(): void;
    /** A page is there after all, or may be: what failed for want of one is tried again, once. */
    recovered(): void;
    /** Shows a transcript: whatever is kept, else one call. */
    show(key: string): void;
    /** Reads every transcript on screen again: one call each. */
    refresh(): void;
    /** Reads one transcript on screen again: one call. */
    refreshOne(key: string): void;
    /** One page further back. */
    older(key: string): void;
    /** Tries once more what failed for one conversation. */
    retry(key: string): void;
    /** Tries once more all that the connection failed: `keysToRetry`. */
    retryFailed(): void;
    /** The agent was asked about a call beyond the budget, and said yes. */
    confirm(key: string): void;
    /** The agent was asked about the other conversations, and said yes. */
    loadAll(): void;
    /** The agent was asked about the other conversations, and said no. */
    dismissLoadAll(): void;
    close(): void;
}

export function createSession({ source, onChange, onAnswered }: SessionParts): Session {
    let state = emptyState(null);
    const asking = createAsking({ source, state: () => state, happened, onAnswered: answered });
    const all = createLoadAll({ asking, state: () => state, happened });
    const unasked = createUnasked({ asking, state: () => state, offerAll: all.offer });

    function happened(event: StateEvent): void {
        state = reduce(state, event);
        onChange(state);
    }

    function answered(): void {
        unasked.goOn();
        onAnswered?.();
    }

    function again(key: string): void {
        const transcript = state.loads[key]?.transcript ?? null;
        if (transcript !== null) void asking.ask(key, { how: 'again', newerThan: transcript.readAt }, 'agent');
    }

    function problemCode(key: string): string | undefined {
        return state.loads[key]?.problem?.code;
    }

    return {
        open(caseId, { autoLoad, limits }) {
            asking.begin(limits);
            unasked.begin(autoLoad);
            happened({ type: 'opened', caseId });
        },
        visibilityChanged: unasked.visibilityChanged,
        recordsArrived(caseId, object, outcome) {
            if (caseId !== state.caseId) return;
            happened({ type: 'records-arrived', object, outcome });
            unasked.goOn();
        },
        changed: unasked.changed,
        released: unasked.released,
        recovered: unasked.recovered,
        show(key) {
            void asking.ask(key, { how: 'once' }, 'agent');
        },
        refresh: () => keysWhere(state, ({ transcript }) => transcript !== null).forEach(again),
        refreshOne: again,
        older(key) {
            const older = state.loads[key]?.transcript?.older;
            if (older?.state === 'possible') void asking.ask(key, { how: 'older', before: older.before }, 'agent');
        },
        retry(key) {
            if (problemCode(key) !== undefined) void asking.repeat(key, 'agent');
        },
        retryFailed() {
            for (const key of keysToRetry(state)) void asking.repeat(key, 'agent');
        },
        confirm(key) {
            if (problemCode(key) === 'over-budget') void asking.repeat(key, 'confirmed');
        },
        loadAll() {
            void all.accept();
        },
        dismissLoadAll: all.dismiss,
        close() {
            asking.begin({});
            unasked.begin(null);
            happened({ type: 'closed' });
        }
    };
}
