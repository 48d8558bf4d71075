import { CONNECT, PROTOCOL_VERSION, READY, VERSION } from 'c/chatHistoryCore';
import { shakeHands, type Frame } from './handshake';
import type { Port } from './server/requestServer';

const ORIGIN = 'https://acme.lightning.force.com';
const NONCE = '0b9f7c1e-6a55-4a53-9a51-8a7e4a6f3c20';
const CONNECT_MESSAGE = { type: CONNECT, v: PROTOCOL_VERSION, nonce: NONCE };

function createFakePort() {
    const sent: string[] = [];
    const port = { postMessage: (text: string) => sent.push(text), onmessage: null, close: () => undefined };
    return { sent, port: port as unknown as MessagePort };
}

function setUp({ holdsTranscripts = false } = {}) {
    const posted: unknown[][] = [];
    const parent = { postMessage: (...args: unknown[]) => void posted.push(args) };
    let listeners: ((event: MessageEvent) => void)[] = [];
    const frame: Frame = {
        parent,
        addEventListener: (_type, listener) => void listeners.push(listener),
        removeEventListener: (_type, listener) => {
            listeners = listeners.filter((other) => other !== listener);
        }
    };
    const served: Port[] = [];
    const stop = shakeHands(frame, ORIGIN, { serve: (port) => served.push(port), holdsTranscripts });
    /** As the browser dispatches it, where a test says nothing else. */
    const receive = (fields: object = {}) => {
        const usual = { isTrusted: true, origin: ORIGIN, source: parent, data: CONNECT_MESSAGE };
        const event = { ...usual, ports: [createFakePort().port], ...fields };
        listeners.forEach((listener) => listener(event as unknown as MessageEvent));
    };
    return { posted, served, receive, stop, listenerCount: () => listeners.length };
}

test('the page says that it is ready once, to the origin of the component only', () => {
    expect(setUp().posted).toEqual([[{ type: READY, v: PROTOCOL_VERSION }, ORIGIN]]);
});

test.each([true, false])(
    'a port that comes with a connect is served, and the first message over it repeats the nonce (holdsTranscripts: %s)',
    (holdsTranscripts) => {
        const { receive, served } = setUp({ holdsTranscripts });
        const { port, sent } = createFakePort();
        receive({ ports: [port] });
        expect(served).toEqual([port]);
        expect(sent).toEqual([
            JSON.stringify({ connected: NONCE, v: PROTOCOL_VERSION, version: VERSION, holdsTranscripts })
        ]);
    }
);

test('a second connect is not served', () => {
    const { receive, served, listenerCount } = setUp();
    const second = createFakePort();
    receive();
    receive({ ports: [second.port] });
    expect(served).toHaveLength(1);
    expect(second.sent).toEqual([]);
    expect(listenerCount()).toBe(0);
});

test.each<[string, object]>([
    ['an event that a script made', { isTrusted: false }],
    ['another origin', { origin: 'https://acme.lightning.force.com.evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another window', { source: {} }],
    ['no window', { source: null }],
    ['another version', { data: { ...CONNECT_MESSAGE, v: PROTOCOL_VERSION + 1 } }],
    ['another type', { data: { ...CONNECT_MESSAGE, type: READY } }],
    ['no nonce', { data: { type: CONNECT, v: PROTOCOL_VERSION } }],
    ['a nonce that is an object', { data: { ...CONNECT_MESSAGE, nonce: { toString: 'x' } } }],
    ['a string', { data: JSON.stringify(CONNECT_MESSAGE) }],
    ['nothing', { data: null }],
    ['no port', { ports: [] }],
    ['two ports', { ports: [createFakePort().port, createFakePort().port] }]
])('a connect with %s is not served, and the right one after it is', (_, fields) => {
    const { receive, served, posted } = setUp();
    receive(fields);
    expect(served).toEqual([]);
    expect(posted).toHaveLength(1);
    receive();
    expect(served).toHaveLength(1);
});

test('a handshake that was stopped serves nobody', () => {
    const { receive, served, stop } = setUp();
    stop();
    receive();
    expect(served).toEqual([]);
});
