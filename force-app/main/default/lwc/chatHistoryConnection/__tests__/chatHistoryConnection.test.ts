import { createElement } from 'lwc';
import { CONNECT, PROTOCOL_VERSION, READY } from 'c/chatHistoryCore';
import ChatHistoryConnection from 'c/chatHistoryConnection';
import type { SourceReady } from 'c/chatHistoryConnection';
import type { PageConnectionDeps, Source, WindowMessage } from 'c/chatHistorySource';
import type { createBrokerSource } from 'c/chatHistorySource';
import { CASE_ID, SESSION_ID } from 'support/builders';

const mockDeps: PageConnectionDeps[] = [];
jest.mock('c/chatHistorySource', () => {
    const actual = jest.requireActual<{ createBrokerSource: typeof createBrokerSource }>('c/chatHistorySource');
    return {
        ...actual,
        createBrokerSource: (deps: PageConnectionDeps) => {
            mockDeps.push(deps);
            return actual.createBrokerSource(deps);
        }
    };
});

const URL_OF_PAGE = 'https://acme--c.vf.force.com/apex/ChatHistoryBroker';
const ORIGIN = 'https://acme--c.vf.force.com';
const ARGS = {
    caseId: CASE_ID,
    recordId: SESSION_ID,
    fetchPolicy: 'cache-first',
    initiator: 'user',
    limits: {}
} as const;

let element: HTMLElement & { brokerUrl: string; frameTitle: string };
let events: CustomEvent[];
let listeners: unknown[];

const frame = (): HTMLIFrameElement | null => element.shadowRoot!.querySelector('iframe');
const deps = (): PageConnectionDeps => mockDeps.at(-1)!;
const source = (): Source => (events[0] as CustomEvent<SourceReady>).detail.source;

/** LWC renders in a microtask. */
async function rendered(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

/** Requests a transcript, so that the frame is needed. Resolves with the frame. */
async function requestFrame(): Promise<HTMLIFrameElement> {
    void source().transcript(ARGS, new AbortController().signal);
    await rendered();
    return frame()!;
}

beforeEach(() => {
    events = [];
    listeners = [];
    // jsdom lets no test dispatch a trusted event, so trusted messages are given to the listener itself.
    jest.spyOn(window, 'addEventListener').mockImplementation((type, listener) => {
        if (type === 'message') listeners.push(listener);
    });
    jest.spyOn(window, 'removeEventListener').mockImplementation((type, listener) => {
        listeners = listeners.filter((other) => type !== 'message' || other !== listener);
    });
    globalThis.MessageChannel = class {
        port1 = { postMessage: jest.fn(), close: jest.fn() };
        port2 = 'port 2';
    } as unknown as typeof MessageChannel;
    Object.defineProperty(globalThis, 'crypto', { value: { randomUUID: () => 'a-nonce-of-this-test' } });
    element = createElement('c-chat-history-connection', { is: ChatHistoryConnection });
    element.brokerUrl = URL_OF_PAGE;
    element.frameTitle = 'Connection to Salesforce';
    for (const type of ['sourceready', 'recovered', 'framedropped', 'changed']) {
        element.addEventListener(type, (event) => events.push(event as CustomEvent));
    }
    document.body.appendChild(element);
});

afterEach(() => {
    element.remove();
    jest.restoreAllMocks();
});

describe('c-chat-history-connection', () => {
    it('gives a source to its parent and makes no frame before a request', async () => {
        await rendered();
        expect(events.map(({ type }) => type)).toEqual(['sourceready']);
        expect(frame()).toBeNull();
    });

    it('renders the broker page in a titled frame that keyboard and screen reader pass over', async () => {
        const made = await requestFrame();
        expect(made.getAttribute('src')).toBe(URL_OF_PAGE);
        expect(made.title).toBe('Connection to Salesforce');
        expect(made.getAttribute('aria-hidden')).toBe('true');
        expect(made.tabIndex).toBe(-1);
    });

    it('renders another element for another frame, since a new page is needed', async () => {
        const first = await requestFrame();
        deps().onFrame(2);
        await rendered();
        expect(frame()).not.toBeNull();
        expect(frame()).not.toBe(first);
        deps().onFrame(null);
        await rendered();
        expect(frame()).toBeNull();
    });

    it.each([
        ['sends Connect with a port to a trusted Ready of its page', true, 1],
        ['sends nothing to a Ready that a script of the Lightning page forged with the frame as its source', false, 0]
    ])('%s', async (_what, isTrusted, count) => {
        const page = (await requestFrame()).contentWindow!;
        const post = jest.spyOn(page, 'postMessage').mockImplementation(() => undefined);
        const data = { type: READY, v: PROTOCOL_VERSION };
        const [listener] = listeners as ((message: WindowMessage) => void)[];
        listener!({ isTrusted, source: page, origin: ORIGIN, data });
        const connect = { type: CONNECT, v: PROTOCOL_VERSION, nonce: 'a-nonce-of-this-test' };
        expect(post.mock.calls).toEqual(Array(count).fill([connect, ORIGIN, ['port 2']]));
    });

    it('listens once, and no more after it was removed', () => {
        expect(listeners).toHaveLength(1);
        element.remove();
        expect(listeners).toEqual([]);
    });

    it('passes on what the source reports', () => {
        deps().onRecovered();
        deps().onLost();
        deps().onChanged(SESSION_ID);
        expect(events.slice(1).map(({ type, detail }) => [type, detail as unknown])).toEqual([
            ['recovered', null],
            ['framedropped', null],
            ['changed', { recordId: SESSION_ID }]
        ]);
    });

    it('closes its source when it is removed, and gives a new one when it is inserted again', async () => {
        const first = source();
        const request = first.transcript(ARGS, new AbortController().signal);
        await rendered();
        element.remove();
        expect(await request).toBe('aborted');
        document.body.appendChild(element);
        await rendered();
        expect(events.map(({ type }) => type)).toEqual(['sourceready', 'sourceready']);
        expect((events[1] as CustomEvent<SourceReady>).detail.source).not.toBe(first);
        expect(frame()).toBeNull();
    });
});
