/**
 * A page of somebody else's that frames the broker page, with everything at hand that such a page could try.
 */
import type { Frame, Page } from '@playwright/test';
import { CONNECT, PROTOCOL_VERSION } from 'c/chatHistoryCore';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';

export type HostilePage = Readonly<{
    /** The frame with the broker page. */
    broker: Frame;
    /** Data of every window message that this page received. */
    received: () => Promise<readonly unknown[]>;
    /** Posts a window message with so many ports to the broker page; gives the numbers of our ends. */
    post: (message: unknown, ports?: number) => Promise<readonly number[]>;
    /** A proper connect; gives the port's number. */
    connect: (nonce?: string) => Promise<number>;
    /** Sends a message over a port, and waits for nothing. */
    send: (port: number, message: unknown) => Promise<void>;
    /** Sends many at once. As JSON, parsed there: a field called `__proto__` stays a field. */
    sendJson: (port: number, messages: readonly string[]) => Promise<void>;
    /** Every answer on a port so far, parsed. */
    answers: (port: number) => Promise<readonly unknown[]>;
    /** Resolves when the broker page has worked off every window message that was posted to it until now. */
    settled: () => Promise<void>;
}>;

type Attack = { received: unknown[]; ports: { port: MessagePort; answers: unknown[] }[]; broker: Window | null };
type Hostile = typeof globalThis & { attack: Attack };

export const NONCE = 'ffffffff-0000-4000-8000-0123456789ab';

/** By default it is on the component's origin, as other vendors' components are. */
export async function openHostilePage(page: Page, org: OrgUnderTest, origin = org.origin): Promise<HostilePage> {
    const broker = `${org.brokerOrigin}/apex/ChatHistoryBroker`;
    // A real page of the server's without a policy. A made-up one counts as public, and may frame nothing local.
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    await page.goto(`${origin}/_preview/here`);
    await page.evaluate(frameBroker, broker);
    const frame = (await (await page.$('iframe'))?.contentFrame()) ?? null;
    if (frame === null) throw new Error('The broker page was not framed.');
    return attackOn(page, frame, org.brokerOrigin);
}

function attackOn(page: Page, broker: Frame, brokerOrigin: string): HostilePage {
    const post: HostilePage['post'] = (message, ports = 0) =>
        page.evaluate(postToBroker, { message, ports, brokerOrigin });
    return {
        broker,
        received: () => page.evaluate(() => (globalThis as Hostile).attack.received),
        post,
        connect: async (nonce = NONCE) => (await post({ type: CONNECT, v: PROTOCOL_VERSION, nonce }, 1))[0] ?? -1,
        send: (port, message) =>
            page.evaluate(([to, what]) => (globalThis as Hostile).attack.ports[to]?.port.postMessage(what), [
                port,
                message
            ] as const),
        sendJson: (port, messages) =>
            page.evaluate(
                ([to, texts]) => {
                    for (const text of texts)
                        (globalThis as Hostile).attack.ports[to]?.port.postMessage(JSON.parse(text));
                },
                [port, messages] as const
            ),
        answers: (port) => page.evaluate((from) => (globalThis as Hostile).attack.ports[from]?.answers ?? [], port),
        settled: async () => {
            await broker.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
            await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
        }
    };
}

/** Runs in the hostile page. Resolves when the broker page is loaded, its script included. */
function frameBroker(url: string): Promise<void> {
    const attack: Attack = { received: [], ports: [], broker: null };
    (globalThis as Hostile).attack = attack;
    addEventListener('message', ({ data: message }: MessageEvent<unknown>) => attack.received.push(message));
    return new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = url;
        frame.addEventListener('load', () => {
            attack.broker = frame.contentWindow;
            resolve();
        });
        document.body.append(frame);
    });
}

type Posted = Readonly<{ message: unknown; ports: number; brokerOrigin: string }>;

/** Runs in the hostile page. */
function postToBroker({ message, ports, brokerOrigin }: Posted): readonly number[] {
    const { attack } = globalThis as Hostile;
    const channels = Array.from({ length: ports }, () => new MessageChannel());
    const numbers = channels.map(({ port1: port }) => {
        const answers: unknown[] = [];
        port.onmessage = ({ data: answer }: MessageEvent<unknown>) =>
            answers.push(typeof answer === 'string' ? JSON.parse(answer) : { notText: answer });
        return attack.ports.push({ port, answers }) - 1;
    });
    attack.broker?.postMessage(
        message,
        brokerOrigin,
        channels.map(({ port2 }) => port2)
    );
    return numbers;
}
