/**
 * The root component, with the way to transcripts replaced: what it asks for, when, and what it shows. The real broker, the real
 * Lightning page and real visibility are the browser tests' matter.
 */
import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { Outcome, Problem, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import ChatHistory from 'c/chatHistory';
import { rowsOf } from 'c/chatHistoryState';

type Asked = { args: TranscriptArgs; answer: (outcome: Outcome<Transcript>) => void };
const mockAsked: Asked[] = [];
const mockClosed = jest.fn();
let mockProblem: Problem | null = null;

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Berlin' }), { virtual: true });
jest.mock('../compose', () => ({
    createWay: () => ({
        source: {
            transcript: (args: TranscriptArgs) =>
                mockProblem === null
                    ? new Promise((resolve) => mockAsked.push({ args, answer: resolve }))
                    : Promise.resolve({ ok: false, problem: mockProblem }),
            close: mockClosed
        },
        broker: null
    })
}));

type Only = (config: { operationName: string; variables: { caseId: string } }) => boolean;
const wire = graphql as unknown as {
    emit(value: unknown, only: Only): void;
    emitErrors(errors: unknown[], only: Only): void;
};
type ChatHistoryElement = HTMLElement & { recordId: string; height: unknown; autoLoad: unknown; heading: string };

const CASE = '500000000000001AAA';
const OTHER_CASE = '500000000000002AAA';
const SESSION = '0Mw000000000001';

let showIt: () => void;
let element: ChatHistoryElement;

beforeEach(() => {
    mockAsked.length = 0;
    mockProblem = null;
    mockClosed.mockClear();
    window.history.pushState({}, '', '/lightning/r/Case/500000000000001AAA/view');
    globalThis.IntersectionObserver = class {
        constructor(callback: (changes: { isIntersecting: boolean }[]) => void) {
            showIt = () => callback([{ isIntersecting: true }]);
        }
        observe = (): void => undefined;
        disconnect = (): void => undefined;
    } as unknown as typeof IntersectionObserver;
    element = createElement('c-chat-history', { is: ChatHistory }) as unknown as ChatHistoryElement;
    element.recordId = CASE;
});

afterEach(() => element.remove());

/** LWC renders in microtasks; answers take a few of them. */
async function rendered(): Promise<void> {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

const find = (selector: string): HTMLElement | null => element.shadowRoot!.querySelector(selector);
const notices = (): unknown[] =>
    [...element.shadowRoot!.querySelectorAll('c-chat-history-notice')].map((notice) => {
        const { state, problem, values } = notice as unknown as {
            state?: string;
            problem?: { code: string };
            values?: unknown[];
        };
        return problem?.code ?? (values === undefined ? state : [state, ...values]);
    });

async function showOn(page: HTMLElement = document.body): Promise<void> {
    page.appendChild(element);
    await rendered();
    showIt();
    await rendered();
}

async function recordsArrive(sessionIds: string[] = [SESSION]): Promise<void> {
    const edges = sessionIds.map((Id) => ({
        node: {
            Id,
            Status: { value: 'Ended' },
            ConversationId: { value: `0dw${Id.slice(3)}` },
            StartTime: { value: '2026-11-03T10:00:00.000Z' }
        }
    }));
    const answer = (object: string, list: unknown[]): unknown => ({
        uiapi: { query: { [object]: { edges: list, pageInfo: { hasNextPage: false } } } }
    });
    wire.emit(answer('MessagingSession', edges), ({ operationName }) => operationName === 'chatHistorySessions');
    wire.emit(answer('VoiceCall', []), ({ operationName }) => operationName === 'chatHistoryCalls');
    await rendered();
}

function aTranscript(text: string): Outcome<Transcript> {
    const sender = { role: 'customer', appType: 'web', subject: 'x' } as const;
    const entry = {
        id: 'connect:1',
        at: 1_000,
        sentAt: 1_000,
        sender,
        body: { kind: 'text', text } as const,
        relatedRecordIds: [],
        recordId: SESSION
    };
    const withheld = { otherCases: 0, notLinked: 0, unassigned: 0 };
    return {
        ok: true,
        value: {
            recordIds: [SESSION],
            entries: [entry],
            withheld,
            older: { state: 'none' },
            bot: 'none-listed',
            readAt: 1_000,
            origin: 'salesforce'
        }
    };
}

function shownTexts(): string[] {
    const list = find('c-chat-history-list') as unknown as { timeline: string } | null;
    return list === null ? [] : rowsOf(list.timeline).flatMap((row) => (row.kind === 'message' ? [row.text] : []));
}

describe('c-chat-history', () => {
    it('asks for nothing before it is seen', async () => {
        document.body.appendChild(element);
        await rendered();
        expect(find('c-chat-history-records')).toBeNull();
        expect(find('iframe')).toBeNull();
        expect(mockAsked).toEqual([]);
    });

    it('asks for the records, then for the newest conversation, when it is seen', async () => {
        await showOn();
        expect(notices()).toEqual(['loading']);
        await recordsArrive();
        expect(mockAsked.map(({ args }) => args)).toEqual([
            { caseId: '500000000000001', recordId: SESSION, read: { how: 'once' } }
        ]);
    });

    it('shows the words, and as of when, when they arrive', async () => {
        await showOn();
        await recordsArrive();
        mockAsked[0]!.answer(aTranscript('Hello'));
        await rendered();
        expect(shownTexts()).toEqual(['Hello']);
        expect(find('time')?.getAttribute('datetime')).toBe('1970-01-01T00:00:01.000Z');
    });

    it('never shows one Case on the page of another', async () => {
        await showOn();
        await recordsArrive();
        element.recordId = OTHER_CASE;
        mockAsked[0]!.answer(aTranscript('Not for you'));
        await rendered();
        expect(shownTexts()).toEqual([]);
        expect((find('c-chat-history-records') as unknown as { caseId: string }).caseId).toBe('500000000000002');
    });

    it('takes the 15 and the 18 character id of a Case for the same Case', async () => {
        await showOn();
        await recordsArrive();
        element.recordId = '500000000000001';
        await rendered();
        expect(notices()).toEqual([]);
        expect(mockAsked).toHaveLength(1);
    });

    it('says that nothing is linked', async () => {
        await showOn();
        await recordsArrive([]);
        expect(notices()).toEqual(['nothing-linked']);
        expect(mockAsked).toEqual([]);
    });

    it('says what it knows beforehand, without a frame', async () => {
        mockProblem = { code: 'no-permission' };
        await showOn();
        await recordsArrive();
        expect(notices()).toEqual(['no-permission']);
        expect(find('iframe')).toBeNull();
        expect(find('c-chat-history-list')).not.toBeNull();
    });

    it('keeps the words on screen when a refresh fails, and says what went wrong', async () => {
        await showOn();
        await recordsArrive();
        mockAsked[0]!.answer(aTranscript('Hello'));
        await rendered();
        find('lightning-button-icon')!.click();
        mockAsked[1]!.answer({ ok: false, problem: { code: 'limit-reached', status: 503 } });
        await rendered();
        expect(shownTexts()).toEqual(['Hello']);
        expect(notices()).toEqual(['limit-reached']);
    });

    it('shows a labelled sample in the App Builder canvas, and asks for nothing', async () => {
        window.history.pushState({}, '', '/flexipageEditor/surface.app');
        element.height = 5;
        element.autoLoad = 'everything';
        document.body.appendChild(element);
        await rendered();
        expect(notices()).toEqual([
            'sample',
            ['property-fell-back', 'c.ChatHistory_Property_Height', 480],
            ['property-fell-back', 'c.ChatHistory_Property_AutoLoad', 'newest']
        ]);
        expect(shownTexts().length).toBeGreaterThan(3);
        expect(find('c-chat-history-records')).toBeNull();
        expect(mockAsked).toEqual([]);
    });

    it('takes its heading from App Builder, and has one of its own', async () => {
        await showOn();
        expect(find('h2')?.textContent).toBe('c.ChatHistory_Title');
        element.heading = '  What was said ';
        await rendered();
        expect(find('h2')?.textContent).toBe('What was said');
    });

    it('lets go of the broker and of the words when it leaves the page', async () => {
        await showOn();
        await recordsArrive();
        mockAsked[0]!.answer(aTranscript('Hello'));
        await rendered();
        const { timeline } = find('c-chat-history-list') as unknown as { timeline: string };
        element.remove();
        expect(mockClosed).toHaveBeenCalledTimes(1);
        expect(rowsOf(timeline)).toEqual([]);
    });

    it('is accessible', async () => {
        await showOn();
        await recordsArrive();
        await expect(element).toBeAccessible();
    });
});
