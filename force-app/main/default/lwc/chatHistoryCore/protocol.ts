/**
 * What crosses between the component and the broker page. Types and constants only, used by both sides;
 * `decodeProtocol.ts` checks what comes in.
 *
 * 1. page → parent    window message `Ready`
 * 2. component → page window message `Connect`, with one MessagePort
 * 3. over the port    `Request` and `Abort` as plain objects; every answer as **one JSON string** of `Answer`
 *    (reading structured-cloned objects through the LWS membrane is 30 to 60 times slower: docs/decisions/0003).
 */
import type { Problem } from './problems';
import type { Transcript } from './transcript';

/** Both sides must speak the same version; raised with every incompatible change. */
export const PROTOCOL_VERSION = 1;

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
 */
export type Read =
    | Readonly<{ how: 'once' }>
    | Readonly<{ how: 'again'; newerThan: number }>
    | Readonly<{ how: 'older'; before: number }>;

/** `recordId` is a MessagingSession (`0Mw`) or VoiceCall (`0LQ`) of that Case (`500`); 15 or 18 characters. */
export type TranscriptArgs = Readonly<{ caseId: string; recordId: string; read: Read }>;

export type Request = Readonly<{ id: number; verb: 'transcript'; args: TranscriptArgs }>;
export type Abort = Readonly<{ id: number; abort: true }>;

/** First thing over the port after a connect; echoes the nonce. Sent as a JSON string, like every answer. */
export type Connected = Readonly<{ connected: string; v: number }>;

export type Answer =
    Readonly<{ id: number; ok: true; value: Transcript }> | Readonly<{ id: number; ok: false; problem: Problem }>;
