/**
 * What crosses between the component and the broker page. Types and constants only, used by both sides;
 * `decodeProtocol.ts` checks what comes in.
 *
 * 1. page → parent    window message `Ready`
 * 2. component → page window message `Connect`, with one MessagePort
 * 3. over the port    `Request` and `Abort` as plain objects; every answer as **one JSON string** of `Answer`
 *    (reading structured-cloned objects through the LWS membrane is 30 to 60 times slower: docs/decisions/0003), and so
 *    does `Changed`, the one thing that the page says unasked.
 */
import type { Limits } from './limits';
import type { Problem } from './problems';
import type { Transcript } from './transcript';
import type { Usage } from './usage';

/** Both sides must speak the same version; raised with every incompatible change. */
export const PROTOCOL_VERSION = 2;

export const READY = 'chat-history:ready';
export const CONNECT = 'chat-history:connect';

/** Answers longer than this (UTF-16 units) are refused unparsed. Our choice: about 20,000 long messages. */
export const MAX_ANSWER_CHARS = 20_000_000;

export type Ready = Readonly<{ type: typeof READY; v: number }>;
export type Connect = Readonly<{ type: typeof CONNECT; v: number; nonce: string }>;

/**
 * How a transcript is wanted.
 * once   Whatever is kept, else one call.
 * again  A refresh. `newerThan` is the `readAt` on screen: if another tab refreshed since, its answer is given.
 * older  One more page. `before` is the `older.before` on screen: if another tab went further since, its answer is given.
 * kept   What is kept, never a call: `not-available` where nothing is. For words that changed in another tab.
 */
export type Read =
    | Readonly<{ how: 'once' }>
    | Readonly<{ how: 'again'; newerThan: number }>
    | Readonly<{ how: 'older'; before: number }>
    | Readonly<{ how: 'kept' }>;

/**
 * Who wants it.
 * itself     The component, unasked: held back where calls become scarce.
 * agent      The agent: asked to confirm where the budget is used up.
 * confirmed  The agent, who was asked and said yes.
 */
export const WANTED_BY = ['itself', 'agent', 'confirmed'] as const;
export type WantedBy = (typeof WANTED_BY)[number];

/**
 * `recordId` is a MessagingSession (`0Mw`) or VoiceCall (`0LQ`) of that Case (`500`); 15 or 18 characters. `limits`: what
 * the component's properties add to the org's; the stricter holds.
 */
export type TranscriptArgs = Readonly<{
    caseId: string;
    recordId: string;
    read: Read;
    by: WantedBy;
    limits: Partial<Limits>;
}>;

/**
 * transcript  One conversation's words.
 * usage       What asking has cost in this browser. Asks Salesforce nothing.
 * release     May the component let go of this page? No, while it alone holds the key to what is kept.
 */
export type Asked =
    | Readonly<{ verb: 'transcript'; args: TranscriptArgs }>
    | Readonly<{ verb: 'usage'; args: Readonly<{ limits: Partial<Limits> }> }>
    | Readonly<{ verb: 'release' }>;

export type Request = Readonly<{ id: number }> & Asked;
export type Abort = Readonly<{ id: number; abort: true }>;

/** First thing over the port after a connect; echoes the nonce. Sent as a JSON string, like every answer. */
export type Connected = Readonly<{ connected: string; v: number }>;

export type Answered =
    | Readonly<{ verb: 'transcript'; value: Transcript }>
    | Readonly<{ verb: 'usage'; value: Usage }>
    | Readonly<{ verb: 'release'; value: Readonly<{ mayLeave: boolean }> }>;

export type Answer =
    (Readonly<{ id: number; ok: true }> & Answered) | Readonly<{ id: number; ok: false; problem: Problem }>;

/** Another page read this record's conversation again, so there are newer words than what this port was given. */
export type Changed = Readonly<{ changed: string }>;
