import type { ConversationLoad, Loads } from 'c/chatHistoryCore';
import fc from 'fast-check';
import { CASE_ID, aLoad, aLoadOf, aNumberedSession } from 'support/builders';
import type { LoadRequest, Trigger } from '../requests';
import { nextRequests } from '../requests';
import type { State } from '../state';
import { emptyState } from '../state';
import { idOf, keyOf } from './stage';

const [A, B] = [keyOf(1), keyOf(2)];

const loaded = aLoadOf({ recordIds: [idOf(1)], fetchedAt: 50, older: { state: 'possible', before: 7 } });
const stale: ConversationLoad = { ...loaded, isStale: true };
const unreachable = aLoad({
    problem: { code: 'page-not-reachable' },
    lastFetch: { fetchPolicy: 'cache-first' },
    lastInitiator: 'user'
});

const silent = (key: string): LoadRequest => ({ key, fetch: { fetchPolicy: 'cache-only' }, initiator: 'auto' });
const first = (key: string, initiator: 'auto' | 'user'): LoadRequest => ({
    key,
    fetch: { fetchPolicy: 'cache-first' },
    initiator
});

function aState(loads: Loads, fields: Partial<State> = {}): State {
    const records = [1, 2, 3].map((number) => aNumberedSession(number));
    const sessions = { hasArrived: true, records, hasMore: false, problem: null };
    return { ...emptyState(CASE_ID), isVisible: true, sessions, loads, ...fields };
}

const VISIBLE: Trigger = { type: 'visible' };
const CHANGED: Trigger = { type: 'changed', key: A };
const ANSWERED: Trigger = { type: 'answered', key: A };
const byUser = (fetch: 'cache-first' | 'refresh' | 'older-page' | 'repeat'): Trigger => ({
    type: 'user',
    keys: [A],
    fetch,
    initiator: 'user'
});

describe('nextRequests', () => {
    it.each<[string, State, Trigger, readonly LoadRequest[]]>([
        ['visible: what is stale, silently', aState({ [A]: stale, [B]: loaded }), VISIBLE, [silent(A)]],
        ['visible: each that is stale', aState({ [A]: stale, [B]: stale }), VISIBLE, [silent(A), silent(B)]],
        ['visible: what failed for want of a page', aState({ [A]: unreachable }), VISIBLE, [first(A, 'auto')]],
        ['visible: the automatic load', aState({}, { autoLoadKeys: [B] }), VISIBLE, [first(B, 'auto')]],
        [
            'visible: no automatic load of what was requested',
            aState({ [B]: loaded }, { autoLoadKeys: [B] }),
            VISIBLE,
            []
        ],
        ['visible: nothing of a conversation whose record is gone', aState({ gone: stale }), VISIBLE, []],
        [
            'recovered: what is stale or failed',
            aState({ [A]: stale, [B]: unreachable }),
            { type: 'recovered' },
            [silent(A), first(B, 'auto')]
        ],
        [
            'records-arrived: nothing that is stale or failed',
            aState({ [A]: stale, [B]: unreachable }),
            { type: 'records-arrived' },
            []
        ],
        ['changed: that conversation alone', aState({ [A]: stale, [B]: stale }), CHANGED, [silent(A)]],
        ['changed: nothing that is not stale', aState({ [A]: loaded }), CHANGED, []],
        ['changed: nothing without a transcript', aState({ [A]: aLoad({ isStale: true }) }), CHANGED, []],
        [
            'changed: nothing while a request is under way',
            aState({ [A]: { ...stale, fetchStatus: 'revalidating' } }),
            CHANGED,
            []
        ],
        ['changed: nothing while hidden', aState({ [A]: stale }, { isVisible: false }), CHANGED, []],
        ['answered: nothing of another conversation', aState({ [A]: loaded, [B]: stale }), ANSWERED, []],
        ['answered: nothing of its own that was stale before', aState({ [A]: stale }), ANSWERED, []],
        [
            'answered: its own alone where that changed meanwhile',
            aState({ [A]: { ...stale, changedWhileFetching: true }, [B]: stale }),
            ANSWERED,
            [silent(A)]
        ],
        ['answered: the next of the queue', aState({ [A]: loaded }, { queue: [B] }), ANSWERED, [first(B, 'user')]],
        [
            'answered: the next of the queue while hidden too',
            aState({}, { queue: [B], isVisible: false }),
            ANSWERED,
            [first(B, 'user')]
        ],
        [
            'answered: nothing while the first of the queue is under way',
            aState({ [B]: aLoad({ fetchStatus: 'fetching' }) }, { queue: [B] }),
            ANSWERED,
            []
        ],
        ['user: a load', aState({}), byUser('cache-first'), [first(A, 'user')]],
        ['user: a load although hidden', aState({}, { isVisible: false }), byUser('cache-first'), [first(A, 'user')]],
        [
            'user: a refresh',
            aState({ [A]: loaded }),
            byUser('refresh'),
            [{ key: A, fetch: { fetchPolicy: 'refresh', newerThan: 50 }, initiator: 'user' }]
        ],
        [
            'user: a refresh instead of a silent read',
            aState({ [A]: { ...loaded, fetchStatus: 'revalidating' } }),
            byUser('refresh'),
            [{ key: A, fetch: { fetchPolicy: 'refresh', newerThan: 50 }, initiator: 'user' }]
        ],
        [
            'user: no refresh while another is under way',
            aState({ [A]: { ...loaded, fetchStatus: 'refreshing' } }),
            byUser('refresh'),
            []
        ],
        [
            'user: older messages',
            aState({ [A]: loaded }),
            byUser('older-page'),
            [{ key: A, fetch: { fetchPolicy: 'older-page', before: 7 }, initiator: 'user' }]
        ],
        ['user: what failed, once more', aState({ [A]: unreachable }), byUser('repeat'), [first(A, 'user')]],
        ['user: nothing once more where nothing failed', aState({ [A]: loaded }), byUser('repeat'), []]
    ])('%s', (_what, state, trigger, requests) => {
        expect(nextRequests(state, trigger)).toEqual(requests);
    });

    it('requests each conversation at most once for any state and trigger', () => {
        const anyLoad = fc.constantFrom(
            loaded,
            stale,
            unreachable,
            { ...unreachable, isStale: true },
            {
                ...stale,
                problem: { code: 'page-not-reachable' as const },
                changedWhileFetching: true
            }
        );
        // The answered conversation has left the queue.
        const anyState = fc
            .tuple(fc.dictionary(fc.constantFrom(A, B), anyLoad), fc.subarray([A, B]), fc.subarray([B]))
            .map(([loads, autoLoadKeys, queue]) => aState(loads, { autoLoadKeys, queue }));
        const anyTrigger = fc.constantFrom(
            VISIBLE,
            CHANGED,
            ANSWERED,
            { type: 'recovered' } as const,
            byUser('repeat')
        );
        fc.assert(
            fc.property(anyState, anyTrigger, (state, trigger) => {
                const keys = nextRequests(state, trigger).map(({ key }) => key);
                expect(new Set(keys).size).toBe(keys.length);
            })
        );
    });
});
