import { failed, succeeded } from 'c/chatHistoryCore';
import type { ProblemCode } from 'c/chatHistoryCore';
import { CALL_ID, CASE_ID, HOUR_MS, OTHER_CASE_ID, aCall, aNumberedSession } from 'support/builders';
import { LIMITS, NOON_AT, Stage, idOf, keyOf } from './stage';

const open = { status: 'active', endAt: null } as const;

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

describe('the automatic load', () => {
    it('"newest" requests the conversation that started last, of sessions and calls alike', () => {
        stage.open();
        stage.records([aNumberedSession(1)], [aCall({ startAt: NOON_AT })]);
        expect(stage.requests()).toEqual([`${CALL_ID} cache-first auto`]);
    });

    it('"newest" passes over a session without a transcript', () => {
        stage.openWith([aNumberedSession(1), aNumberedSession(2, { conversation: { state: 'none' } })]);
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first auto`]);
    });

    it('"open" requests each open conversation once, newest first', () => {
        const { conversation } = aNumberedSession(1);
        stage.openWith(
            [
                aNumberedSession(1, open),
                aNumberedSession(2, { ...open, conversation }),
                aNumberedSession(3),
                aNumberedSession(4, { ...open, status: 'waiting' })
            ],
            'open'
        );
        expect(stage.requests()).toEqual([`${idOf(4)} cache-first auto`, `${idOf(1)} cache-first auto`]);
    });

    it('"open" requests nothing where Status is hidden, so that it never reads every ended session', () => {
        stage.openWith([aNumberedSession(1, { status: 'unknown', endAt: null }), aNumberedSession(2)], 'open');
        expect(stage.requests()).toEqual([]);
    });

    it('"none" requests nothing', () => {
        stage.openWith([aNumberedSession(1, open)], 'none');
        expect(stage.requests()).toEqual([]);
    });

    it('waits until both objects have arrived, since either may hold the newest', () => {
        stage.open();
        stage.session.recordsArrived(
            CASE_ID,
            'sessions',
            succeeded({ records: [aNumberedSession(1)], hasMore: false })
        );
        expect(stage.requests()).toEqual([]);
        stage.session.recordsArrived(CASE_ID, 'calls', failed('not-available'));
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first auto`]);
    });

    it('happens once for each opening, however often records arrive', async () => {
        stage.openWith([aNumberedSession(1)]);
        await stage.answerLast();
        stage.requests();
        stage.records([aNumberedSession(2)]);
        stage.leaveAndReturn();
        expect(stage.requests()).toEqual([]);
    });

    it('waits until the component is visible, and takes the newest of then', () => {
        stage.session.open(CASE_ID, { autoLoad: 'newest', limits: LIMITS, loadsText: false });
        stage.records([aNumberedSession(1)]);
        stage.records([aNumberedSession(1), aNumberedSession(2)]);
        expect(stage.requests()).toEqual([]);
        stage.session.setVisible(true);
        expect(stage.requests()).toEqual([`${idOf(2)} cache-first auto`]);
    });

    it('of another Case waits too when the component was left meanwhile', () => {
        stage.openWith([aNumberedSession(1)]);
        stage.session.setVisible(false);
        stage.session.open(OTHER_CASE_ID, { autoLoad: 'newest', limits: LIMITS, loadsText: false });
        stage.records([aNumberedSession(2)], [], OTHER_CASE_ID);
        expect(stage.requests()).toHaveLength(1);
        stage.session.setVisible(true);
        expect(stage.requests()).toEqual([`${idOf(2)} cache-first auto`]);
    });

    it('does not request again what the user has requested', () => {
        stage.session.open(CASE_ID, { autoLoad: 'newest', limits: LIMITS, loadsText: false });
        stage.records([aNumberedSession(1)]);
        stage.session.load(keyOf(1));
        stage.session.setVisible(true);
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first user`]);
    });
});

describe('a request that failed for want of a page', () => {
    beforeEach(async () => {
        stage.openWith([aNumberedSession(1)]);
        await stage.failLast('page-not-reachable');
        stage.requests();
    });

    it.each<[string, () => void]>([
        ['the page answers after all', () => stage.session.recovered()],
        ['the agent returns from the tab where they signed in', () => stage.leaveAndReturn()]
    ])('is tried once more when %s, and not again after a further failure', async (_what, trigger) => {
        trigger();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first auto`]);
        await stage.failLast('page-not-reachable');
        expect(stage.requests()).toEqual([]);
    });

    it('waits until the component is visible', () => {
        stage.session.setVisible(false);
        stage.session.recovered();
        expect(stage.requests()).toEqual([]);
    });

    it('is still the request of the user when it is tried again automatically', async () => {
        stage.session.retry(keyOf(1));
        await stage.failLast('page-not-reachable');
        stage.session.recovered();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first user`, `${idOf(1)} cache-first auto`]);
        expect(stage.state.loads[keyOf(1)]?.lastInitiator).toBe('user');
    });
});

it.each<ProblemCode>([
    'limit-reached',
    'unavailable',
    'timed-out',
    'over-budget',
    'held-back-hourly',
    'held-back-daily',
    'held-back-active',
    'session-not-accepted',
    'busy'
])('After %s nothing is tried again automatically, whatever happens', async (code) => {
    stage.openWith([aNumberedSession(1)]);
    await stage.failLast(code);
    stage.requests();
    stage.session.recovered();
    stage.clock.advance(HOUR_MS);
    stage.leaveAndReturn();
    stage.records([aNumberedSession(1)]);
    stage.session.changed(idOf(1));
    expect(stage.requests()).toEqual([]);
});
