/** An invented response of Salesforce's. Without imports, since the page that paints without a framework uses it too. */
export const CASE = '500000000000001';
export const SESSION = '0Mw000000000001';
export const STARTED_AT = Date.UTC(2026, 0, 5, 9);
export const TIME_ZONE = 'Europe/Berlin';

/** Entries every 40 seconds or so, in the shape of a real response, newest first. */
export function createResponse(entryCount: number): string {
    const conversationEntries = Array.from({ length: entryCount }, (_, index) => createEntry(index)).reverse();
    return JSON.stringify({ conversationEntries });
}

function createEntry(index: number): object {
    const at = STARTED_AT + index * 40_000;
    const isAgent = index % 5 > 2;
    return {
        clientDuration: 0,
        clientTimestamp: at,
        identifier: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        messageText: `Line ${index}: the rear light works again, but the display still shows the old distance & time.`,
        relatedRecords: [SESSION],
        sender: isAgent
            ? { appType: 'agent', role: 'Agent', subject: '005000000000001AAA' }
            : { appType: 'whatsapp', role: 'EndUser', subject: 'v2/whatsapp/UNAUTH/NA/uid:0001' },
        serverReceivedTimestamp: at + 42
    };
}
