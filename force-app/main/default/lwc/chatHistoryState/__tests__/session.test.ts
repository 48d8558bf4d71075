import { failed, succeeded } from 'c/chatHistoryCore';
import {
    asOf,
    connectionProblem,
    emptyState,
    isFetching,
    keysToRefresh,
    keysToRetry,
    lastRefresh,
    phaseOf,
    recordsOf
} from 'c/chatHistoryState';
import {
    CASE_ID,
    HOUR_MS,
    MINUTE_MS,
    OTHER_CASE_ID,
    aCall,
    aNumberedSession,
    aTranscript,
    anEntry
} from 'support/builders';
import { settled } from 'support/settled';
import { LIMITS, NOON_AT, Stage, idOf, keyOf } from './stage';

const open = { status: 'active', endAt: null } as const;

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

describe('another Case', () => {
    it('never gets a transcript of the one before, however late it comes', async () => {
        stage.openWith([aNumberedSession(1)]);
        stage.open('newest', OTHER_CASE_ID);
        expect(stage.sent[0]?.signal.aborted).toBe(true);
        await stage.answerLast();
        expect(stage.state.loads).toEqual({});
    });

    it('never gets a late transcript of the same Case that was opened before', async () => {
        stage.openWith([aNumberedSession(1)]);
        stage.open('newest', OTHER_CASE_ID);
        stage.openWith([aNumberedSession(1)]);
        await stage.sent[0]!.answer(succeeded(aTranscript({ recordIds: [idOf(1)] })));
        expect(stage.state.loads[keyOf(1)]).toMatchObject({ transcript: null, fetchStatus: 'fetching' });
    });

    it('does not take records of the one before', () => {
        stage.open('newest', OTHER_CASE_ID);
        stage.records([aNumberedSession(1)]);
        expect(recordsOf(stage.state)).toEqual([]);
    });
});

