import type { LinkedRecord, Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { failed, succeeded } from 'c/chatHistoryCore';
import type { AutoLoad, Session, State } from 'c/chatHistoryState';
import { asOf, createSession, emptyState, phaseOf, recordsOf, refreshCost } from 'c/chatHistoryState';
import { CASE, OTHER_CASE, aCall, aSession, aTranscript } from './builders';

type Asked = { args: TranscriptArgs; signal: AbortSignal; answer: (outcome: Outcome<Transcript>) => Promise<void> };

let asked: Asked[];
let state: State;
let session: Session;

beforeEach(() => {
    asked = [];
    state = emptyState(null);
    session = createSession({
        source: {
            transcript: (args, signal) =>
                new Promise((resolve) => {
                    asked.push({
                        args,
                        signal,
                        answer: async (outcome) => {
                            resolve(outcome);
                            await Promise.resolve();
                            await Promise.resolve();
                            await Promise.resolve();
                        }
                    });
                }),
            close: () => undefined
        },
        onChange: (next) => (state = next)
    });
});

function openWith(records: { sessions?: LinkedRecord[]; calls?: LinkedRecord[] }, autoLoad: AutoLoad = 'newest'): void {
    session.open(CASE, autoLoad);
    session.recordsArrived(CASE, 'sessions', succeeded({ records: records.sessions ?? [], more: false }));
    session.recordsArrived(CASE, 'calls', succeeded({ records: records.calls ?? [], more: false }));
}

const askedFor = (): string[] => asked.map(({ args }) => args.recordId);

describe('what loads by itself', () => {
    it('is the conversation that started last, of sessions and calls alike', () => {
        openWith({ sessions: [aSession(1)], calls: [aCall(2)] });
        expect(askedFor()).toEqual(['0LQ000000000002']);
    });

    it('waits until both objects have answered, since either may hold the newest', () => {
        session.open(CASE, 'newest');
        session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(1)], more: false }));
        expect(asked).toEqual([]);
    });

    it('does not wait for ever on an object that can not be read', () => {
        session.open(CASE, 'newest');
        session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(1)], more: false }));
        session.recordsArrived(CASE, 'calls', failed('not-available'));
        expect(askedFor()).toEqual(['0Mw000000000001']);
    });

    it('passes over a session that has no transcript to ask for', () => {
        openWith({ sessions: [aSession(1), aSession(2, { conversation: { state: 'none' } })] });
        expect(askedFor()).toEqual(['0Mw000000000001']);
    });

    it('is each open conversation, once, when the admin chose "open"', () => {
        const shared = aSession(1).conversation;
        openWith(
            {
                sessions: [
                    aSession(1, { status: 'active' }),
                    aSession(2, { status: 'active', conversation: shared }),
                    aSession(3)
                ]
            },
            'open'
        );
        expect(askedFor()).toEqual(['0Mw000000000001']);
    });

    it('is nothing when the admin chose "none"', () => {
        openWith({ sessions: [aSession(1)] }, 'none');
        expect(asked).toEqual([]);
    });

    it('happens once for each opening, however often the records arrive', async () => {
        openWith({ sessions: [aSession(1)] });
        await asked[0]?.answer(succeeded(aTranscript()));
        session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(1), aSession(2)], more: false }));
        expect(asked).toHaveLength(1);
    });
});

describe('another Case', () => {
    it('never gets the words of the one before, however late they come', async () => {
        openWith({ sessions: [aSession(1)] });
        session.open(OTHER_CASE, 'newest');
        await asked[0]?.answer(succeeded(aTranscript()));
        expect(state).toEqual(emptyState(OTHER_CASE));
    });

    it('aborts what was asked for the one before', () => {
        openWith({ sessions: [aSession(1)] });
        session.open(OTHER_CASE, 'newest');
        expect(asked[0]?.signal.aborted).toBe(true);
    });

    it('does not take records of the one before', () => {
        session.open(OTHER_CASE, 'newest');
        session.recordsArrived(CASE, 'sessions', succeeded({ records: [aSession(1)], more: false }));
        expect(recordsOf(state)).toEqual([]);
    });
});

