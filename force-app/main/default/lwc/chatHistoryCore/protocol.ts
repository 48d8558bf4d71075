/**
 * What crosses from the component to the broker page, and the handshake before it; used by both sides. Answers are in
 * `answers.ts`.
 *
 * 1. page → parent    window message `Ready`
 * 2. component → page window message `Connect`, with one MessagePort
 * 3. over the port    `Request` and `Abort` as plain objects; every answer as **one JSON string** of `Answer`
 *    (reading structured-cloned objects through the LWS membrane is 30 to 60 times slower: docs/decisions/0003), and so
 *    does `Changed`, the only message that the page sends without a request.
 *
 * Nothing that arrives is passed on: each decoder makes a new value of the fields that it knows, so extra fields never
 * travel further.
 */
import { asObject, isCount, isOneOf, isRecordId, isTime, KEY_PREFIX, kindOfRecord, type UnknownObject } from './checks';
import { decodeLimits, type ComponentLimits } from './limits';
import { failed, succeeded, type Outcome } from './problems';
import { decodeScope, isOfContact, type Scope } from './scope';

/** Both sides must speak the same version; raised with every incompatible change. */
export const PROTOCOL_VERSION = 6;

export const READY = 'chat-history:ready';
export const CONNECT = 'chat-history:connect';

export type Ready = Readonly<{ type: typeof READY; v: number }>;
export type Connect = Readonly<{ type: typeof CONNECT; v: number; nonce: string }>;

/**
 * How a transcript is fetched.
 * cache-first  From the cache, else by one call.
 * cache-only   From the cache, never by an entries call: `not-available` where it holds nothing. For text that changed in
 *              another tab.
 * refresh      By one call. `newerThan` is the `fetchedAt` on screen: if another tab refreshed since, from the cache.
 * older-page   One page further back. `before` is the `older.before` on screen: if another tab went further since, from
 *              the cache.
 * session-text The text that Salesforce makes of the session `recordId`, alone: from the cache, else by one call that is no
 *              entries call, and an access check that is at most a minute old. Of sessions only.
 */
export type FetchOptions =
    | Readonly<{ fetchPolicy: 'cache-first' }>
    | Readonly<{ fetchPolicy: 'cache-only' }>
    | Readonly<{ fetchPolicy: 'refresh'; newerThan: number }>
    | Readonly<{ fetchPolicy: 'older-page'; before: number }>
    | Readonly<{ fetchPolicy: 'session-text'; recordId: string }>;

export type FetchPolicy = FetchOptions['fetchPolicy'];

/**
 * Who initiated a request.
 * auto            The component: held back where calls become scarce.
 * user            The agent: asked to confirm where the budget is used up.
 * user-confirmed  The agent, who was asked and confirmed.
 */
export const INITIATORS = ['auto', 'user', 'user-confirmed'] as const;
export type Initiator = (typeof INITIATORS)[number];

/**
 * `recordId` is a MessagingSession (`0Mw`) or VoiceCall (`0LQ`) of that Case (`500`); 15 or 18 characters.
 *
 * `scope`: the record is not on the Case, but its contact's, and may be given within that scope; absent: it is on the Case.
 * `listsOthers`: other records of the contact stand in the timeline too, so what was withheld is counted by record.
 */
export type TranscriptArgs = Readonly<{
    caseId: string;
    recordId: string;
    initiator: Initiator;
    limits: ComponentLimits;
    scope?: Scope;
    listsOthers?: boolean;
}> &
    FetchOptions;

/**
 * transcript  The transcript of one conversation.
 * usage       The calls that this browser made. Makes none.
 */
export type Query =
    | Readonly<{ verb: 'transcript'; args: TranscriptArgs }>
    | Readonly<{ verb: 'usage'; args: Readonly<{ limits: ComponentLimits }> }>;

export type Request = Readonly<{ id: number }> & Query;
export type Abort = Readonly<{ id: number; abort: true }>;

/** A nonce is a UUID, or any token of that kind. Source: our choice. */
const NONCE = /^[\w-]{16,128}$/;

/** The page's first window message. `not-supported`: it speaks another version. */
export function decodeReady(message: unknown): Outcome<Ready> {
    const { type, v } = asObject(message);
    if (type !== READY) return failed('malformed');
    return v === PROTOCOL_VERSION ? succeeded({ type, v }) : failed('not-supported');
}

/** The component's window message that brings the port. `not-supported`: it speaks another version. */
export function decodeConnect(message: unknown): Outcome<Connect> {
    const { type, v, nonce } = asObject(message);
    if (type !== CONNECT) return failed('malformed');
    if (v !== PROTOCOL_VERSION) return failed('not-supported');
    return isNonce(nonce) ? succeeded({ type, v, nonce }) : failed('malformed');
}

/** `malformed`: not even an id to answer to. `not-supported`: unknown verb. `bad-request`: an argument is refused. */
export function decodeRequest(message: unknown): Outcome<Request | Abort> {
    const { id, abort, verb, args } = asObject(message);
    if (!isCount(id)) return failed('malformed');
    if (abort === true) return succeeded({ id, abort });
    if (verb !== 'transcript' && verb !== 'usage') return failed('not-supported');
    const query = decodeQuery(verb, args);
    return query === null ? failed('bad-request') : succeeded({ id, ...query });
}

/** The id by which a refused request can still be answered; `null` where it has none. */
export function requestIdOf(message: unknown): number | null {
    const { id } = asObject(message);
    return isCount(id) ? id : null;
}

/** A random token that the answer to a connect repeats. */
export function isNonce(value: unknown): value is string {
    return typeof value === 'string' && NONCE.test(value);
}

function decodeQuery(verb: Query['verb'], args: unknown): Query | null {
    const { caseId, recordId, initiator, limits: given, scope: wanted, listsOthers, ...options } = asObject(args);
    const limits = decodeLimits(given);
    if (limits === null) return null;
    if (verb === 'usage') return { verb, args: { limits } };
    const fetchOptions = decodeFetchOptions({ ...options, recordId });
    if (fetchOptions === null || !isOneOf(INITIATORS, initiator)) return null;
    if (!isRecordId(caseId, KEY_PREFIX.case) || !isRecordId(recordId) || kindOfRecord(recordId) === null) return null;
    const scope = decodeScope(wanted);
    if (scope === null) return null;
    const others = {
        ...(isOfContact({ scope }) ? { scope } : {}),
        ...(listsOthers === true ? { listsOthers } : {})
    };
    return { verb, args: { caseId, recordId, initiator, limits, ...others, ...fetchOptions } };
}

function decodeFetchOptions({ fetchPolicy, newerThan, before, recordId }: UnknownObject): FetchOptions | null {
    if (fetchPolicy === 'cache-first' || fetchPolicy === 'cache-only') return { fetchPolicy };
    if (fetchPolicy === 'session-text' && isRecordId(recordId, KEY_PREFIX.session)) return { fetchPolicy, recordId };
    if (fetchPolicy === 'refresh' && isTime(newerThan)) return { fetchPolicy, newerThan };
    return fetchPolicy === 'older-page' && isTime(before) ? { fetchPolicy, before } : null;
}
