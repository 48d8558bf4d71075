import { CONNECT, PROTOCOL_VERSION, READY } from 'c/chatHistoryCore';
import { shakeHands, type Frame } from './handshake';
import type { Port } from './port';

const ORIGIN = 'https://acme.lightning.force.com';
const NONCE = '0b9f7c1e-6a55-4a53-9a51-8a7e4a6f3c20';
const CONNECT_MESSAGE = { type: CONNECT, v: PROTOCOL_VERSION, nonce: NONCE };

function fakePort() {
    const sent: string[] = [];
    const port = { postMessage: (text: string) => sent.push(text), onmessage: null, close: () => undefined };
    return { sent, port: port as unknown as MessagePort };
}

function setUp() {
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
    const stop = shakeHands(frame, ORIGIN, (port) => served.push(port));
    const receive = (fields: object) => {
        const event = { origin: ORIGIN, source: parent, data: CONNECT_MESSAGE, ports: [fakePort().port], ...fields };
        listeners.forEach((listener) => listener(event as unknown as MessageEvent));
    };
    return { posted, served, receive, stop, listening: () => listeners.length };
}

test('the page says ready, once, to the component origin only', () => {
    expect(setUp().posted).toEqual([[{ type: READY, v: PROTOCOL_VERSION }, ORIGIN]]);
});

test('a connect with a port is served, and its nonce comes back over the port as a string', () => {
    const { receive, served } = setUp();
    const { port, sent } = fakePort();
    receive({ ports: [port] });
    expect(served).toEqual([port]);
    expect(sent).toEqual([JSON.stringify({ connected: NONCE, v: PROTOCOL_VERSION })]);
});

test('a second connect gets nothing', () => {
    const { receive, served, listening } = setUp();
    const second = fakePort();
    receive({});
    receive({ ports: [second.port] });
    expect(served).toHaveLength(1);
    expect(second.sent).toEqual([]);
    expect(listening()).toBe(0);
});

test.each<[string, object]>([
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
    ['two ports', { ports: [fakePort().port, fakePort().port] }]
])('a connect with %s gets nothing, and the right one is still served after it', (_what, fields) => {
    const { receive, served, posted } = setUp();
    receive(fields);
    expect(served).toEqual([]);
    expect(posted).toHaveLength(1);
    receive({});
    expect(served).toHaveLength(1);
});

test('a handshake that was stopped serves nobody', () => {
    const { receive, served, stop } = setUp();
    stop();
    receive({});
    expect(served).toEqual([]);
});
