/** Other conversations of the Case's contact: listed, and loaded one by one where the user asks. */
import { succeeded, type LinkedRecord, type Scope } from 'c/chatHistoryCore';
import { keysToRefresh, phaseOf, recordsOf, unloadedKeys, type AutoLoad } from 'c/chatHistoryState';
import { CASE_ID, OTHER_CASE_ID, aCall, aNumberedSession, anOpenSession } from 'support/builders';
import { LIMITS, Stage, idOf, keyOf } from './stage';

const { conversation } = aNumberedSession(1);
/** In the conversation of the Case's own first session, and newer than every other. */
const ofOtherCase = aNumberedSession(8, { conversation, link: { caseId: OTHER_CASE_ID, caseNumber: '00001742' } });
const unlinked = aNumberedSession(9, { link: 'none' });

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

function others(records: readonly LinkedRecord[]): void {
    stage.session.recordsArrived(CASE_ID, 'otherSessions', succeeded({ records, hasMore: false }));
}

function openWith(own: readonly LinkedRecord[], autoLoad: AutoLoad = 'newest', scope: Scope = 'customer'): void {
    stage.session.setVisible(true);
    stage.session.open(CASE_ID, { autoLoad, limits: LIMITS, loadsText: false, scope });
    others([unlinked, ofOtherCase]);
    stage.records(own);
}

const argsOf = () => stage.sent.at(-1)?.args;

describe('other conversations of the contact', () => {
    it.each(['newest', 'open', 'all', 'none'] as const)('are never loaded automatically: "%s"', async (autoLoad) => {
        openWith([aNumberedSession(1)], autoLoad);
        others([unlinked, ofOtherCase, anOpenSession({ id: idOf(7), link: 'none' })]);
        stage.leaveAndReturn();
        expect(stage.requests().filter((line) => !line.startsWith(idOf(1)))).toEqual([]);
        if (stage.sent.length > 0) await stage.answerLast();
        expect(stage.requests()).toEqual([]);
        expect(stage.state.question).toBe(autoLoad === 'all' ? 'load-all' : null);
        expect(unloadedKeys(stage.state)).toEqual(autoLoad === 'newest' || autoLoad === 'all' ? [] : [keyOf(1)]);
    });

    it('are not loaded by "load all"', async () => {
        openWith(
            [1, 2, 3].map((number) => aNumberedSession(number)),
            'all'
        );
        await stage.answerLast();
        stage.requests();
        stage.session.loadAll();
        await stage.answerLast();
        await stage.answerLast();
        expect(stage.requests()).toEqual([`${idOf(2)} cache-first user`, `${idOf(1)} cache-first user`]);
        expect(stage.state.queue).toEqual([]);
    });

    it('are requested alone, within the scope of the component, where the user asks', async () => {
        openWith([aNumberedSession(1)]);
        await stage.answerLast();
        stage.session.load(idOf(8));
        expect(argsOf()).toEqual({
            caseId: CASE_ID,
            recordId: idOf(8),
            initiator: 'user',
            limits: LIMITS,
            fetchPolicy: 'cache-first',
            scope: 'customer',
            listsOthers: true
        });
        await stage.answerLast();
        expect(Object.keys(stage.state.loads).sort()).toEqual([keyOf(1), idOf(8)].sort());
    });

    it('leave the request for the Case’s own as it is, but for the counts by record', () => {
        openWith([aNumberedSession(1)]);
        expect(argsOf()).toMatchObject({ recordId: idOf(1), listsOthers: true });
        expect(argsOf()).not.toHaveProperty('scope');
    });

    it('leave no trace in requests where the scope is the Case', () => {
        stage.openWith([aNumberedSession(1)]);
        expect(argsOf()).not.toHaveProperty('scope');
        expect(argsOf()).not.toHaveProperty('listsOthers');
    });

    it('are refreshed with the others once they are loaded, where they are open', async () => {
        openWith([aNumberedSession(1)]);
        await stage.answerLast();
        others([anOpenSession({ id: idOf(7), link: 'none' })]);
        expect(keysToRefresh(stage.state, 'open')).toEqual([]);
        stage.session.load(idOf(7));
        await stage.answerLast();
        expect(keysToRefresh(stage.state, 'open')).toEqual([idOf(7)]);
        stage.session.refresh('open');
        expect(argsOf()).toMatchObject({ recordId: idOf(7), fetchPolicy: 'refresh', scope: 'customer' });
    });

    it('don’t make a Case with nothing linked to it one with something', () => {
        openWith([]);
        expect(phaseOf(stage.state)).toBe('nothing');
        expect(recordsOf(stage.state)).toHaveLength(2);
        expect(stage.requests()).toEqual([]);
    });

    it('stand once where one was linked to this Case meanwhile: as the Case’s own', () => {
        openWith([aNumberedSession(1), aNumberedSession(9)]);
        expect(recordsOf(stage.state).map(({ id, link }) => [id, link ?? 'case'])).toEqual([
            [idOf(1), 'case'],
            [idOf(9), 'case'],
            [idOf(8), ofOtherCase.link]
        ]);
    });

    it('go with their messages where they are no longer listed, also with an answer that comes then', async () => {
        openWith([aNumberedSession(1)]);
        await stage.answerLast();
        stage.session.load(idOf(8));
        await stage.answerLast();
        stage.session.load(idOf(9));
        others([]);
        await stage.answerLast();
        expect(Object.keys(stage.state.loads)).toEqual([keyOf(1)]);
    });

    it('may be calls', () => {
        openWith([aNumberedSession(1)]);
        const records = [aCall({ link: 'none' })];
        stage.session.recordsArrived(CASE_ID, 'otherCalls', succeeded({ records, hasMore: false }));
        stage.session.load(aCall().id);
        expect(argsOf()).toMatchObject({ recordId: aCall().id, scope: 'customer' });
    });

    it('of another Case that arrive late are ignored', () => {
        openWith([aNumberedSession(1)]);
        stage.session.open(OTHER_CASE_ID, { autoLoad: 'none', limits: LIMITS, loadsText: false });
        others([unlinked]);
        expect(recordsOf(stage.state)).toEqual([]);
        expect(stage.state.scope).toBe('case');
    });
});
