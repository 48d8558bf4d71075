/**
 * The root component on a page, with the source of transcripts and the clock replaced. The real broker page, the real
 * Lightning page and real layout are tested in the browser.
 */
import '../../chatHistoryLabels/__tests__/realLabels';
import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import { CASE_ID, MORNING_AT, OTHER_CASE_ID, SESSION_ID, aTranscript, anEntry } from 'support/builders';
import { createFakeClock } from 'support/fakeClock';
import type { FakeClock } from 'support/fakeClock';
import type { ComponentLimits, Outcome, ProblemCode, Transcript, TranscriptArgs, Usage } from 'c/chatHistoryCore';
import ChatHistory from 'c/chatHistory';
import type { RowContext, RowRequest } from 'c/chatHistoryLabels';
import type { PageConnectionDeps } from 'c/chatHistorySource';
import { rowsOf } from 'c/chatHistoryState';
import type { Reachability } from '../environment';
import type * as Runtime from '../runtime';
import { all, one, rendered } from '../../chatHistoryLabels/__tests__/screen';

export { rendered };
export { CASE_ID, OTHER_CASE_ID, SESSION_ID };

type Request = { args: TranscriptArgs; answer: (outcome: Outcome<Transcript>) => void };
type UsageRequest = { limits: ComponentLimits; answer: (usage: Usage | null) => void };

let mockRequests: Request[] = [];
let mockUsageRequests: UsageRequest[] = [];
let mockDeps: PageConnectionDeps | null = null;
let mockClock: FakeClock = createFakeClock(MORNING_AT);
let mockReach: Reachability;
let mockRuntimeCount = 0;
const mockClosed = jest.fn();
const mockHosts: (string | null)[] = [];

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Berlin' }), { virtual: true });
jest.mock('../environment', () => ({
    ...jest.requireActual<object>('../environment'),
    reachability: (host: string | null) => {
        mockHosts.push(host);
        return mockReach;
    }
}));
jest.mock('../runtime', () => {
    const actual = jest.requireActual<typeof Runtime>('../runtime');
    return {
        ...actual,
        createRuntime: (deps: Runtime.RuntimeDeps) => {
            mockRuntimeCount += 1;
            return actual.createRuntime(deps);
        }
    };
});
jest.mock('c/chatHistorySource', () => ({
    ...jest.requireActual<object>('c/chatHistorySource'),
    browserTimers: { after: (delayMs: number, task: () => void) => mockClock.after(delayMs, task) },
    createBrokerSource: (deps: PageConnectionDeps) => {
        mockDeps = deps;
        return {
            transcript: (args: TranscriptArgs) =>
                new Promise((resolve) => mockRequests.push({ args, answer: resolve })),
            usage: (limits: ComponentLimits) =>
                new Promise((resolve) => mockUsageRequests.push({ limits, answer: resolve })),
            close: mockClosed,
            frameRendered: () => undefined,
            receive: () => undefined
        };
    }
}));

type Only = (config: { operationName: string }) => boolean;
const wire = graphql as unknown as {
    emit(value: unknown, only: Only, refresh?: () => Promise<void>): void;
    emitErrors(errors: readonly { message: string }[], only: Only): void;
};
const caseRecord = getRecord as unknown as { emit(value: unknown): void };

type Property = 'showFiles' | 'height' | 'autoLoad' | 'maxAgeHours' | 'hourlyBudget' | 'brokerHost';
type ChatHistoryElement = HTMLElement & { recordId: string | null; heading: string } & Record<Property, unknown>;

export let element: ChatHistoryElement;
export let clock: FakeClock;
/** Scrolls the component into view, or out of it. */
export let see: (isSeen: boolean) => void;
let tabState: DocumentVisibilityState;

