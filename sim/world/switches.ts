/**
 * What the org can be switched to. Each switch stands for one fact about Salesforce that published material leaves
 * open ("[?]"), or for something that differs from org to org. The product must be right under every setting.
 */
import type { FieldPath, ObjectName } from './catalog';
import type { SettingNumbers, SettingsRecord } from './settings';

/**
 * `absent`: the org lacks it. `hidden`: this user may not see it. Salesforce answers the same error to both; two
 * names are for readers only.
 */
export type Visibility = 'present' | 'absent' | 'hidden';

/**
 * entries    GET …/connect/conversation/{identifier}/entries: costs a call and marks a conversation active.
 * composite  POST …/composite: costs one call.
 * action     POST …/actions/standard/getConvTscpForRecord, the text of a session: costs one call.
 * graphql    POST …/graphql, the way of Lightning Data Service: costs no API call.
 */
export type CallKind = 'entries' | 'composite' | 'action' | 'graphql';

/**
 * Something that goes wrong with calls. `on`: which calls it hits. `forCalls`: only the first so many of them since the
 * switch was set; `null` = all.
 */
export type Trouble = Readonly<{ on: readonly CallKind[]; forCalls: number | null }>;

/** `html`: a login or proxy page with status 200. `truncated`: JSON cut off. `wrong-shape`: JSON of another form. */
export type GarbageShape = 'html' | 'truncated' | 'wrong-shape';

export type Switches = Readonly<{
    /** Fact: is a rich message absent from the entries, or there without `messageText` (left out, or null)? */
    richEntries: 'absent' | 'textless' | 'null-text';
    /** Fact: help says that bot messages are not included, a real v64 response holds plain bot text. */
    botText: 'present' | 'absent';
    /** Fact: bot entries had empty `relatedRecords` in the one real response known. */
    botRelatedRecords: 'empty' | 'named';
    /** Fact: one client reports bot entries without `clientTimestamp`. */
    botClientTimestamp: 'given' | 'missing';
    /** Fact: are `startTimestamp` and `endTimestamp` inside the window that they bound? */
    bounds: 'inclusive' | 'exclusive';
    /** Fact: which clock do the bounds filter on? `client` falls back to the server's where an entry has none. */
    boundsClock: 'server' | 'client';
    /** Fact: may a page be cut although it holds fewer entries than it could? So many of its oldest are left out. */
    cutPages: number;
    /** Fact: older documents say that a session's message counts are not calculated for enhanced channels: `zero`. */
    messageCounts: 'calculated' | 'zero';
    /** Fact: `MessagingSessionMetrics` are made since October 2024 and of enhanced channels only. The object may be missing: `objects`. */
    sessionMetrics: 'made' | 'not-made';
    /**
     * Fact: what does the standard action say of a session? Its text, in which characters may be `encoded`; nothing; or the
     * org lacks it (`absent`), the user lacks a permission, or it reports a failure of its own.
     */
    sessionText: 'given' | 'encoded' | 'empty' | 'absent' | 'forbidden' | 'unsuccessful';
    /** Fact: `ConversationEntry` keeps the text of standard channels; of some rows it leaves `Message` blank. */
    rowMessages: 'given' | 'blank';
    /**
     * Fact: *Access Conversation Entries* is needed for `ConversationEntry`; how a user without it is answered is not known.
     * `no-object`: as if the org lacked it. `forbidden`: 403. Nothing at all: `no-rows`.
     */
    rowAccess: 'granted' | 'no-object' | 'forbidden' | 'no-rows';
    /** Fact: Salesforce makes the pictures of files some time after the files; `missing`: 404 to all of them. The server's part. */
    thumbnails: 'made' | 'missing';
    /** Fact: what does an unknown conversation identifier get? */
    unknownConversation: 'not-found' | 'empty-list';
    /** Fact: does `X-Chatter-Entity-Encoding: false` give raw text, as documented? */
    entityEncoding: 'honours-header' | 'always' | 'never';
    /** Fact: the guide says 18 characters, real responses have 15. */
    relatedIdLength: 15 | 18;
    /** Fact: order is not promised. `shuffled` is the same in every response. */
    entryOrder: 'newest-first' | 'oldest-first' | 'shuffled';
    /** Fact: is `$Api.Session_ID` the same on every load of one login? See `org/pageSessions.ts`. */
    sessionId: 'stable' | 'per-hand-over' | 'every-load';
    /**
     * Fact: does /services/data accept the framed page's session? Both refusals answer 401 INVALID_SESSION_ID to all of
     * them. `refused`: as to an expired session. `not-for-rest`: "This session is not valid for use with the REST API".
     */
    pageSessions: 'accepted' | 'refused' | 'not-for-rest';
    /**
     * Fact: the first load of the Visualforce host in a browser. `handed-over`: redirected through the session
     * hand-over and fine. `blocked`: fails inside a frame until the page was once opened as a tab. The server's part.
     */
    firstLoad: 'signed-in' | 'handed-over' | 'blocked';
    /**
     * Fact: clickjack protection may refuse the frame, or be off: then any page may frame it (`by-anyone`). A signed-out
     * frame shows a login page. The server's part.
     */
    frame: 'allowed' | 'by-anyone' | 'refused' | 'signed-out';
    /** Fact: an object missing here is present. */
    objects: Readonly<Partial<Record<ObjectName, Visibility>>>;
    /** Fact: a field missing here is present. */
    fields: Readonly<Partial<Record<FieldPath, Visibility>>>;
    /** Fact: does the entries resource apply the user's sharing to the conversation? */
    connectSharing: 'enforced' | 'not-enforced';
    /** Fact: the code for a user or an org without API access. */
    apiDisabledCode: 'API_DISABLED_FOR_ORG' | 'API_CURRENTLY_DISABLED' | 'API_DISABLED';
    /**
     * Fact: calls per user and sliding hour, and what exceeding it answers: guides give 503, 429 and 403.
     * `code`: with REQUEST_LIMIT_EXCEEDED, or bare. `counts`: only Connect resources, or every REST call.
     */
    hourlyLimit: Readonly<{ after: number; status: 503 | 429 | 403; code: boolean; counts: 'connect' | 'all' }>;
    /**
     * Too many requests run in the org at once, of whichever user: passes within seconds. Answers 403 with the code of the
     * hourly limit, REQUEST_LIMIT_EXCEEDED; only the message differs.
     */
    concurrencyLimit: Trouble | null;
    /** Fact: does a limit answer state when to come back? The header `Retry-After` as it is sent; `null`: none. */
    retryAfter: string | null;
    /**
     * The org's API calls in 24 hours, as `Sforce-Limit-Info` states them: `usedBefore` those of others, to which every
     * call answered here is added. Fact: do Connect resources send the header? `null`: nothing does.
     */
    dailyUse: Readonly<{ usedBefore: number; allowed: number }> | null;
    /** What an admin set; a field missing here is empty. See `settings.ts`. */
    settings: SettingsRecord;
    /** Fact: how does a Number of a custom setting print in Visualforce? */
    settingNumbers: SettingNumbers;
    /** The org answers 5xx. */
    down: (Trouble & Readonly<{ status: number }>) | null;
    /** The org takes its time. Unit: milliseconds. */
    slow: (Trouble & Readonly<{ delayMs: number }>) | null;
    /** The org, or something in between, answers what cannot be decoded. */
    garbage: (Trouble & Readonly<{ shape: GarbageShape }>) | null;
}>;

