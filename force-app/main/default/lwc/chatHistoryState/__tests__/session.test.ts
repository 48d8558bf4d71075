import { failed, succeeded } from 'c/chatHistoryCore';
import { asOf, createSession, emptyState, keysToRetry, phaseOf, recordsOf, refreshCost } from 'c/chatHistoryState';
import { CASE, OTHER_CASE, aCall, aSession, aTranscript } from './builders';
import { LIMITS, Stage, settled } from './stage';

const KEY = '0dw000000000001';
const OTHER_KEY = '0dw000000000002';

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

describe('another Case', () => {
    it('never gets the words of the one before, however late they come', async () => {
        stage.openWith([aSession(1)]);
        stage.open('newest', OTHER_CASE);
        await stage.answerLast();
        expect(stage.state).toEqual(emptyState(OTHER_CASE));
    });

    it('aborts what was asked for the one before', () => {
        stage.openWith([aSession(1)]);
        stage.open('newest', OTHER_CASE);
        expect(stage.asked[0]?.signal.aborted).toBe(true);
    });

    it('does not take records of the one before', () => {
        stage.open('newest', OTHER_CASE);
        stage.records([aSession(1)]);
        expect(recordsOf(stage.state)).toEqual([]);
    });
});

describe('asking', () => {
    it('says who wants it and how strict the component is', () => {
        stage.openWith([aSession(1), aSession(2)]);
        stage.session.show(KEY);
        expect(stage.requests()).toEqual(['0Mw000000000002 once by itself', '0Mw000000000001 once by agent']);
        expect(stage.asked.map(({ args }) => args.limits)).toEqual([LIMITS, LIMITS]);
    });

    it('asks once while an answer is under way', () => {
        stage.openWith([aSession(1)], 'none');
        stage.session.show(KEY);
        stage.session.show(KEY);
        expect(stage.asked).toHaveLength(1);
    });

    it('refreshes what is on screen and nothing else, telling which reading it has', async () => {
        stage.openWith([aSession(1), aSession(2)]);
        await stage.answerLast({ readAt: 42 });
        stage.session.refresh();
        expect(stage.asked.slice(1).map(({ args }) => args.read)).toEqual([{ how: 'again', newerThan: 42 }]);
        expect(stage.requests().at(-1)).toBe('0Mw000000000002 again by agent');
        expect(refreshCost(stage.state)).toBe(1);
    });

    it('refreshes one conversation alone', async () => {
        stage.openWith([aSession(1), aSession(2)], 'none');
        stage.session.show(KEY);
        await stage.answerLast({ readAt: 42 });
        stage.session.show(OTHER_KEY);
        await stage.answerLast();
        stage.session.refreshOne(KEY);
        expect(stage.requests().slice(2)).toEqual(['0Mw000000000001 again by agent']);
    });

    it('does not refresh what is not on screen', () => {
        stage.openWith([aSession(1)], 'none');
        stage.session.refreshOne(KEY);
        expect(stage.asked).toEqual([]);
    });

    it('asks for older entries only where there may be some', async () => {
        stage.openWith([aSession(1)]);
        await stage.answerLast({ older: { state: 'possible', before: 7 } });
        stage.session.older(KEY);
        await stage.answerLast({ older: { state: 'none' } });
        stage.session.older(KEY);
        expect(stage.asked.map(({ args }) => args.read)).toEqual([{ how: 'once' }, { how: 'older', before: 7 }]);
    });

    it('tells of each answer, also of one that is a problem', async () => {
        stage.openWith([aSession(1)]);
        await stage.asked[0]?.answer(failed('unavailable'));
        expect(stage.answers).toBe(1);
    });

    it('turns a source that breaks its word into a problem', async () => {
        let state = emptyState(null);
        const session = createSession({
            source: {
                transcript: () => Promise.reject(new Error('no')),
                usage: () => Promise.resolve(null),
                close: () => undefined
            },
            onChange: (next) => (state = next)
        });
        session.open(CASE, { autoLoad: 'none', limits: {} });
        session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(1)], more: false }));
        session.show(KEY);
        await settled();
        expect(state.loads[KEY]?.problem).toEqual({ code: 'malformed' });
    });
});

