/**
 * A broker page that does what a test says, in the place of the real one: for answers that ours never gives.
 */
import type { Page } from '@playwright/test';
import type { Transcript } from 'c/chatHistoryCore';

type FakeRequest = Readonly<{ id: number; verb: string; args: Readonly<{ recordId: string }> }>;

/** Runs in the fake page, so it sees nothing of the test's. */
export type Respond = (
    answering: Readonly<{
        request: FakeRequest;
        port: MessagePort;
        /** A proper answer that holds this text. */
        good: (words: string) => string;
    }>
) => void;

/** What the fake page says when a component connects; `'echo'`: what is right. */
type Greeting = 'echo' | Readonly<{ nonce: string }>;

/** The first of `responds` answers the first request, and so on; the last one all others. Call before the Case is opened. */
export async function fakeBroker(page: Page, responds: readonly Respond[], greeting: Greeting = 'echo'): Promise<void> {
    const script = `(${String(playBroker)})([${responds.map(String).join(',')}], ${JSON.stringify(greeting)})`;
    const body = `<!doctype html><script>${script}</script>`;
    await page.route('**/apex/ChatHistoryBroker', (route) => route.fulfill({ contentType: 'text/html', body }));
}

/** Runs in the fake page. */
function playBroker(responds: readonly Respond[], greeting: Greeting): void {
    let count = 0;
    const transcript = (recordId: string, words: string): Transcript => ({
        recordIds: [recordId.slice(0, 15)],
        entries: [
            {
                id: 'entry-1',
                recordId: recordId.slice(0, 15),
                at: 1_795_500_000_000,
                sentAt: null,
                sender: { role: 'agent', subject: 'subject' },
                body: { kind: 'text', text: words },
                relatedRecordIds: []
            }
        ],
        withheld: { otherCases: 0, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 },
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        participants: [],
        messageCounts: {},
        sessionTexts: {},
        fetchedAt: 1_795_500_000_000 + count,
        expiresAt: 8_000_000_000_000,
        origin: 'salesforce'
    });
    addEventListener('message', ({ data: connect, ports: [port] }: MessageEvent<{ nonce: string }>) => {
        if (port === undefined) return;
        port.onmessage = ({ data: request }: MessageEvent<FakeRequest>) => {
            // An abort, or a question about the page itself: not what a test plays with.
            if (request.verb !== 'transcript') return;
            const respond = responds[Math.min(count++, responds.length - 1)];
            const good = (words: string) =>
                JSON.stringify({
                    id: request.id,
                    ok: true,
                    verb: 'transcript',
                    value: transcript(request.args.recordId, words)
                });
            respond?.({ request, port, good });
        };
        port.postMessage(
            JSON.stringify({
                connected: greeting === 'echo' ? connect.nonce : greeting.nonce,
                v: 6,
                version: '0.0.0',
                holdsTranscripts: false
            })
        );
    });
    window.parent.postMessage({ type: 'chat-history:ready', v: 6 }, '*');
}
