/**
 * The requests for one Case. At most one is under way per conversation. With every Case a new *generation* begins, and
 * answers of an earlier one are dropped, so a slow answer can never put one Case's words on another's page.
 *
 * A *silent* request replaces words on screen by newer ones that are kept; it never costs a call. It shows no activity and no problem, and it gives way when
 * the same conversation is asked for aloud.
 */
import type { Limits, Outcome, Problem, Read, Transcript, WantedBy } from 'c/chatHistoryCore';
import { failed } from 'c/chatHistoryCore';
import type { Source } from 'c/chatHistorySource';
import type { StateEvent } from './reduce';
import type { State } from './state';
import { recordOf } from './state';

export type AskingParts = Readonly<{
    source: Source;
    state: () => State;
    happened: (event: StateEvent) => void;
    /** An answer came, of whatever kind; the state knows it already. */
    onAnswered: () => void;
}>;

export type Asking = Readonly<{
    /** Begins a generation. `limits` go with its every request. */
    begin: (limits: Partial<Limits>) => void;
    /** Aborted when the generation ends. */
    generation: () => AbortSignal;
    /** Resolves with what went wrong, once it has; `null` where nothing did, or nothing was asked. Never rejects. */
    ask: (key: string, read: ReadAloud, by: WantedBy) => Promise<Problem | null>;
    /** The very read that was asked for last. */
    repeat: (key: string, by: WantedBy) => Promise<Problem | null>;
    /** Silently, by what is kept. Resolves with whether there is nothing more to be had. */
    replace: (key: string) => Promise<boolean>;
    isUnderWay: (key: string) => boolean;
}>;

/** What can be seen to be asked for. */
type ReadAloud = Exclude<Read, Readonly<{ how: 'kept' }>>;

type Answer = Outcome<Transcript> | 'aborted';

const ONCE: ReadAloud = { how: 'once' };
const ACTIVITIES = { once: 'reading', again: 'refreshing', older: 'reading-older' } as const;

export function createAsking({ source, state, happened, onAnswered }: AskingParts): Asking {
    let generation = new AbortController();
    let limits: Partial<Limits> = {};
    const lastReads = new Map<string, ReadAloud>();
    const silent = new Map<string, AbortController>();

    async function send(key: string, read: Read, by: WantedBy, signal: AbortSignal): Promise<Answer> {
        const { caseId } = state();
        const record = recordOf(state(), key);
        if (caseId === null || record === undefined) return 'aborted';
        const asked = source.transcript({ caseId, recordId: record.id, read, by, limits }, signal);
        const answer = await answered(asked);
        return signal.aborted ? 'aborted' : answer;
    }

    async function ask(key: string, read: ReadAloud, by: WantedBy): Promise<Problem | null> {
        if (isBusy(state(), key) || recordOf(state(), key) === undefined) return null;
        const { signal } = generation;
        giveWay(key);
        lastReads.set(key, read);
        happened({ type: 'asked', key, activity: ACTIVITIES[read.how] });
        const answer = await send(key, read, by, signal);
        if (answer === 'aborted') return null;
        happened(eventOf(key, answer));
        onAnswered();
        return answer.ok ? null : answer.problem;
    }

    async function replace(key: string): Promise<boolean> {
        if (isUnderWay(key)) return false;
        const controller = new AbortController();
        silent.set(key, controller);
        const answer = await send(key, { how: 'kept' }, 'itself', controller.signal);
        if (silent.get(key) === controller) silent.delete(key);
        if (answer === 'aborted') return false;
        // Nobody asked, so nobody is told that it failed: what is on screen stays, with its time.
        if (answer.ok) happened(eventOf(key, answer));
        onAnswered();
        return answer.ok || answer.problem.code === 'not-available';
    }

    function isUnderWay(key: string): boolean {
        return silent.has(key) || isBusy(state(), key);
    }

    function giveWay(key: string): void {
        silent.get(key)?.abort();
        silent.delete(key);
    }

    return {
        begin(further) {
            generation.abort();
            generation = new AbortController();
            [...silent.keys()].forEach(giveWay);
            lastReads.clear();
            limits = further;
        },
        generation: () => generation.signal,
        ask,
        repeat: (key, by) => ask(key, lastReads.get(key) ?? ONCE, by),
        replace,
        isUnderWay
    };
}

function isBusy(state: State, key: string): boolean {
    return (state.loads[key]?.activity ?? 'idle') !== 'idle';
}

function eventOf(key: string, outcome: Outcome<Transcript>): StateEvent {
    return outcome.ok
        ? { type: 'transcript-arrived', key, transcript: outcome.value }
        : { type: 'failed', key, problem: outcome.problem };
}

/** A source keeps its word and never throws; should it, the agent gets a named problem instead of an endless spinner. */
async function answered(asked: Promise<Answer>): Promise<Answer> {
    try {
        return await asked;
    } catch {
        return failed('malformed');
    }
}
