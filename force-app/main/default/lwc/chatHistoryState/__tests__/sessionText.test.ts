import { failed, type Transcript } from 'c/chatHistoryCore';
import { aNumberedSession, anEntry } from 'support/builders';
import { LIMITS, Stage, idOf, keyOf } from './stage';

const ofBot = (number: number) => ({ ...aNumberedSession(number), servedBy: 'bot-to-agent' as const });

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});

function openWith(loadsText: boolean, ...numbers: readonly number[]): void {
    stage.session.setVisible(true);
    stage.session.open('500000000000001', { autoLoad: 'newest', limits: LIMITS, loadsText });
    stage.records(numbers.map(ofBot));
}

const withEntry = (number: number): Partial<Transcript> => ({
    recordIds: [idOf(number)],
    entries: [anEntry({ recordId: idOf(number), role: 'agent' })]
});

describe('the text of a session', () => {
    it('is requested for the session that the user names, and shown with its transcript', async () => {
        openWith(false, 1);
        await stage.answerLast(withEntry(1));
        stage.requests();
        stage.session.loadText(idOf(1));
        expect(stage.requests()).toEqual([`${idOf(1)} session-text user`]);
        expect(stage.state.loads[keyOf(1)]?.fetchStatus).toBe('fetching-text');
        await stage.answerLast({ ...withEntry(1), sessionTexts: { [idOf(1)]: '( 0s ) Chatbot: Hello' } });
        expect(stage.state.loads[keyOf(1)]).toMatchObject({
            fetchStatus: 'idle',
            transcript: { sessionTexts: { [idOf(1)]: '( 0s ) Chatbot: Hello' } }
        });
        expect(stage.requests()).toEqual([]);
    });

    it('is requested once while it is awaited, and not of a conversation that is not loaded', async () => {
        openWith(false, 1);
        stage.session.loadText(idOf(1));
        await stage.answerLast(withEntry(1));
        stage.requests();
        stage.session.loadText(idOf(1));
        stage.session.loadText(idOf(1));
        expect(stage.requests()).toEqual([`${idOf(1)} session-text user`]);
    });

    it('leaves the transcript as it was where it fails, and is tried again when the user asks', async () => {
        openWith(false, 1);
        await stage.answerLast(withEntry(1));
        stage.session.loadText(idOf(1));
        await stage.failLast('not-available');
        expect(stage.state.loads[keyOf(1)]).toMatchObject({
            problem: { code: 'not-available' },
            transcript: { recordIds: [idOf(1)] }
        });
        stage.requests();
        stage.session.retry(keyOf(1));
        expect(stage.requests()).toEqual([`${idOf(1)} session-text user`]);
    });
});

describe('where the admin chose it, the text of a session without its bot', () => {
    it('is requested automatically when the transcript is here, and once only', async () => {
        openWith(true, 1);
        await stage.answerLast(withEntry(1));
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first auto`, `${idOf(1)} session-text auto`]);
        await stage.answerLast({ ...withEntry(1), sessionTexts: { [idOf(1)]: '' } });
        expect(stage.requests()).toEqual([]);
        stage.leaveAndReturn();
        expect(stage.requests()).toEqual([]);
    });

    it('is not requested again after it failed', async () => {
        openWith(true, 1);
        await stage.answerLast(withEntry(1));
        stage.requests();
        await stage.sent.at(-1)!.answer(failed('not-available'));
        stage.leaveAndReturn();
        expect(stage.requests()).toEqual([]);
    });

    it('is not requested where the bot’s messages are here, nor while the component is hidden', async () => {
        openWith(true, 1);
        await stage.answerLast({ recordIds: [idOf(1)], entries: [anEntry({ recordId: idOf(1), role: 'bot' })] });
        expect(stage.requests()).toEqual([`${idOf(1)} cache-first auto`]);
        openWith(true, 2);
        stage.session.setVisible(false);
        await stage.answerLast(withEntry(2));
        expect(stage.requests()).toEqual([`${idOf(2)} cache-first auto`]);
    });

    it('is requested for each session of a conversation, one after another', async () => {
        openWith(true, 1, 2);
        const both = { recordIds: [idOf(1), idOf(2)], entries: [] };
        await stage.answerLast(both);
        await stage.answerLast({ ...both, sessionTexts: { [idOf(1)]: '' } });
        await stage.answerLast({ ...both, sessionTexts: { [idOf(2)]: '' } });
        expect(stage.requests().slice(1)).toEqual([`${idOf(1)} session-text auto`, `${idOf(2)} session-text auto`]);
    });

    it('is not requested of further sessions where the org offers no text of one', async () => {
        openWith(true, 1, 2, 3);
        const all = { recordIds: [idOf(1), idOf(2), idOf(3)], entries: [] };
        await stage.answerLast(all);
        await stage.answerLast({ ...all, extent: 'text-only', sessionTexts: { [idOf(1)]: null } });
        expect(stage.requests()).toHaveLength(2);
    });
});
