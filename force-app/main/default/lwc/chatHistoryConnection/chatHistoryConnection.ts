/**
 * The hidden frame with the broker page, and the window messages of that page. Gives the parent a `Source` that makes the
 * frame when the first transcript is requested; what crosses and when is decided in `c/chatHistorySource`.
 *
 * sourceready   { source }    It was inserted. The source lives until it is removed.
 * recovered                   The page answered after it had been given up: failed requests may work now.
 * framedropped                A connection ended (its idle frame was dropped, or its page was replaced): changes elsewhere
 *                             of what it had answered are not reported any more.
 * changed       { recordId }  Another page of this browser has newer messages of this record's conversation.
 */
import { LightningElement, api } from 'lwc';
import type { BrokerSource, Source } from 'c/chatHistorySource';
import { browserTimers, createBrokerSource } from 'c/chatHistorySource';

/** Detail of the `sourceready` event. */
export type SourceReady = Readonly<{ source: Source }>;

/** Detail of the `changed` event. `recordId` has 15 characters. */
export type RecordChanged = Readonly<{ recordId: string }>;

export default class ChatHistoryConnection extends LightningElement {
    /** Absolute URL of the broker page, see `brokerUrl`. Never changes during the life of one element. */
    @api brokerUrl = '';
    /** Title of the frame, for assistive technology that lists frames. */
    @api frameTitle = '';

    frame: number | null = null;
    private source: BrokerSource | null = null;

    override connectedCallback(): void {
        const source = createBrokerSource({
            origin: new URL(this.brokerUrl).origin,
            timers: browserTimers,
            createChannel: () => new MessageChannel(),
            createNonce: () => crypto.randomUUID(),
            onFrame: (frame) => (this.frame = frame),
            onRecovered: () => this.notify('recovered'),
            onLost: () => this.notify('framedropped'),
            onChanged: (recordId) => this.notify('changed', { recordId } satisfies RecordChanged)
        });
        this.source = source;
        window.addEventListener('message', this.handleMessage);
        this.notify('sourceready', { source } satisfies SourceReady);
    }

    override renderedCallback(): void {
        this.source?.frameRendered(this.template?.querySelector('iframe') ?? null);
    }

    override disconnectedCallback(): void {
        window.removeEventListener('message', this.handleMessage);
        this.source?.close();
        this.source = null;
    }

    /** Another number is another frame, with a page that loads anew. */
    get frames(): readonly Readonly<{ key: number; url: string }>[] {
        return this.frame === null ? [] : [{ key: this.frame, url: this.brokerUrl }];
    }

    private handleMessage = (event: MessageEvent): void => {
        this.source?.receive(event);
    };

    private notify(name: string, detail?: SourceReady | RecordChanged): void {
        this.dispatchEvent(new CustomEvent(name, { detail }));
    }
}
