import { failed } from 'c/chatHistoryCore';
import type { ProblemCode } from 'c/chatHistoryCore';
import { HOUR_MS, OTHER_CASE_ID, aNumberedSession, anEntry } from 'support/builders';
import { LIMITS, NOON_AT, Stage, idOf, keyOf } from './stage';

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

describe('two transcripts on screen whose idle frame was dropped', () => {
    beforeEach(async () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2)], 'none');
        await stage.load(1, 2);
        stage.requests();
        stage.session.frameDropped();
    });

    it.each<ProblemCode>(['unavailable', 'no-access', 'timed-out', 'limit-reached', 'held-back-daily'])(
        'cost one silent read each when the agent returns while Salesforce answers %s, and no failure requests another',
        async (code) => {
            stage.leaveAndReturn();
            const silent = [`${idOf(1)} cache-only auto`, `${idOf(2)} cache-only auto`];
            expect(stage.requests()).toEqual(silent);
            for (const { answer } of stage.sent.slice(-2)) await answer(failed(code));
            expect(stage.requests()).toEqual([]);
            stage.leaveAndReturn();
            expect(stage.requests()).toEqual(silent);
        }
    );

    it('are read once on return when the silent reads succeed', async () => {
        stage.leaveAndReturn();
        expect(stage.requests()).toHaveLength(2);
        for (const { args, answer } of stage.sent.slice(-2)) {
            const { transcript } = stage.state.loads[keyOf(Number(args.recordId.at(-1)))]!;
            await answer({ ok: true, value: transcript! });
        }
        stage.leaveAndReturn();
        expect(stage.requests()).toEqual([]);
    });

    it('are not read while the component stays visible', () => {
        stage.session.setVisible(true);
        stage.session.recordsArrived('500000000000001', 'calls', failed('unavailable'));
        expect(stage.requests()).toEqual([]);
    });

    it('are not read because another conversation was answered', async () => {
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(1)} refresh user`]);
    });
});

describe('a change elsewhere', () => {
    beforeEach(async () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2)], 'none');
        await stage.load(1);
        stage.requests();
    });

    it('replaces the transcript on screen by a silent read, without an activity or a problem', async () => {
        stage.session.changed(idOf(1));
        expect(stage.requests()).toEqual([`${idOf(1)} cache-only auto`]);
        expect(stage.state.loads[keyOf(1)]).toMatchObject({
            fetchStatus: 'revalidating',
            problem: null,
            lastFetch: { fetchPolicy: 'cache-first' },
            lastInitiator: 'user'
        });
        await stage.answerLast({ fetchedAt: NOON_AT + 20 });
        expect(stage.state.loads[keyOf(1)]).toMatchObject({
            transcript: { fetchedAt: NOON_AT + 20 },
            fetchStatus: 'idle',
            isStale: false
        });
    });

    it('waits until the component is visible, and is then read once however often it changed', () => {
        stage.session.setVisible(false);
        stage.session.changed(idOf(1));
        stage.session.changed(idOf(1));
        expect(stage.requests()).toEqual([]);
        expect(stage.state.loads[keyOf(1)]).toMatchObject({ isStale: true, changedWhileFetching: false });
        stage.session.setVisible(true);
        expect(stage.requests()).toEqual([`${idOf(1)} cache-only auto`]);
    });

    it('leaves the transcript and says nothing when the silent read fails, and is tried at the next trigger', async () => {
        stage.session.changed(idOf(1));
        await stage.failLast('unavailable');
        expect(stage.state.loads[keyOf(1)]).toMatchObject({
            transcript: { fetchedAt: NOON_AT },
            problem: null,
            isStale: true,
            failureCount: 1
        });
        stage.requests();
        stage.leaveAndReturn();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-only auto`]);
    });

    it('is settled when nothing newer is cached', async () => {
        stage.session.changed(idOf(1));
        await stage.failLast('not-available');
        stage.requests();
        stage.leaveAndReturn();
        expect(stage.requests()).toEqual([]);
    });

    it('never puts an older cached transcript in place of a newer one on screen', async () => {
        stage.session.changed(idOf(1));
        await stage.answerLast({ fetchedAt: NOON_AT - HOUR_MS, entries: [anEntry({ text: 'old' })] });
        expect(stage.state.loads[keyOf(1)]).toMatchObject({
            transcript: { fetchedAt: NOON_AT, entries: [] },
            fetchStatus: 'idle',
            isStale: false
        });
    });

    it('is read after a request under way, which may be of before the change', async () => {
        stage.session.refreshOne(keyOf(1));
        stage.session.changed(idOf(1));
        expect(stage.requests()).toEqual([`${idOf(1)} refresh user`]);
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-only auto`]);
        await stage.answerLast();
        expect(stage.requests()).toEqual([]);
    });

    it('is read after a first load under way as well', async () => {
        stage.session.load(keyOf(2));
        stage.session.changed(idOf(2));
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(2)} cache-first user`, `${idOf(2)} cache-only auto`]);
    });

    it('requests nothing after a refresh under way has failed, and is not forgotten', async () => {
        stage.session.refreshOne(keyOf(1));
        stage.session.changed(idOf(1));
        await stage.failLast('over-budget');
        expect(stage.requests()).toEqual([`${idOf(1)} refresh user`]);
        stage.leaveAndReturn();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-only auto`]);
    });

    it('is settled by an answer that reaches to the newest message, not by an older page', async () => {
        stage.session.setVisible(false);
        stage.session.changed(idOf(1));
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast({ older: { state: 'possible', before: 7 } });
        expect(stage.state.loads[keyOf(1)]?.isStale).toBe(false);
        stage.session.changed(idOf(1));
        stage.session.loadOlder(keyOf(1));
        await stage.answerLast({ extent: 'older-page' });
        expect(stage.state.loads[keyOf(1)]?.isStale).toBe(true);
    });

    it('is nothing to a conversation that is not loaded, nor to another Case', () => {
        stage.session.changed(idOf(2));
        stage.session.changed(idOf(9));
        stage.session.open(OTHER_CASE_ID, { autoLoad: 'none', limits: LIMITS, loadsText: false });
        stage.session.changed(idOf(1));
        expect(stage.requests()).toEqual([]);
    });

    it('is read by the load that covers the record, where its own conversation is hidden', async () => {
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast({ recordIds: [idOf(1), idOf(2)] });
        stage.requests();
        stage.session.changed(idOf(2));
        expect(stage.requests()).toEqual([`${idOf(1)} cache-only auto`]);
    });
});

describe('a silent read', () => {
    beforeEach(async () => {
        stage.openWith([aNumberedSession(1)], 'none');
        await stage.load(1);
        stage.session.changed(idOf(1));
        stage.requests();
    });

    it('gives way to a request by the user, and its late answer is ignored', async () => {
        const silent = stage.sent.at(-1)!;
        stage.session.refreshOne(keyOf(1));
        expect(silent.signal.aborted).toBe(true);
        await stage.answerLast({ fetchedAt: NOON_AT + 30 });
        await silent.answer(failed('malformed'));
        expect(stage.state.loads[keyOf(1)]).toMatchObject({
            transcript: { fetchedAt: NOON_AT + 30 },
            problem: null,
            failureCount: 0
        });
        expect(stage.requests()).toEqual([`${idOf(1)} refresh user`]);
    });

    it('is one at a time: a further change is read after its answer', async () => {
        stage.session.changed(idOf(1));
        expect(stage.requests()).toEqual([]);
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-only auto`]);
    });

    it('never brings its answer to another Case', async () => {
        stage.session.open(OTHER_CASE_ID, { autoLoad: 'none', limits: LIMITS, loadsText: false });
        expect(stage.sent.at(-1)?.signal.aborted).toBe(true);
        await stage.answerLast();
        expect(stage.state.loads).toEqual({});
    });
});