describe('a request by the user', () => {
    it('carries who asked and how strict the component is', () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2)]);
        stage.session.load(keyOf(1));
        expect(stage.requests()).toEqual([`${idOf(2)} cache-first auto`, `${idOf(1)} cache-first user`]);
        expect(stage.sent.map(({ args }) => args.limits)).toEqual([LIMITS, LIMITS]);
    });

    it('is sent once while its answer is awaited', () => {
        stage.openWith([aNumberedSession(1)], 'none');
        stage.session.load(keyOf(1));
        stage.session.load(keyOf(1));
        expect(stage.sent).toHaveLength(1);
    });

    it('is sent only where there is something to request', async () => {
        stage.openWith([aNumberedSession(1)], 'none');
        stage.session.load(keyOf(9));
        stage.session.refreshOne(keyOf(1));
        stage.session.loadOlder(keyOf(1));
        stage.session.retry(keyOf(1));
        stage.session.retryFailed();
        stage.session.confirm(keyOf(1));
        expect(stage.requests()).toEqual([]);
        await stage.load(1);
        stage.session.loadOlder(keyOf(1));
        stage.session.retry(keyOf(1));
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first user`]);
    });

    it('for older messages names the time before which they are', async () => {
        stage.openWith([aNumberedSession(1)]);
        await stage.answerLast({ older: { state: 'possible', before: 7 } });
        stage.session.loadOlder(keyOf(1));
        expect(stage.sent.at(-1)?.args).toMatchObject({ fetchPolicy: 'older-page', before: 7, initiator: 'user' });
        expect(stage.state.loads[keyOf(1)]?.fetchStatus).toBe('fetching-older');
    });

    it('for older messages joins what comes, whenever that was fetched', async () => {
        stage.openWith([aNumberedSession(1)]);
        await stage.answerLast({ older: { state: 'possible', before: 7 } });
        stage.session.loadOlder(keyOf(1));
        await stage.answerLast({ extent: 'older-page', fetchedAt: 5, entries: [anEntry({ at: 6 })] });
        expect(stage.state.loads[keyOf(1)]?.transcript).toMatchObject({ fetchedAt: NOON_AT, entries: [{ at: 6 }] });
    });

    it('is reported when it is answered, also with a problem', async () => {
        stage.openWith([aNumberedSession(1)]);
        await stage.failLast('unavailable');
        expect(stage.answerCount).toBe(1);
    });

    it('ends as malformed, and is noted, when the source breaks its promise never to reject', async () => {
        stage = new Stage({
            transcript: () => Promise.reject(new Error('no')),
            usage: () => Promise.resolve(null),
            close: () => undefined
        });
        stage.openWith([aNumberedSession(1)]);
        await settled();
        expect(stage.state.loads[keyOf(1)]?.problem).toEqual({ code: 'malformed' });
        expect(stage.diagnostics.list()).toEqual([{ code: 'source-rejected', place: 'requestLoop', count: 1 }]);
    });
});

describe('a refresh', () => {
    beforeEach(async () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2, open), aNumberedSession(3)], 'none');
        await stage.load(1, 2);
        stage.requests();
    });

    it('of open conversations passes over ended and unloaded ones, and names the fetch on screen', () => {
        expect(keysToRefresh(stage.state, 'open')).toEqual([keyOf(2)]);
        stage.session.refresh('open');
        expect(stage.requests()).toEqual([`${idOf(2)} refresh user`]);
        expect(stage.sent.at(-1)?.args).toMatchObject({ newerThan: NOON_AT });
    });

    it('of ended conversations passes over open ones', () => {
        expect(keysToRefresh(stage.state, 'ended')).toEqual([keyOf(1)]);
        stage.session.refresh('ended');
        expect(stage.requests()).toEqual([`${idOf(1)} refresh user`]);
    });

    it('of open conversations includes one that ended after it was fetched, and one whose Status is hidden', () => {
        stage.records([
            aNumberedSession(1, { status: 'unknown', endAt: null }),
            aNumberedSession(2, { endAt: NOON_AT + MINUTE_MS })
        ]);
        expect(keysToRefresh(stage.state, 'open')).toEqual([keyOf(1), keyOf(2)]);
    });

    it('says how many messages are new, without an older page that came along', async () => {
        const old = anEntry({ id: 'connect:old', at: NOON_AT - HOUR_MS });
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast({ entries: [old] });
        expect(lastRefresh(stage.state)).toMatchObject({ newMessageCount: 1 });
        const older = anEntry({ id: 'connect:older', at: NOON_AT - 2 * HOUR_MS });
        const fresh = [1, 2].map((number) => anEntry({ id: `connect:${number}`, at: NOON_AT + number }));
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast({ entries: [older, old, ...fresh] });
        expect(lastRefresh(stage.state)).toMatchObject({ newMessageCount: 2 });
    });

    it('says it once all that is refreshed at the same time was answered, and counts it together', async () => {
        const answerWith = async (which: number, number: number, count: number): Promise<void> => {
            const { args, answer } = stage.sent.at(which)!;
            const entries = Array.from({ length: count }, (_, index) => anEntry({ id: `connect:${number}-${index}` }));
            await answer(succeeded(aTranscript({ recordIds: [args.recordId], entries })));
        };
        stage.session.refreshOne(keyOf(1));
        stage.session.refreshOne(keyOf(2));
        await answerWith(-2, 1, 3);
        stage.session.refreshOne(keyOf(1));
        expect(lastRefresh(stage.state)).toBeNull();
        await answerWith(-1, 1, 5);
        expect(lastRefresh(stage.state)).toBeNull();
        await answerWith(-2, 2, 1);
        expect(lastRefresh(stage.state)).toMatchObject({ newMessageCount: 6 });
    });

    it('says nothing when any of it failed, also when the failure was not the last answer', async () => {
        stage.session.refreshOne(keyOf(1));
        stage.session.refreshOne(keyOf(2));
        const [first, second] = stage.sent.slice(-2);
        await first!.answer(failed('unavailable'));
        await second!.answer(succeeded(aTranscript({ recordIds: [idOf(2)] })));
        expect(lastRefresh(stage.state)).toBeNull();
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast();
        expect(lastRefresh(stage.state)).toMatchObject({ newMessageCount: 0 });
    });

    it('is none when the request is silent or loads older messages', async () => {
        stage.session.changed(idOf(2));
        await stage.answerLast({ entries: [anEntry()] });
        expect(lastRefresh(stage.state)).toBeNull();
    });

    it('that fails leaves everything on screen but the problem', async () => {
        const before = stage.state.loads[keyOf(2)]!;
        stage.session.refresh('open');
        await stage.sent.at(-1)!.answer(failed('unavailable', { status: 503 }));
        expect(stage.state.loads[keyOf(2)]).toEqual({
            ...before,
            lastFetch: { fetchPolicy: 'refresh', newerThan: NOON_AT },
            problem: { code: 'unavailable', status: 503 },
            failureCount: 1
        });
    });

    it('that failed is repeated by the user as it was', async () => {
        stage.session.refreshOne(keyOf(1));
        await stage.failLast('no-access');
        stage.requests();
        stage.session.retry(keyOf(1));
        expect(stage.requests()).toEqual([`${idOf(1)} refresh user`]);
        expect(stage.sent.at(-1)?.args).toMatchObject({ newerThan: NOON_AT });
    });
});

describe('"Try again"', () => {
    beforeEach(() => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2), aNumberedSession(3)]);
    });

    it('repeats only what the user had asked for, not the automatic load that was refused as well', async () => {
        await stage.failLast('limit-reached');
        stage.session.load(keyOf(1));
        await stage.failLast('limit-reached');
        stage.requests();
        expect(keysToRetry(stage.state)).toEqual([keyOf(1)]);
        stage.session.retryFailed();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first user`]);
    });

    it('repeats the automatic load when the user has asked for nothing', async () => {
        await stage.failLast('unavailable');
        stage.requests();
        stage.session.retryFailed();
        expect(stage.requests()).toEqual([`${idOf(3)} cache-first user`]);
    });

    it('passes over what failed for one conversation alone, and over what is held back', async () => {
        await stage.failLast('held-back-active');
        stage.session.load(keyOf(1));
        await stage.failLast('no-access');
        expect(keysToRetry(stage.state)).toEqual([]);
    });
});

