/**
 * An entry: one thing that was said (or sent, or that happened) in a conversation, as the Connect REST resource
 * "Conversation Entries" gives it, decoded. The types only; `decodeEntries.ts` makes them.
 *
 * Source: Connect REST API Developer Guide, Conversation Entries (since 51.0).
 */

/** Who spoke. Salesforce's spellings (`EndUser`, `END_USER`, `DigitalWorker`, …) are folded into six. */
export type SenderRole = 'customer' | 'agent' | 'bot' | 'system' | 'supervisor' | 'unknown';

export type Sender = Readonly<{
    role: SenderRole;
    /** `sender.appType` as received, e.g. `iamessage`, `chatbot`, `agent`; empty when missing. */
    appType: string;
    /** `sender.subject` as received: a User id, a BotDefinition id or a channel key; empty when missing. */
    subject: string;
}>;

/**
 * What an entry holds. `non-text`: Salesforce gave an entry without `messageText`, or with an empty one (an image, buttons, a form, …).
 * `unreadable`: something came that can't be understood; shown as that, never dropped.
 */
export type EntryBody =
    Readonly<{ kind: 'text'; text: string }> | Readonly<{ kind: 'non-text' }> | Readonly<{ kind: 'unreadable' }>;

export type Entry = Readonly<{
    /** Unique across sources and stable across edits: `connect:<identifier>`. */
    id: string;
    /** When Salesforce received it (else when it was sent); epoch ms. `null`: no time was given. */
    at: number | null;
    /** When the sender's device sent it; epoch ms. Missing on some bot entries. */
    sentAt: number | null;
    sender: Sender;
    body: EntryBody;
    /** The first 15 characters of each id in `relatedRecords`. Empty on some bot entries. */
    relatedRecordIds: readonly string[];
}>;

/** An entry whose session or call is settled (see `belonging.ts`). */
export type OwnedEntry = Entry & Readonly<{ recordId: string }>;
