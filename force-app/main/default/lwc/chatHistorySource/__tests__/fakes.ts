/** A clock that only the test moves, a broker page that only the test speaks for, and a transcript to give. */
import type { Transcript, TranscriptArgs, Usage } from 'c/chatHistoryCore';
import { CONNECT, PROTOCOL_VERSION, READY } from 'c/chatHistoryCore';
import type { BrokerSource } from 'c/chatHistorySource';
import { createBrokerSource } from 'c/chatHistorySource';

export const ORIGIN = 'https://acme--c.vf.force.com';

export const ARGS: TranscriptArgs = {
    caseId: '500000000000001',
    recordId: '0Mw000000000001',
    read: { how: 'once' },
    by: 'agent',
    limits: { hourlyBudget: 10 }
};

export const USAGE: Usage = {
    callsLastHour: 3,
    hourlyBudget: 10,
    wokenLastHalfHour: 2,
    otherCallsLastHour: 4,
    answersLastHour: { salesforce: 3, 'this-tab': 1, 'other-tab': 0, stored: 0 },
    daily: null,
    dailyShare: 0.9,
    stoppedUntil: null
};

/** What the page says to request `id` when it gives a transcript. */
export function transcriptAnswer(id: number, change: Partial<Transcript> = {}): object {
    return { id, ok: true, verb: 'transcript', value: aTranscript(change) };
}

export function aTranscript(change: Partial<Transcript> = {}): Transcript {
    return {
        recordIds: [ARGS.recordId],
        entries: [],
        withheld: { otherCases: 0, notLinked: 0, unassigned: 0 },
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        readAt: 1_000,
        origin: 'salesforce',
        ...change
    };
}

export class FakeTimers {
    #now = 0;
    #tasks: { at: number; task: () => void }[] = [];

    after = (delayMs: number, task: () => void): (() => void) => {
        const entry = { at: this.#now + delayMs, task };
        this.#tasks.push(entry);
        return () => {
            this.#tasks = this.#tasks.filter((other) => other !== entry);
        };
    };

    async pass(ms: number): Promise<void> {
        this.#now += ms;
        const due = this.#tasks.filter(({ at }) => at <= this.#now);
        this.#tasks = this.#tasks.filter(({ at }) => at > this.#now);
        for (const { task } of due) task();
        await settled();
    }
}

/** Lets promises and messages that are under way arrive: MessagePort delivers in a later turn of the event loop. */
export async function settled(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export type Heard = { id: number; verb?: string; args?: unknown; abort?: true };

/** The page in one frame: it can say Ready, and keeps what it got. */
export class FakePage {
    readonly requests: Heard[] = [];
    readonly connects: { nonce: string; targetOrigin: string }[] = [];
    #port: MessagePort | null = null;

    readonly frame = {
        contentWindow: {
            postMessage: (
                message: { type: string; v: number; nonce: string },
                targetOrigin: string,
                [port]: MessagePort[]
            ): void => {
                expect(message).toMatchObject({ type: CONNECT, v: PROTOCOL_VERSION });
                this.connects.push({ nonce: message.nonce, targetOrigin });
                this.#listen(port!);
            }
        }
    };

    /** Echoes the nonce of the last connect, as the real page does; `nonce` lets a test lie. */
    echo(nonce = this.connects.at(-1)?.nonce): void {
        this.#port?.postMessage(JSON.stringify({ connected: nonce, v: PROTOCOL_VERSION }));
    }

    say(answer: unknown): void {
        this.#port?.postMessage(typeof answer === 'string' ? answer : JSON.stringify(answer));
    }

    close(): void {
        this.#port?.close();
    }

    #listen(port: MessagePort): void {
        this.#port?.close();
        this.#port = port;
        port.onmessage = ({ data }: MessageEvent<Heard>) => this.requests.push(data);
    }
}

/** A source whose frames are pages of this stage. */
export class Stage {
    readonly timers = new FakeTimers();
    readonly frames: (number | null)[] = [];
    readonly pages: FakePage[] = [];
    readonly changed: string[] = [];
    recoveries = 0;
    releases = 0;
    readonly source: BrokerSource;

    constructor() {
        let nonces = 0;
        this.source = createBrokerSource({
            origin: ORIGIN,
            timers: this.timers,
            createChannel: () => new MessageChannel(),
            nonce: () => `nonce-0000-0000-000${++nonces}`,
            onFrame: (frame) => this.frames.push(frame),
            onRecovered: () => this.recoveries++,
            onReleased: () => this.releases++,
            onChanged: (recordId) => this.changed.push(recordId)
        });
    }

    /** What the view does when it has rendered the frame that was asked for. */
    render(): FakePage {
        const page = new FakePage();
        this.pages.push(page);
        this.source.frameRendered(page.frame as never);
        return page;
    }

    ready(page: FakePage, change: Record<string, unknown> = {}): void {
        this.source.heard({
            source: page.frame.contentWindow,
            origin: ORIGIN,
            data: { type: READY, v: PROTOCOL_VERSION },
            ...change
        });
    }

    /** Renders a frame and goes through the whole handshake. */
    async connect(): Promise<FakePage> {
        const page = this.render();
        this.ready(page);
        page.echo();
        await settled();
        return page;
    }

    close(): void {
        this.source.close();
        for (const page of this.pages) page.close();
    }
}
