import { failed } from 'c/chatHistoryCore';
import type { ProblemCode } from 'c/chatHistoryCore';
import { keysNotAsked } from 'c/chatHistoryState';
import { CASE, OTHER_CASE, aSession } from './builders';
import { LIMITS, Stage } from './stage';

const FOUR = [aSession(1), aSession(2), aSession(3), aSession(4)];

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

describe('"all"', () => {
    it('loads the newest, and asks about the others before it loads any', async () => {
        stage.openWith(FOUR, 'all');
        await stage.answerLast();
        expect(stage.requests()).toEqual(['0Mw000000000004 once by itself']);
        expect(stage.state.question).toBe('load-all');
        expect(keysNotAsked(stage.state)).toEqual(['0dw000000000003', '0dw000000000002', '0dw000000000001']);
    });

    it.each(['newest', 'open', 'none'] as const)('is never a question with "%s"', (autoLoad) => {
        stage.openWith(FOUR, autoLoad);
        expect(stage.state.question).toBeNull();
    });

    it('counts only what has a transcript and is not here', async () => {
        const shared = aSession(1).conversation;
        const none = { conversation: { state: 'none' } } as const;
        stage.openWith([aSession(1), aSession(2, { conversation: shared }), aSession(3, none), aSession(4)], 'all');
        await stage.answerLast({ recordIds: ['0Mw000000000004'] });
        expect(keysNotAsked(stage.state)).toEqual(['0dw000000000001']);
        stage.session.show('0dw000000000001');
        expect(keysNotAsked(stage.state)).toEqual([]);
    });

    it('asks nothing before the component is seen', () => {
        stage.session.open(CASE, { autoLoad: 'all', limits: LIMITS });
        stage.records(FOUR);
        expect(stage.state.question).toBeNull();
        stage.session.visibilityChanged(true);
        expect(stage.state.question).toBe('load-all');
    });
});

describe('yes', () => {
    beforeEach(async () => {
        stage.openWith(FOUR, 'all');
        await stage.answerLast();
    });

    it('loads the others one after another, newest first, for the agent', async () => {
        stage.session.loadAll();
        expect(stage.state.question).toBeNull();
        for (const count of [2, 3, 4]) {
            expect(stage.asked).toHaveLength(count);
            await stage.answerLast();
        }
        expect(stage.requests().slice(1)).toEqual([
            '0Mw000000000003 once by agent',
            '0Mw000000000002 once by agent',
            '0Mw000000000001 once by agent'
        ]);
    });

    it('goes on after a problem of one conversation', async () => {
        stage.session.loadAll();
        await stage.asked[1]?.answer(failed('no-access'));
        expect(stage.asked).toHaveLength(3);
    });

    it.each<ProblemCode>(['limit-reached', 'page-not-reachable', 'over-budget', 'unavailable', 'timed-out'])(
        'stops at %s, which the next would meet too',
        async (code) => {
            stage.session.loadAll();
            await stage.asked[1]?.answer(failed(code));
            expect(stage.asked).toHaveLength(2);
        }
    );

    it('passes over what the agent or another answer brought meanwhile', async () => {
        stage.session.loadAll();
        stage.session.show('0dw000000000002');
        await stage.asked[1]?.answer({
            ok: true,
            value: {
                ...stage.state.loads['0dw000000000004']!.transcript!,
                recordIds: ['0Mw000000000003', '0Mw000000000001']
            }
        });
        expect(stage.requests().slice(1)).toEqual(['0Mw000000000003 once by agent', '0Mw000000000002 once by agent']);
    });

    it('ends with the Case, even when the same Case comes back', async () => {
        stage.session.loadAll();
        stage.session.open(OTHER_CASE, { autoLoad: 'none', limits: LIMITS });
        stage.session.open(CASE, { autoLoad: 'none', limits: LIMITS });
        stage.records(FOUR);
        await stage.answerLast();
        expect(stage.asked).toHaveLength(2);
    });

    it('counts once', async () => {
        stage.session.loadAll();
        stage.session.loadAll();
        await stage.answerLast();
        expect(stage.asked).toHaveLength(3);
    });
});

describe('no', () => {
    it('puts the question away for this Case and no other, while the component lives', () => {
        stage.openWith(FOUR, 'all');
        stage.session.dismissLoadAll();
        expect(stage.state.question).toBeNull();
        stage.open('all', OTHER_CASE);
        stage.records(FOUR, [], OTHER_CASE);
        expect(stage.state.question).toBe('load-all');
        stage.openWith(FOUR, 'all');
        expect(stage.state.question).toBeNull();
    });

    it('loads nothing', () => {
        stage.openWith(FOUR, 'all');
        stage.session.dismissLoadAll();
        expect(stage.asked).toHaveLength(1);
    });
});