describe('what failed', () => {
    it('keeps the transcript on screen, and the very read is repeated when the agent tries again', async () => {
        stage.openWith([aSession(1)]);
        await stage.answerLast({ readAt: 42 });
        stage.session.refresh();
        await stage.asked[1]?.answer(failed('unavailable', { status: 503 }));
        expect(stage.state.loads[KEY]).toEqual({
            transcript: aTranscript({ readAt: 42 }),
            activity: 'idle',
            asked: 'refreshing',
            problem: { code: 'unavailable', status: 503 }
        });
        stage.session.retry(KEY);
        expect(stage.asked[2]?.args.read).toEqual({ how: 'again', newerThan: 42 });
        expect(stage.requests().at(-1)).toBe('0Mw000000000001 again by agent');
    });

    it('for one conversation alone is not tried again with what the connection failed', async () => {
        stage.openWith([aSession(1), aSession(2)], 'none');
        stage.session.show(KEY);
        await stage.asked[0]?.answer(failed('no-access'));
        stage.session.show(OTHER_KEY);
        await stage.asked[1]?.answer(failed('limit-reached'));
        expect(keysToRetry(stage.state)).toEqual([OTHER_KEY]);
        stage.session.retryFailed();
        expect(stage.requests().slice(2)).toEqual(['0Mw000000000002 once by agent']);
    });

    it('is not tried again where nothing failed', async () => {
        stage.openWith([aSession(1)]);
        await stage.answerLast();
        stage.session.retry(KEY);
        stage.session.retryFailed();
        expect(stage.asked).toHaveLength(1);
    });

    it('for being held back loads when the agent asks for it', async () => {
        stage.openWith([aSession(1)]);
        await stage.asked[0]?.answer(failed('held-back-hourly'));
        expect(stage.asked).toHaveLength(1);
        expect(keysToRetry(stage.state)).toEqual([]);
        stage.session.show(KEY);
        expect(stage.requests().at(-1)).toBe('0Mw000000000001 once by agent');
    });
});

describe('a budget that is used up', () => {
    it('is a question at each conversation of a refresh, and the same read is sent when the agent says yes', async () => {
        stage.openWith([aSession(1), aSession(2)], 'none');
        for (const key of [KEY, OTHER_KEY]) {
            stage.session.show(key);
            await stage.answerLast({ readAt: 42 });
        }
        stage.session.refresh();
        await stage.asked[2]?.answer(failed('over-budget'));
        await stage.asked[3]?.answer(failed('over-budget'));
        expect(Object.values(stage.state.loads).map(({ problem }) => problem?.code)).toEqual([
            'over-budget',
            'over-budget'
        ]);
        stage.session.confirm(OTHER_KEY);
        expect(stage.requests().slice(4)).toEqual(['0Mw000000000002 again by confirmed']);
        expect(stage.asked[4]?.args.read).toEqual({ how: 'again', newerThan: 42 });
    });

    it('is never confirmed where it was not asked about', async () => {
        stage.openWith([aSession(1)]);
        stage.session.confirm(KEY);
        await stage.asked[0]?.answer(failed('unavailable'));
        stage.session.confirm(KEY);
        expect(stage.asked).toHaveLength(1);
    });
});

describe('what the screen reads', () => {
    it('keeps records that are there when a later answer fails', () => {
        stage.openWith([aSession(1)], 'none');
        stage.session.recordsArrived(CASE, 'sessions', failed('unavailable'));
        expect(stage.state.sessions).toMatchObject({
            records: [{ id: '0Mw000000000001' }],
            problem: { code: 'unavailable' }
        });
    });

    it('says "nothing" only when the sessions could be read: without them an empty list of calls says little', () => {
        stage.open('none');
        expect(phaseOf(stage.state)).toBe('loading');
        stage.session.recordsArrived(CASE, 'sessions', failed('not-available'));
        expect(phaseOf(stage.state)).toBe('loading');
        stage.session.recordsArrived(CASE, 'calls', failed('not-available'));
        expect(phaseOf(stage.state)).toBe('unavailable');
        stage.records([]);
        expect(phaseOf(stage.state)).toBe('nothing');
    });

    it('shows a call that is listed although the sessions can not be read', () => {
        stage.open('none');
        stage.records([], [aCall(1)]);
        stage.session.recordsArrived(CASE, 'sessions', failed('not-available'));
        expect(phaseOf(stage.state)).toBe('ready');
    });

    it('is as of the reading that is oldest', async () => {
        stage.openWith([aSession(1), aSession(2)], 'none');
        expect(asOf(stage.state)).toBeNull();
        stage.session.show(KEY);
        await stage.answerLast({ readAt: 20 });
        stage.session.show(OTHER_KEY);
        await stage.answerLast({ readAt: 10 });
        expect(asOf(stage.state)).toBe(10);
    });

    it('forgets everything when it is closed', () => {
        stage.openWith([aSession(1)]);
        stage.session.close();
        expect(stage.state).toEqual(emptyState(null));
        expect(stage.asked[0]?.signal.aborted).toBe(true);
    });
});