/** The org as the real responses known show it, and as the documents describe it where there are none. */
export const defaultSwitches: Switches = {
    richEntries: 'textless',
    botText: 'present',
    botRelatedRecords: 'empty',
    botClientTimestamp: 'given',
    bounds: 'inclusive',
    boundsClock: 'server',
    cutPages: 0,
    messageCounts: 'calculated',
    sessionMetrics: 'made',
    sessionText: 'given',
    rowMessages: 'given',
    rowAccess: 'granted',
    thumbnails: 'made',
    unknownConversation: 'not-found',
    entityEncoding: 'honours-header',
    relatedIdLength: 15,
    entryOrder: 'newest-first',
    sessionId: 'stable',
    pageSessions: 'accepted',
    firstLoad: 'signed-in',
    frame: 'allowed',
    objects: {},
    fields: {},
    connectSharing: 'enforced',
    apiDisabledCode: 'API_CURRENTLY_DISABLED',
    hourlyLimit: { after: 1000, status: 503, code: true, counts: 'connect' },
    concurrencyLimit: null,
    retryAfter: null,
    dailyUse: { usedBefore: 245, allowed: 15_000 },
    settings: {},
    settingNumbers: 'decimal',
    down: null,
    slow: null,
    garbage: null
};

/** A world like this one, with some switches set otherwise. */
export function withSwitches<T extends Readonly<{ switches: Switches }>>(world: T, switches: Partial<Switches>): T {
    return { ...world, switches: { ...world.switches, ...switches } };
}
