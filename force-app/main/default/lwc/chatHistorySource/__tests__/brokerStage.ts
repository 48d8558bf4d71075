/** A broker source whose frames, pages and clock only the test moves. */
import type { Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { CONNECT, PROTOCOL_VERSION, READY } from 'c/chatHistoryCore';
import type { BrokerSource } from 'c/chatHistorySource';
import { createBrokerSource } from 'c/chatHistorySource';
import { CASE_ID, SESSION_ID, aTranscript } from 'support/builders';
import { createFakeClock } from 'support/fakeClock';
import { settled } from 'support/settled';

export const ORIGIN = 'https://acme--c.vf.force.com';

export const ARGS: TranscriptArgs = {
    caseId: CASE_ID,
    recordId: SESSION_ID,
    fetchPolicy: 'cache-first',
    initiator: 'user',
    limits: { hourlyBudget: 10 }
};

type Received = Readonly<{ id: number; verb?: string; args?: unknown; abort?: true }>;

/** A MessagePort delivers in a later round of the event loop, and an answer may lead to a further message. */
export async function delivered(): Promise<void> {
    for (let round = 0; round < 5; round++) await settled();
}

/** The page in one frame: it can say Ready, and records what it gets. */
export class FakePage {
    readonly received: Received[] = [];
    readonly connects: { nonce: string; targetOrigin: string }[] = [];
    readonly #ports: MessagePort[] = [];

    readonly frame = {
        contentWindow: {
            postMessage: (
                message: { type: string; v: number; nonce: string },
                targetOrigin: string,
                [port]: MessagePort[]
            ): void => {
                expect(message).toMatchObject({ type: CONNECT, v: PROTOCOL_VERSION });
                this.connects.push({ nonce: message.nonce, targetOrigin });
                this.#ports.push(port!);
                port!.onmessage = ({ data }: MessageEvent<Received>) => this.received.push(data);
            }
        }
    };

    /** Echoes the nonce of the last Connect over its port, as the real page does; `nonce` lets a test lie. */
    async echo(holdsTranscripts = false, nonce = this.connects.at(-1)?.nonce): Promise<void> {
        await this.say({ connected: nonce, v: PROTOCOL_VERSION, version: '0.2.0', holdsTranscripts });
    }

    /** Over the port of Connect number `which`; without it the last. */
    async say(message: unknown, which = -1): Promise<void> {
        this.#ports.at(which)?.postMessage(typeof message === 'string' ? message : JSON.stringify(message));
        await delivered();
    }

    async answer(id: number, change: Partial<Transcript> = {}): Promise<void> {
        await this.say({ id, ok: true, verb: 'transcript', value: aTranscript(change) });
    }

    async refuse(id: number, code: string): Promise<void> {
        await this.say({ id, ok: false, problem: { code } });
    }

    close(): void {
        for (const port of this.#ports) port.close();
    }
}

export class Stage {
    readonly clock = createFakeClock();
    readonly frames: (number | null)[] = [];
    readonly events: string[] = [];
    readonly #pages: FakePage[] = [];
    #nonceCount = 0;

    readonly source: BrokerSource = createBrokerSource({
        origin: ORIGIN,
        timers: this.clock,
        createChannel: () => new MessageChannel(),
        createNonce: () => `nonce-0000-0000-000${++this.#nonceCount}`,
        onFrame: (frame) => this.frames.push(frame),
        onRecovered: () => this.events.push('recovered'),
        onLost: () => this.events.push('lost'),
        onChanged: (recordId) => this.events.push(`changed ${recordId}`)
    });

    request(signal = new AbortController().signal): Promise<Outcome<Transcript> | 'aborted'> {
        return this.source.transcript(ARGS, signal);
    }

    /** What the view does when it has rendered the frame that it was asked for. */
    render(): FakePage {
        const page = new FakePage();
        this.#pages.push(page);
        this.source.frameRendered(page.frame as never);
        return page;
    }

    /** A window message; without a change it is the Ready of this page. */
    ready(page: FakePage, change: Record<string, unknown> = {}): void {
        this.source.receive({
            isTrusted: true,
            source: page.frame.contentWindow,
            origin: ORIGIN,
            data: { type: READY, v: PROTOCOL_VERSION },
            ...change
        });
    }

    /** Renders a frame and goes through the whole handshake. */
    async connect(holdsTranscripts = false): Promise<FakePage> {
        const page = this.render();
        this.ready(page);
        await page.echo(holdsTranscripts);
        return page;
    }

    async pass(ms: number): Promise<void> {
        this.clock.advance(ms);
        await delivered();
    }

    close(): void {
        this.source.close();
        for (const page of this.#pages) page.close();
    }
}