export function setUp(): void {
    mockRequests = [];
    mockUsageRequests = [];
    mockRuntimeCount = 0;
    mockHosts.length = 0;
    mockDeps = null;
    mockClock = clock = createFakeClock(MORNING_AT);
    mockReach = { brokerUrl: 'https://acme--c.vf.force.com/apex/ChatHistoryBroker', problem: null };
    mockClosed.mockClear();
    window.history.pushState({}, '', `/lightning/r/Case/${CASE_ID}AAA/view`);
    globalThis.IntersectionObserver = class {
        constructor(callback: (changes: { isIntersecting: boolean }[]) => void) {
            see = (isIntersecting) => callback([{ isIntersecting }]);
        }
        observe = (): void => undefined;
        disconnect = (): void => undefined;
    } as unknown as typeof IntersectionObserver;
    tabState = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => tabState);
    jest.spyOn(Date, 'now').mockImplementation(() => mockClock.now());
    element = createElement('c-chat-history', { is: ChatHistory }) as unknown as ChatHistoryElement;
    element.recordId = `${CASE_ID}AAA`;
}

export function tearDown(): void {
    element.remove();
    jest.restoreAllMocks();
}

/** From now on it is known beforehand that no read can work. */
export function refuse(problem: ProblemCode): void {
    mockReach = { brokerUrl: null, problem };
}

export const requests = (): readonly Request[] => mockRequests;
export const usageRequests = (): readonly UsageRequest[] => mockUsageRequests;
export const closed = mockClosed;
/** How often a session was made for this component. */
export const runtimeCount = (): number => mockRuntimeCount;
/** The hosts that the admin named, one for each connection. */
export const namedHosts = (): readonly (string | null)[] => mockHosts;
/** What the connection gave to its source. */
export const connection = (): PageConnectionDeps => mockDeps!;

/** `0Mw000000000001 cache-first by auto` */
export const requested = (): readonly string[] =>
    mockRequests.map(({ args }) => `${args.recordId} ${args.fetchPolicy} by ${args.initiator}`);

export const find = (selector: string): HTMLElement | undefined => all(element, selector)[0];
export const refreshButton = (): HTMLElement => one(element, 'button[data-id="refresh"]');
export const status = (): string => one(element, '[role="status"]').textContent;
export const isStatusShown = (): boolean => !one(element, '[role="status"]').classList.contains('slds-assistive-text');
export const menuItems = (): readonly string[] =>
    all(element, 'lightning-menu-item').map((item) => (item as unknown as { label: string }).label);

export async function chooseInMenu(value: string): Promise<void> {
    one(element, 'lightning-button-menu').dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await rendered();
}

export const notices = (): readonly string[] =>
    all(element, 'c-chat-history-notice').map((notice) => (notice as unknown as { code: string }).code);
export const notice = (code: string): HTMLElement => {
    const found = all(element, 'c-chat-history-notice').find(
        (candidate) => (candidate as unknown as { code: string }).code === code
    );
    if (found === undefined) throw new Error(`no notice ${code} among ${notices().join(', ')}`);
    return found;
};

/** What the list reports when the agent presses a button in it. */
export async function pressInList(request: RowRequest['request'], key: string): Promise<void> {
    one(element, 'c-chat-history-list').dispatchEvent(new CustomEvent('rowrequest', { detail: { request, key } }));
    await rendered();
}

/** Of the messages in the list, in reading order. */
export function senderNames(): readonly (string | null)[] {
    const { timeline } = find('c-chat-history-list') as unknown as { timeline: string };
    return rowsOf(timeline).flatMap((row) => (row.kind === 'message' ? [row.senderName] : []));
}

export const rowContext = (): RowContext => (find('c-chat-history-list') as unknown as { context: RowContext }).context;

export function shownTexts(): string[] {
    const list = find('c-chat-history-list') as unknown as { timeline: string } | undefined;
    return list === undefined ? [] : rowsOf(list.timeline).flatMap((row) => (row.kind === 'message' ? [row.text] : []));
}

export async function tabBecomes(state: DocumentVisibilityState): Promise<void> {
    tabState = state;
    document.dispatchEvent(new Event('visibilitychange'));
    await rendered();
}

export async function pass(ms: number): Promise<void> {
    clock.advance(ms);
    await rendered();
}

