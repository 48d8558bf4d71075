/**
 * Which transcripts are requested because of one event. Pure: everything that decides is in the state.
 *
 * Automatic requests are made only while the component is visible, and never more often than triggers happen: a trigger
 * requests each conversation at most once, and an answer requests nothing but its own conversation, at most once, where
 * that changed while the answer was awaited, or where the admin wants the text of a session whose bot is missing. After a
 * failure nothing is requested before the next trigger. The one exception is the queue of "load all", which the user has
 * asked for.
 */
import type { ConversationLoad, FetchOptions, Initiator } from 'c/chatHistoryCore';
import { botOmission, shortId } from 'c/chatHistoryCore';
import { isBusy } from './selectors';
import type { State } from './state';
import { recordOf, recordsOf } from './state';

/** `cache-only` is a *silent* read: nothing on screen shows that it is under way or that it failed. */
export type LoadRequest = Readonly<{ key: string; fetch: FetchOptions; initiator: Initiator }>;

/** What the user asks for; the details are in the state. `repeat`: the request that failed. */
export type UserFetch = 'cache-first' | 'refresh' | 'older-page' | 'repeat';

/**
 * visible          The component became visible: also the moment to look for what was missed, and to try again what failed
 *                  for want of a page (the user may come from the tab where they signed in).
 * records-arrived  The records of one object arrived.
 * recovered        The page answered after it had been given up.
 * changed          Another page of this browser fetched newer messages.
 * answered         A request was answered; the state knows it already.
 * session-text     The user asks for the text of a session.
 */
export type Trigger =
    | Readonly<{ type: 'visible' | 'records-arrived' | 'recovered' }>
    | Readonly<{ type: 'changed' | 'answered'; key: string }>
    | Readonly<{ type: 'session-text'; key: string; recordId: string }>
    | Readonly<{ type: 'user'; keys: readonly string[]; fetch: UserFetch; initiator: 'user' | 'user-confirmed' }>;

/** At most one per conversation. */
export function nextRequests(state: State, trigger: Trigger): readonly LoadRequest[] {
    return requestsFor(state, trigger).filter(({ key }) => recordOf(state, key) !== undefined);
}

function requestsFor(state: State, trigger: Trigger): readonly LoadRequest[] {
    switch (trigger.type) {
        case 'user':
            return trigger.keys.flatMap((key) => userRequest(state, key, trigger.fetch, trigger.initiator));
        case 'session-text':
            return sessionTextRequest(state, trigger.key, trigger.recordId, 'user');
        case 'answered':
            return [...nextOfQueue(state), ...afterAnswer(state, trigger.key)];
        case 'visible':
            return [...autoLoads(state), ...missed(state, Object.keys(state.loads))];
        case 'records-arrived':
            return autoLoads(state);
        case 'recovered':
            return missed(state, Object.keys(state.loads));
        case 'changed':
            return missed(state, [trigger.key]);
    }
}

function userRequest(state: State, key: string, fetch: UserFetch, initiator: Initiator): readonly LoadRequest[] {
    const load = state.loads[key];
    if (load !== undefined && isBusy(load)) return [];
    const options = optionsFor(load, fetch);
    return options === null ? [] : [{ key, fetch: options, initiator }];
}

function sessionTextRequest(state: State, key: string, recordId: string, initiator: Initiator): readonly LoadRequest[] {
    const load = state.loads[key];
    const isIdle = load?.transcript != null && !isBusy(load);
    return isIdle ? [{ key, fetch: { fetchPolicy: 'session-text', recordId }, initiator }] : [];
}

function afterAnswer(state: State, key: string): readonly LoadRequest[] {
    const load = state.loads[key];
    if (load === undefined) return [];
    // `false` also after a failure: then only the next trigger reads again.
    if (load.changedWhileFetching) return missed(state, [key]);
    const recordId = state.loadsText && state.isVisible ? recordWithoutBot(state, load) : null;
    return recordId === null ? [] : sessionTextRequest(state, key, recordId, 'auto');
}

/** A session whose bot's part may be in its text, which was not asked for; none after a failure. */
function recordWithoutBot(state: State, { transcript, problem, lastFetch }: ConversationLoad): string | null {
    if (transcript === null || problem !== null) return null;
    const { sessionTexts } = transcript;
    // Where one text is not offered, none is; and an answer without the text would come again and again.
    const asked = lastFetch?.fetchPolicy === 'session-text' ? sessionTexts[shortId(lastFetch.recordId)] : '';
    if (asked === undefined || Object.values(sessionTexts).includes(null)) return null;
    const covered = recordsOf(state).filter(({ id }) => transcript.recordIds.includes(id));
    const found = covered.find((record) => {
        const entries = transcript.entries.filter(({ recordId }) => recordId === record.id);
        return botOmission(record, transcript, entries)?.canAsk === true;
    });
    return found?.id ?? null;
}

function autoLoads({ autoLoadKeys, loads }: State): readonly LoadRequest[] {
    const keys = (autoLoadKeys ?? []).filter((key) => loads[key] === undefined);
    return keys.map((key) => ({ key, fetch: { fetchPolicy: 'cache-first' }, initiator: 'auto' }));
}

/** Newer messages that were not seen yet, by a silent read; and what failed for want of a page, once more. */
function missed(state: State, keys: readonly string[]): readonly LoadRequest[] {
    if (!state.isVisible) return [];
    return keys.flatMap((key) => {
        const load = state.loads[key];
        const options = load?.fetchStatus === 'idle' ? missedBy(load) : null;
        return options === null ? [] : [{ key, fetch: options, initiator: 'auto' }];
    });
}

function missedBy(load: ConversationLoad): FetchOptions | null {
    if (load.problem?.code === 'page-not-reachable') return optionsFor(load, 'repeat');
    return load.isStale && load.transcript !== null ? { fetchPolicy: 'cache-only' } : null;
}

/** `null`: there is nothing of that kind to request. */
function optionsFor(load: ConversationLoad | undefined, fetch: UserFetch): FetchOptions | null {
    const { transcript = null, problem = null, lastFetch = null } = load ?? {};
    switch (fetch) {
        case 'cache-first':
            return { fetchPolicy: 'cache-first' };
        case 'refresh':
            return transcript === null ? null : { fetchPolicy: 'refresh', newerThan: transcript.fetchedAt };
        case 'older-page': {
            const older = transcript?.older;
            return older?.state === 'possible' ? { fetchPolicy: 'older-page', before: older.before } : null;
        }
        case 'repeat':
            return problem === null ? null : lastFetch;
    }
}

function nextOfQueue({ queue, loads }: State): readonly LoadRequest[] {
    const [key] = queue;
    if (key === undefined || (loads[key] !== undefined && isBusy(loads[key]))) return [];
    return [{ key, fetch: { fetchPolicy: 'cache-first' }, initiator: 'user' }];
}