describe('the problem of the connection', () => {
    beforeEach(async () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2), aNumberedSession(3)]);
        await stage.failLast('held-back-daily');
        stage.session.load(keyOf(1));
        await stage.failLast('unavailable');
    });

    it('is one: what is broken before what is held back', () => {
        expect(connectionProblem(stage.state)).toEqual({ code: 'unavailable' });
    });

    it('leaves the screen when a later request of another conversation succeeds, and what is held back stays', async () => {
        stage.session.load(keyOf(2));
        await stage.answerLast();
        expect(connectionProblem(stage.state)).toEqual({ code: 'held-back-daily' });
        expect(stage.state.loads[keyOf(1)]).toMatchObject({ problem: null, failureCount: 1 });
    });

    it('stays when the answer came from the cache, which says nothing about Salesforce', async () => {
        stage.session.load(keyOf(2));
        await stage.answerLast({ origin: 'cache' });
        expect(connectionProblem(stage.state)).toEqual({ code: 'unavailable' });
    });

    it('stays when it came after the successful request was sent', async () => {
        stage.session.load(keyOf(2));
        stage.session.retry(keyOf(1));
        await stage.failLast('unavailable');
        await stage.sent.at(-2)!.answer(succeeded(aTranscript({ recordIds: [idOf(2)] })));
        expect(connectionProblem(stage.state)).toEqual({ code: 'unavailable' });
    });

    it('that the page was not reachable is over with any answer', async () => {
        stage.session.retry(keyOf(1));
        await stage.failLast('page-not-reachable');
        stage.session.load(keyOf(2));
        await stage.answerLast({ origin: 'cache' });
        expect(stage.state.loads[keyOf(1)]?.problem).toBeNull();
    });
});

describe('a used-up budget', () => {
    it('is a question at each conversation, and the same request is sent when the user confirms', async () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2)], 'none');
        await stage.load(1, 2);
        stage.session.refreshOne(keyOf(1));
        await stage.failLast('over-budget');
        stage.session.refreshOne(keyOf(2));
        await stage.failLast('over-budget');
        stage.requests();
        stage.session.confirm(keyOf(2));
        expect(stage.requests()).toEqual([`${idOf(2)} refresh user-confirmed`]);
    });

    it('is never confirmed where nothing was asked', async () => {
        stage.openWith([aNumberedSession(1)]);
        await stage.failLast('unavailable');
        stage.session.confirm(keyOf(1));
        expect(stage.sent).toHaveLength(1);
    });
});

describe('what the screen reads', () => {
    it('still has the records when a later answer fails', () => {
        stage.openWith([aNumberedSession(1)], 'none');
        stage.session.recordsArrived(CASE_ID, 'sessions', failed('unavailable'));
        expect(stage.state.sessions).toMatchObject({
            records: [{ id: idOf(1) }],
            problem: { code: 'unavailable' }
        });
    });

    it('says "nothing" only when the sessions could be read: without them an empty list of calls says little', () => {
        stage.open('none');
        expect(phaseOf(stage.state)).toBe('loading');
        stage.session.recordsArrived(CASE_ID, 'sessions', failed('not-available'));
        expect(phaseOf(stage.state)).toBe('loading');
        stage.session.recordsArrived(CASE_ID, 'calls', failed('not-available'));
        expect(phaseOf(stage.state)).toBe('loading');
        stage.session.recordsArrived(CASE_ID, 'chats', failed('not-available'));
        expect(phaseOf(stage.state)).toBe('unavailable');
        stage.records([]);
        expect(phaseOf(stage.state)).toBe('nothing');
    });

    it('is ready when a call is listed although the sessions can not be read', () => {
        stage.open('none');
        stage.records([], [aCall()]);
        stage.session.recordsArrived(CASE_ID, 'sessions', failed('not-available'));
        expect(phaseOf(stage.state)).toBe('ready');
    });

    it('is as of the fetch that is oldest', async () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2)], 'none');
        expect(asOf(stage.state)).toBeNull();
        stage.session.load(keyOf(1));
        await stage.answerLast({ fetchedAt: 20 });
        stage.session.load(keyOf(2));
        await stage.answerLast({ fetchedAt: 10 });
        expect(asOf(stage.state)).toBe(10);
    });

    it('is fetching while the user waits, and not during a silent read', async () => {
        stage.openWith([aNumberedSession(1)]);
        expect(isFetching(stage.state)).toBe(true);
        await stage.answerLast();
        expect(isFetching(stage.state)).toBe(false);
        stage.session.changed(idOf(1));
        expect(stage.sent).toHaveLength(2);
        expect(isFetching(stage.state)).toBe(false);
    });

    it('is empty again when the session is closed', () => {
        stage.openWith([aNumberedSession(1)]);
        stage.session.close();
        expect(stage.state).toEqual({ ...emptyState(null), isVisible: true });
        expect(stage.sent[0]?.signal.aborted).toBe(true);
    });
});
