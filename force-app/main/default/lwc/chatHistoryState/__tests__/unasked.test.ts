import { failed, succeeded } from 'c/chatHistoryCore';
import type { ProblemCode } from 'c/chatHistoryCore';
import { CASE, OTHER_CASE, aCall, aSession } from './builders';
import { LIMITS, Stage } from './stage';

const KEY = '0dw000000000001';
const SESSION = '0Mw000000000001';

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

const askedFor = (): string[] => stage.asked.map(({ args }) => args.recordId);

describe('what loads by itself', () => {
    it('is the conversation that started last, of sessions and calls alike', () => {
        stage.open();
        stage.records([aSession(1)], [aCall(2)]);
        expect(askedFor()).toEqual(['0LQ000000000002']);
    });

    it('waits until both objects have answered, since either may hold the newest', () => {
        stage.open();
        stage.session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(1)], more: false }));
        expect(stage.asked).toEqual([]);
    });

    it('does not wait for ever on an object that can not be read', () => {
        stage.open();
        stage.session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(1)], more: false }));
        stage.session.recordsArrived(CASE, 'calls', failed('not-available'));
        expect(askedFor()).toEqual([SESSION]);
    });

    it('passes over a session that has no transcript to ask for', () => {
        stage.openWith([aSession(1), aSession(2, { conversation: { state: 'none' } })]);
        expect(askedFor()).toEqual([SESSION]);
    });

    it('is each open conversation, once, when the admin chose "open"', () => {
        const shared = aSession(1).conversation;
        stage.openWith(
            [
                aSession(1, { status: 'active' }),
                aSession(2, { status: 'active', conversation: shared }),
                aSession(3),
                aSession(4, { status: 'waiting' })
            ],
            'open'
        );
        expect(askedFor()).toEqual(['0Mw000000000004', SESSION]);
    });

    it('is nothing when the admin chose "none"', () => {
        stage.openWith([aSession(1)], 'none');
        expect(stage.asked).toEqual([]);
    });

    it('happens once for each opening, however often the records arrive', async () => {
        stage.openWith([aSession(1)]);
        await stage.answerLast();
        stage.session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(2)], more: false }));
        expect(stage.asked).toHaveLength(1);
    });
});

describe('while the component can not be seen', () => {
    it('nothing loads by itself, and it does as soon as the component is seen', () => {
        stage.session.open(CASE, { autoLoad: 'newest', limits: LIMITS });
        stage.records([aSession(1)]);
        expect(stage.asked).toEqual([]);
        stage.session.visibilityChanged(true);
        expect(stage.requests()).toEqual([`${SESSION} once by itself`]);
    });

    it('another Case waits too, though the one before was seen', () => {
        stage.openWith([aSession(1)]);
        stage.session.visibilityChanged(false);
        stage.session.open(OTHER_CASE, { autoLoad: 'newest', limits: LIMITS });
        stage.records([aSession(2)], [], OTHER_CASE);
        expect(stage.asked).toHaveLength(1);
        stage.session.visibilityChanged(true);
        expect(stage.asked.at(-1)?.args).toMatchObject({ caseId: OTHER_CASE, recordId: '0Mw000000000002' });
    });

    it('what the agent asked for is not taken back, and loads nothing twice', () => {
        stage.session.open(CASE, { autoLoad: 'newest', limits: LIMITS });
        stage.records([aSession(1)]);
        stage.session.show(KEY);
        stage.session.visibilityChanged(true);
        expect(stage.requests()).toEqual([`${SESSION} once by agent`]);
    });
});

describe('a page that is there after all', () => {
    it('lets what failed for want of one be tried again by itself, once', async () => {
        stage.openWith([aSession(1)]);
        await stage.asked[0]?.answer(failed('page-not-reachable'));
        stage.session.recovered();
        expect(stage.requests()).toEqual([`${SESSION} once by itself`, `${SESSION} once by itself`]);
        await stage.asked[1]?.answer(failed('page-not-reachable'));
        expect(stage.asked).toHaveLength(2);
    });

    it('waits until the component is seen', async () => {
        stage.openWith([aSession(1)]);
        await stage.asked[0]?.answer(failed('page-not-reachable'));
        stage.session.visibilityChanged(false);
        stage.session.recovered();
        expect(stage.asked).toHaveLength(1);
        stage.session.visibilityChanged(true);
        expect(stage.asked).toHaveLength(2);
    });

    it.each<ProblemCode>([
        'limit-reached',
        'unavailable',
        'timed-out',
        'over-budget',
        'held-back-hourly',
        'held-back-daily'
    ])('mends no %s: that is never tried again by itself', async (code) => {
        stage.openWith([aSession(1)]);
        await stage.asked[0]?.answer(failed(code));
        stage.session.recovered();
        stage.session.visibilityChanged(false);
        stage.session.visibilityChanged(true);
        stage.records([aSession(1)]);
        expect(stage.asked).toHaveLength(1);
    });
});

