import { CONNECT, DEFAULT_LIMITS, PROTOCOL_VERSION, READY, VERSION } from 'c/chatHistoryCore';
import { CASE_ID, SESSION_ID } from 'support/builders';
import { until } from 'support/settled';
import { SESSION_SECRET } from './fixtures/environment';
import { createFakeOrg } from './fixtures/fakeOrg';
import { ELEMENT_ID, startPage, type PageWindow } from './page';

const ORIGIN = 'https://acme.lightning.force.com';
const CONNECTED_TEXT = 'Connected, you can close this tab';

const ATTRIBUTES = {
    'data-session': SESSION_SECRET,
    'data-user': '005xx0000000001AAA',
    'data-org': '00Dxx0000000001AAA',
    'data-connected': CONNECTED_TEXT,
    'data-max-age-hours': '4',
    'data-memory-only': 'true',
    'data-hourly-budget': '123',
    'data-daily-share': '50',
    'data-active-budget': '7',
    'data-access-check-minutes': '0',
    'data-host-override': ''
};

type Wish = Readonly<{ attributes?: Readonly<Record<string, string>>; isFramed?: boolean; id?: string }>;

/** A page as Visualforce writes it, in a window that is framed where a test says nothing else. */
function runPage({ attributes = {}, isFramed = true, id = ELEMENT_ID }: Wish = {}) {
    const markup = new Map(Object.entries({ ...ATTRIBUTES, ...attributes }));
    const element = {
        textContent: '',
        getAttribute: (name: string) => markup.get(name) ?? null,
        removeAttribute: (name: string) => void markup.delete(name)
    };
    const posted: unknown[][] = [];
    const listeners: ((event: MessageEvent) => void)[] = [];
    const parent = { postMessage: (...args: unknown[]) => void posted.push(args) };
    const org = createFakeOrg();
    const window: PageWindow = {
        parent,
        addEventListener: (_type, listener) => void listeners.push(listener),
        removeEventListener: () => undefined,
        document: { getElementById: (wanted) => (wanted === id ? element : null) },
        fetch: (path, init) => org.fetch(path as string, init ?? {}),
        crypto: globalThis.crypto,
        location: { host: 'acme--c.vf.force.com' },
        navigator: {}
    };
    if (!isFramed) Object.assign(window, { parent: window });
    const broker = startPage(window);
    /** The component connects and asks; gives what crosses the port. */
    const connect = () => {
        const received: string[] = [];
        const port = {
            postMessage: (text: string) => void received.push(text),
            onmessage: null,
            close: () => undefined
        };
        const data = { type: CONNECT, v: PROTOCOL_VERSION, nonce: 'a-nonce-of-this-test' };
        const event = { isTrusted: true, origin: ORIGIN, source: parent, data, ports: [port] };
        listeners.forEach((listener) => listener(event as unknown as MessageEvent));
        const served: { onmessage: ((event: MessageEvent) => void) | null } = port;
        return { received, post: (message: unknown) => served.onmessage?.({ data: message } as MessageEvent) };
    };
    return { broker, element, markup, posted, listeners, org, connect };
}

test('the session id, the user and the org are removed from the markup', () => {
    const { markup, broker } = runPage();
    expect([...markup.keys()].sort()).toEqual(
        Object.keys(ATTRIBUTES)
            .filter((name) => !['data-session', 'data-user', 'data-org'].includes(name))
            .sort()
    );
    broker?.close();
});

test('the page in a frame introduces itself to the component of its own org, and answers it as this user', async () => {
    const { posted, org, connect, broker } = runPage();
    expect(posted).toEqual([[{ type: READY, v: PROTOCOL_VERSION }, ORIGIN]]);
    const { received, post } = connect();
    expect(JSON.parse(received[0] ?? '')).toEqual({
        connected: 'a-nonce-of-this-test',
        v: PROTOCOL_VERSION,
        version: VERSION,
        holdsTranscripts: true
    });
    const args = { caseId: CASE_ID, recordId: SESSION_ID, initiator: 'user', limits: {}, fetchPolicy: 'cache-first' };
    post({ id: 1, verb: 'transcript', args });
    await until(() => received.length > 1);
    expect(JSON.parse(received[1] ?? '')).toMatchObject({ id: 1, ok: true, value: { origin: 'salesforce' } });
    expect(org.calls[0]?.init.headers).toMatchObject({ Authorization: `Bearer ${SESSION_SECRET}` });
    expect([...received, ...posted.map((each) => JSON.stringify(each))].join()).not.toContain('secret');
    broker?.close();
});

test('the limits of the org are in force', async () => {
    const { connect, broker } = runPage();
    const { received, post } = connect();
    post({ id: 1, verb: 'usage', args: { limits: {} } });
    await until(() => received.length > 1);
    expect(JSON.parse(received[1] ?? '')).toMatchObject({
        value: { hourlyBudget: 123, dailyShare: 0.5, activeBudget: 7, version: VERSION }
    });
    broker?.close();
});

test('without settings the default limits are in force', async () => {
    const { connect, broker } = runPage({
        attributes: {
            'data-hourly-budget': '',
            'data-daily-share': '',
            'data-active-budget': '',
            'data-memory-only': ''
        }
    });
    const { received, post } = connect();
    expect(received[0]).toContain('"holdsTranscripts":false');
    post({ id: 1, verb: 'usage', args: { limits: {} } });
    await until(() => received.length > 1);
    const { hourlyBudget, dailyShare, activeBudget } = DEFAULT_LIMITS;
    expect(JSON.parse(received[1] ?? '')).toMatchObject({ value: { hourlyBudget, dailyShare, activeBudget } });
    broker?.close();
});

test('a host that the org names is where the component runs instead', () => {
    const host = 'acme.my.salesforce.com';
    const { posted, broker } = runPage({ attributes: { 'data-host-override': host } });
    expect(posted.map(([, origin]) => origin)).toEqual([`https://${host}`]);
    broker?.close();
});

test.each(['evil.example', 'other.lightning.force.com', 'localhost:4600'])(
    'the page introduces itself to nobody when the org names %s',
    (host) => {
        const { posted, listeners, broker } = runPage({ attributes: { 'data-host-override': host } });
        expect([...posted, ...listeners]).toEqual([]);
        broker?.close();
    }
);

test('a page that was opened by hand says that it is connected, and has no credential in its markup either', () => {
    const { broker, element, markup, listeners } = runPage({ isFramed: false });
    expect(element.textContent).toBe(CONNECTED_TEXT);
    expect(markup.has('data-session')).toBe(false);
    expect([broker, listeners]).toEqual([null, []]);
});

test('a page without the element does nothing', () => {
    const { broker, posted, listeners } = runPage({ id: 'another' });
    expect([broker, posted, listeners]).toEqual([null, [], []]);
});