describe('asking', () => {
    it('asks once while an answer is under way', () => {
        openWith({ sessions: [aSession(1)] }, 'none');
        session.show('0dw000000000001');
        session.show('0dw000000000001');
        expect(asked).toHaveLength(1);
    });

    it('refreshes what is on screen and nothing else, telling which reading it has', async () => {
        openWith({ sessions: [aSession(1), aSession(2)] });
        await asked[0]?.answer(succeeded(aTranscript({ readAt: 42 })));
        session.refresh();
        expect(asked.slice(1).map(({ args }) => args.read)).toEqual([{ how: 'again', newerThan: 42 }]);
        expect(refreshCost(state)).toBe(1);
    });

    it('asks for older entries only where there may be some', async () => {
        openWith({ sessions: [aSession(1)] });
        await asked[0]?.answer(succeeded(aTranscript({ older: { state: 'possible', before: 7 } })));
        session.older('0dw000000000001');
        await asked[1]?.answer(succeeded(aTranscript({ older: { state: 'none' } })));
        session.older('0dw000000000001');
        expect(asked.map(({ args }) => args.read)).toEqual([{ how: 'once' }, { how: 'older', before: 7 }]);
    });

    it('keeps the transcript on screen when a refresh fails, and repeats the very read that failed', async () => {
        openWith({ sessions: [aSession(1)] });
        await asked[0]?.answer(succeeded(aTranscript({ readAt: 42 })));
        session.refresh();
        await asked[1]?.answer(failed('unavailable', { status: 503 }));
        expect(state.loads['0dw000000000001']).toEqual({
            transcript: aTranscript({ readAt: 42 }),
            activity: 'idle',
            problem: { code: 'unavailable', status: 503 }
        });
        session.retryFailed();
        expect(asked[2]?.args.read).toEqual({ how: 'again', newerThan: 42 });
    });

    it('turns a source that breaks its word into a problem', async () => {
        const broken = createSession({
            source: { transcript: () => Promise.reject(new Error('no')), close: () => undefined },
            onChange: (next) => (state = next)
        });
        session = broken;
        openWith({ sessions: [aSession(1)] });
        await new Promise((resolve) => setImmediate(resolve));
        expect(state.loads['0dw000000000001']?.problem).toEqual({ code: 'malformed' });
    });
});

describe('what the screen reads', () => {
    it('keeps records that are there when a later answer fails', () => {
        openWith({ sessions: [aSession(1)] }, 'none');
        session.recordsArrived(CASE, 'sessions', failed('unavailable'));
        expect(state.sessions).toMatchObject({
            records: [{ id: '0Mw000000000001' }],
            problem: { code: 'unavailable' }
        });
    });

    it('says "nothing" only when the sessions could be read: without them an empty list of calls says little', () => {
        session.open(CASE, 'none');
        expect(phaseOf(state)).toBe('loading');
        session.recordsArrived(CASE, 'sessions', failed('not-available'));
        expect(phaseOf(state)).toBe('loading');
        session.recordsArrived(CASE, 'calls', failed('not-available'));
        expect(phaseOf(state)).toBe('unavailable');
        session.recordsArrived(CASE, 'calls', succeeded({ records: [], more: false }));
        expect(phaseOf(state)).toBe('unavailable');
        session.recordsArrived(CASE, 'sessions', succeeded({ records: [], more: false }));
        expect(phaseOf(state)).toBe('nothing');
    });

    it('is as of the reading that is oldest', async () => {
        openWith({ sessions: [aSession(1), aSession(2)] }, 'none');
        expect(asOf(state)).toBeNull();
        session.show('0dw000000000001');
        session.show('0dw000000000002');
        await asked[0]?.answer(succeeded(aTranscript({ readAt: 20 })));
        await asked[1]?.answer(succeeded(aTranscript({ readAt: 10 })));
        expect(asOf(state)).toBe(10);
    });

    it('forgets everything when it is closed', () => {
        openWith({ sessions: [aSession(1)] });
        session.close();
        expect(state).toEqual(emptyState(null));
        expect(asked[0]?.signal.aborted).toBe(true);
    });
});