describe('newer words elsewhere', () => {
    beforeEach(async () => {
        stage.openWith([aSession(1), aSession(2)], 'none');
        stage.session.show(KEY);
        await stage.answerLast({ readAt: 10 });
    });

    it('replace those on screen, with nothing to be seen of it but the words', async () => {
        const before = stage.state;
        stage.session.changed(SESSION);
        expect(stage.requests().slice(1)).toEqual([`${SESSION} kept by itself`]);
        expect(stage.state).toBe(before);
        await stage.answerLast({ readAt: 20 });
        expect(stage.state.loads[KEY]).toMatchObject({ transcript: { readAt: 20 }, activity: 'idle', problem: null });
    });

    it('are asked for once for each time it is said', async () => {
        stage.session.changed(SESSION);
        await stage.answerLast();
        expect(stage.asked).toHaveLength(2);
        stage.session.changed(SESSION);
        expect(stage.asked).toHaveLength(3);
    });

    it('wait until the component is seen, and are then asked for once', () => {
        stage.session.visibilityChanged(false);
        stage.session.changed(SESSION);
        stage.session.changed(SESSION);
        expect(stage.asked).toHaveLength(1);
        stage.session.visibilityChanged(true);
        stage.session.visibilityChanged(true);
        expect(stage.asked).toHaveLength(2);
    });

    it('leave what is on screen when they can not be had, without a word', async () => {
        const before = stage.state;
        stage.session.changed(SESSION);
        await stage.asked[1]?.answer(failed('unavailable'));
        expect(stage.state).toBe(before);
    });

    it('that could not be had are asked for again when something else happens, never by themselves', async () => {
        stage.session.changed(SESSION);
        await stage.asked[1]?.answer(failed('unavailable'));
        expect(stage.asked).toHaveLength(2);
        stage.session.visibilityChanged(false);
        stage.session.visibilityChanged(true);
        expect(stage.requests().slice(2)).toEqual([`${SESSION} kept by itself`]);
        await stage.answerLast({ readAt: 20 });
        stage.session.visibilityChanged(false);
        stage.session.visibilityChanged(true);
        expect(stage.asked).toHaveLength(3);
    });

    it('that are not kept any more are given up', async () => {
        stage.session.changed(SESSION);
        await stage.asked[1]?.answer(failed('not-available'));
        stage.session.visibilityChanged(false);
        stage.session.visibilityChanged(true);
        expect(stage.asked).toHaveLength(2);
    });

    it('are not forgotten when the agent asked at the same moment and was refused', async () => {
        stage.session.changed(SESSION);
        stage.session.refresh();
        await stage.asked[1]?.answer(failed('malformed'));
        await stage.asked[2]?.answer(failed('over-budget'));
        expect(stage.requests().slice(1)).toEqual([
            `${SESSION} kept by itself`,
            `${SESSION} again by agent`,
            `${SESSION} kept by itself`
        ]);
    });

    it('are looked for once on coming back, where nobody could tell of them', async () => {
        stage.session.released();
        expect(stage.asked).toHaveLength(1);
        stage.session.visibilityChanged(true);
        expect(stage.asked).toHaveLength(1);
        stage.session.visibilityChanged(false);
        stage.session.visibilityChanged(true);
        expect(stage.requests().slice(1)).toEqual([`${SESSION} kept by itself`]);
        await stage.answerLast({ readAt: 20 });
        stage.session.visibilityChanged(false);
        stage.session.visibilityChanged(true);
        expect(stage.asked).toHaveLength(2);
    });

    it('are nothing to a conversation that is not on screen, nor to another Case', () => {
        stage.session.changed('0Mw000000000002');
        stage.session.changed('0Mw000000000009');
        stage.session.open(OTHER_CASE, { autoLoad: 'none', limits: LIMITS });
        stage.session.changed(SESSION);
        expect(stage.asked).toHaveLength(1);
    });

    it('are asked for after what is under way, which may be from before them', async () => {
        stage.session.refresh();
        stage.session.changed(SESSION);
        expect(stage.asked).toHaveLength(2);
        await stage.answerLast({ readAt: 15 });
        expect(stage.requests().slice(1)).toEqual([`${SESSION} again by agent`, `${SESSION} kept by itself`]);
    });

    it('give way when the agent asks for the same conversation', async () => {
        stage.session.changed(SESSION);
        stage.session.refresh();
        expect(stage.asked[1]?.signal.aborted).toBe(true);
        await stage.asked[1]?.answer(failed('malformed'));
        await stage.answerLast({ readAt: 30 });
        expect(stage.state.loads[KEY]).toMatchObject({ transcript: { readAt: 30 }, problem: null });
    });

    it('are forgotten with the Case', async () => {
        stage.session.visibilityChanged(false);
        stage.session.changed(SESSION);
        stage.session.open(CASE, { autoLoad: 'newest', limits: LIMITS });
        stage.records([aSession(1)]);
        stage.session.visibilityChanged(true);
        await stage.answerLast();
        expect(stage.requests().slice(1)).toEqual([`${SESSION} once by itself`]);
    });

    it('never come to another Case', async () => {
        stage.session.changed(SESSION);
        stage.session.open(OTHER_CASE, { autoLoad: 'none', limits: LIMITS });
        await stage.answerLast({ readAt: 20 });
        expect(stage.state.loads).toEqual({});
        expect(stage.asked[1]?.signal.aborted).toBe(true);
    });
});