export async function answer(number: number, outcome: Outcome<Transcript>): Promise<void> {
    mockRequests[number]!.answer(outcome);
    await rendered();
}

export async function fail(number: number, code: ProblemCode, retryAt?: number): Promise<void> {
    await answer(number, { ok: false, problem: { code, ...(retryAt === undefined ? {} : { retryAt }) } });
}

export async function answerUsage(number: number, usage: Usage | null): Promise<void> {
    mockUsageRequests[number]!.answer(usage);
    await rendered();
}

export async function showOn(page: HTMLElement = document.body): Promise<void> {
    page.appendChild(element);
    await rendered();
    see(true);
    await rendered();
}

type SessionFields = Readonly<{ Id: string; Status?: string; EndTime?: string }>;

/** Sessions that have ended, unless told otherwise; each has a conversation of its own, the first started last. */
export async function recordsArrive(
    sessions: readonly (string | SessionFields)[] = [SESSION_ID],
    refresh?: () => Promise<void>
): Promise<void> {
    const edges = sessions.map((session, index) => {
        const { Id, Status = 'Ended', EndTime } = typeof session === 'string' ? { Id: session } : session;
        const start = { value: `2026-03-02T0${8 - Math.min(index, 8)}:00:00.000Z` };
        return {
            node: {
                Id,
                Status: { value: Status },
                EndTime: { value: Status === 'Ended' ? (EndTime ?? '2026-03-02T08:30:00.000Z') : null },
                ConversationId: { value: keyOf(Id) },
                StartTime: start
            }
        };
    });
    const result = (object: string, list: unknown[]): unknown => ({
        uiapi: { query: { [object]: { edges: list, pageInfo: { hasNextPage: false } } } }
    });
    wire.emit(
        result('MessagingSession', edges),
        ({ operationName }) => operationName === 'chatHistorySessions',
        refresh
    );
    wire.emit(result('VoiceCall', []), ({ operationName }) => operationName === 'chatHistoryCalls');
    wire.emit(result('LiveChatTranscript', []), ({ operationName }) => operationName === 'chatHistoryChats');
    await rendered();
}

export async function recordsFail(object: 'chatHistorySessions' | 'chatHistoryCalls', message: string): Promise<void> {
    wire.emitErrors([{ message }], ({ operationName }) => operationName === object);
    await rendered();
}

export async function contactArrives(name: string): Promise<void> {
    caseRecord.emit({ id: CASE_ID, fields: { Contact: { value: { fields: { Name: { value: name } } } } } });
    await rendered();
}

export async function userArrives(Id: string, name: string): Promise<void> {
    const edges = [{ node: { Id, Name: { value: name } } }];
    const isUsers: Only = ({ operationName }) => operationName === 'chatHistoryUsers';
    wire.emit({ uiapi: { query: { User: { edges } } } }, isUsers);
    await rendered();
}

/** A photo that was stored on `SESSION_ID` at this time. */
export async function fileArrives(at: string): Promise<void> {
    const node = {
        LinkedEntityId: { value: `${SESSION_ID}AAA` },
        ContentDocument: { Id: '069000000000001AAA', CreatedDate: { value: at } }
    };
    const isFiles: Only = ({ operationName }) => operationName === 'chatHistoryFiles';
    wire.emit({ uiapi: { query: { ContentDocumentLink: { edges: [{ node }] } } } }, isFiles);
    await rendered();
}

/** Key of the conversation of a session, see `recordsArrive`. */
export const keyOf = (sessionId: string): string => `0dw${sessionId.slice(3, 15)}`;

export function transcriptOf(texts: readonly string[], fields: Partial<Transcript> = {}): Outcome<Transcript> {
    const entries = texts.map((text, index) =>
        anEntry({ text, at: MORNING_AT - 3_600_000 + index, recordId: fields.recordIds?.[0] ?? SESSION_ID })
    );
    return { ok: true, value: aTranscript({ entries, fetchedAt: mockClock.now(), ...fields }) };
}
