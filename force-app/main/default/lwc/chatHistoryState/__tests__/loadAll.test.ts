import { succeeded } from 'c/chatHistoryCore';
import type { ProblemCode } from 'c/chatHistoryCore';
import { unloadedKeys } from 'c/chatHistoryState';
import { CASE_ID, OTHER_CASE_ID, aNumberedSession, aTranscript } from 'support/builders';
import { LIMITS, Stage, idOf, keyOf } from './stage';

const FOUR = [1, 2, 3, 4].map((number) => aNumberedSession(number));

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

describe('"all"', () => {
    it('loads the newest, and asks before it loads any other', async () => {
        stage.openWith(FOUR, 'all');
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(4)} cache-first auto`]);
        expect(stage.state.question).toBe('load-all');
        expect(unloadedKeys(stage.state)).toEqual([keyOf(3), keyOf(2), keyOf(1)]);
    });

    it.each(['newest', 'open', 'none'] as const)('is the only choice that asks: "%s" does not', (autoLoad) => {
        stage.openWith(FOUR, autoLoad);
        expect(stage.state.question).toBeNull();
    });

    it('counts only conversations that have a transcript and are neither loaded, under way nor refused', async () => {
        const { conversation } = aNumberedSession(1);
        const sessions = [
            aNumberedSession(1),
            aNumberedSession(2, { conversation }),
            aNumberedSession(3, { conversation: { state: 'none' } }),
            aNumberedSession(4),
            aNumberedSession(5)
        ];
        stage.openWith(sessions, 'all');
        await stage.answerLast();
        expect(unloadedKeys(stage.state)).toEqual([keyOf(4), keyOf(1)]);
        stage.session.load(keyOf(1));
        expect(unloadedKeys(stage.state)).toEqual([keyOf(4)]);
        await stage.failLast('no-access');
        expect(unloadedKeys(stage.state)).toEqual([keyOf(4)]);
        stage.session.retry(keyOf(1));
        await stage.failLast('unavailable');
        expect(unloadedKeys(stage.state)).toEqual([keyOf(4), keyOf(1)]);
    });
});

describe('yes', () => {
    beforeEach(async () => {
        stage.openWith(FOUR, 'all');
        await stage.answerLast();
        stage.requests();
        stage.session.loadAll();
    });

    it('loads the others one after another, newest first, for the user', async () => {
        expect(stage.state.question).toBeNull();
        expect(stage.requests()).toEqual([`${idOf(3)} cache-first user`]);
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(2)} cache-first user`]);
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first user`]);
        await stage.answerLast();
        expect(stage.requests()).toEqual([]);
        expect(stage.state.queue).toEqual([]);
    });

    it('continues after a problem of one conversation', async () => {
        await stage.failLast('no-access');
        expect(stage.requests()).toEqual([`${idOf(3)} cache-first user`, `${idOf(2)} cache-first user`]);
    });

    it.each<ProblemCode>(['limit-reached', 'page-not-reachable', 'over-budget', 'unavailable', 'timed-out', 'busy'])(
        'stops at %s, which the next would meet too',
        async (code) => {
            await stage.failLast(code);
            expect(stage.requests()).toEqual([`${idOf(3)} cache-first user`]);
            expect(stage.state.queue).toEqual([]);
        }
    );

    it('passes over what another answer brought, and waits for what the user loads meanwhile', async () => {
        stage.session.load(keyOf(2));
        stage.requests();
        const [third, second] = stage.sent.slice(-2);
        await third!.answer(succeeded(aTranscript({ recordIds: [idOf(3), idOf(1)] })));
        expect(stage.state.queue).toEqual([keyOf(2)]);
        await second!.answer(succeeded(aTranscript({ recordIds: [idOf(2)] })));
        expect(stage.requests()).toEqual([]);
    });

    it('is not moved on by the answer of a conversation outside of the queue', async () => {
        stage.requests();
        stage.session.refreshOne(keyOf(4));
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(4)} refresh user`]);
    });

    it('ends with the Case, also when the same Case is opened again', async () => {
        stage.session.open(OTHER_CASE_ID, { autoLoad: 'none', limits: LIMITS, loadsText: false });
        stage.session.open(CASE_ID, { autoLoad: 'none', limits: LIMITS, loadsText: false });
        stage.records(FOUR);
        stage.requests();
        await stage.answerLast();
        expect(stage.requests()).toEqual([]);
    });

    it('counts once', async () => {
        stage.session.loadAll();
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(3)} cache-first user`, `${idOf(2)} cache-first user`]);
    });
});

describe('no', () => {
    it('answers the question for this Case and no other, while the component lives', () => {
        stage.openWith(FOUR, 'all');
        stage.session.dismissLoadAll();
        expect(stage.state.question).toBeNull();
        stage.open('all', OTHER_CASE_ID);
        stage.records(FOUR, [], OTHER_CASE_ID);
        expect(stage.state.question).toBe('load-all');
        stage.openWith(FOUR, 'all');
        expect(stage.state.question).toBeNull();
    });

    it('loads nothing', async () => {
        stage.openWith(FOUR, 'all');
        stage.session.dismissLoadAll();
        await stage.answerLast();
        expect(stage.requests()).toHaveLength(1);
    });
});
