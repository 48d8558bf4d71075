/**
 * The root component on a page, with the way to transcripts replaced. The real broker, the
 * real Lightning page and real visibility are the browser tests' matter.
 */
import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { Limits, Outcome, Problem, Transcript, TranscriptArgs, Usage } from 'c/chatHistoryCore';
import ChatHistory from 'c/chatHistory';
import { rowsOf } from 'c/chatHistoryState';
import type { WayParts } from '../compose';

type Asked = { args: TranscriptArgs; answer: (outcome: Outcome<Transcript>) => void };
const mockAsked: Asked[] = [];
const mockClosed = jest.fn();
let mockProblem: Problem | null = null;
let mockWay: WayParts | null = null;
const mockUsages: { limits: Partial<Limits>; answer: (usage: Usage | null) => void }[] = [];

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Berlin' }), { virtual: true });
jest.mock('../compose', () => ({
    createWay: (parts: WayParts) => ({
        source: {
            transcript: (args: TranscriptArgs) =>
                mockProblem === null
                    ? new Promise((resolve) => mockAsked.push({ args, answer: resolve }))
                    : Promise.resolve({ ok: false, problem: mockProblem }),
            usage: (limits: Partial<Limits>) => new Promise((resolve) => mockUsages.push({ limits, answer: resolve })),
            close: mockClosed
        },
        broker: ((mockWay = parts), null)
    })
}));

type Only = (config: { operationName: string; variables: { caseId: string } }) => boolean;
export const wire = graphql as unknown as {
    emit(value: unknown, only: Only): void;
    emitErrors(errors: unknown[], only: Only): void;
};
type ChatHistoryElement = HTMLElement & { recordId: string; heading: string } & Record<
        'height' | 'autoLoad' | 'maxAgeHours' | 'hourlyBudget' | 'brokerHost',
        unknown
    >;

export const CASE = '500000000000001AAA';
export const OTHER_CASE = '500000000000002AAA';
export const SESSION = '0Mw000000000001';

export const USAGE: Usage = {
    callsLastHour: 3,
    hourlyBudget: 5,
    wokenLastHalfHour: 1,
    otherCallsLastHour: 2,
    answersLastHour: { salesforce: 3, 'this-tab': 0, 'other-tab': 0, stored: 0 },
    daily: null,
    dailyShare: 0.9,
    stoppedUntil: null
};

export let see: (isSeen: boolean) => void;
let tabState: DocumentVisibilityState;
export let element: ChatHistoryElement;

export function setUp(): void {
    mockAsked.length = mockUsages.length = 0;
    mockProblem = null;
    mockClosed.mockClear();
    window.history.pushState({}, '', '/lightning/r/Case/500000000000001AAA/view');
    globalThis.IntersectionObserver = class {
        constructor(callback: (changes: { isIntersecting: boolean }[]) => void) {
            see = (isIntersecting) => callback([{ isIntersecting }]);
        }
        observe = (): void => undefined;
        disconnect = (): void => undefined;
    } as unknown as typeof IntersectionObserver;
    tabState = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => tabState);
    element = createElement('c-chat-history', { is: ChatHistory }) as unknown as ChatHistoryElement;
    element.recordId = CASE;
}

export function tearDown(): void {
    element.remove();
    jest.restoreAllMocks();
}

/** From now on it is known beforehand that nothing can be had. */
export function refuse(problem: Problem): void {
    mockProblem = problem;
}

/** What the component gave to the way to transcripts. */
export const way = (): WayParts => mockWay!;

/** LWC renders in microtasks; answers take a few of them. */
export async function rendered(): Promise<void> {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

export const find = (selector: string): HTMLElement | null => element.shadowRoot!.querySelector(selector);
export const notices = (): unknown[] =>
    [...element.shadowRoot!.querySelectorAll('c-chat-history-notice')].map((notice) => {
        const { state, problem, values } = notice as unknown as {
            state?: string;
            problem?: { code: string };
            values?: unknown[];
        };
        return problem?.code ?? (values === undefined ? state : [state, ...values]);
    });

export const button = (id: 'usage' | 'refresh'): HTMLElement => find(`lightning-button-icon[data-id="${id}"]`)!;
export const noticeOf = (key: string): (HTMLElement & { calls?: number }) | null =>
    find(`c-chat-history-notice[data-key="${key}"]`);
export const requests = (): string[] => mockAsked.map(({ args }) => `${args.recordId} ${args.read.how} by ${args.by}`);

/** What the list tells when a button in it is pressed. */
export async function press(type: string, key: string): Promise<void> {
    find('c-chat-history-list')!.dispatchEvent(new CustomEvent(type, { detail: { key } }));
    await rendered();
}

export async function tabBecomes(state: DocumentVisibilityState): Promise<void> {
    tabState = state;
    document.dispatchEvent(new Event('visibilitychange'));
    await rendered();
}

export async function answer(number: number, outcome: Outcome<Transcript>): Promise<void> {
    mockAsked[number]!.answer(outcome);
    await rendered();
}

export async function showOn(page: HTMLElement = document.body): Promise<void> {
    page.appendChild(element);
    await rendered();
    see(true);
    await rendered();
}

export async function recordsArrive(sessionIds: string[] = [SESSION]): Promise<void> {
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

export function aTranscript(text: string): Outcome<Transcript> {
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
            extent: 'to-newest',
            bot: 'none-listed',
            readAt: 1_000,
            origin: 'salesforce'
        }
    };
}

export function shownTexts(): string[] {
    const list = find('c-chat-history-list') as unknown as { timeline: string } | null;
    return list === null ? [] : rowsOf(list.timeline).flatMap((row) => (row.kind === 'message' ? [row.text] : []));
}

export { mockAsked as asked, mockClosed as closed, mockUsages as usages };
