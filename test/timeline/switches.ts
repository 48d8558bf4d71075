/**
 * Each open fact about Salesforce that the simulated org can be switched to, each way: what the timeline says then, as the
 * difference to what it says of the usual org (`usualWorld.ts`).
 */
import type { Switches } from '../../sim/world/switches';
import { withoutApi, withoutConversation, withoutSharing, withSessionText } from './usualWorld';
import type { Player } from './play';
import {
    BOT,
    BOT_MISSING,
    BOT_RECOVERED,
    COUNTED,
    joins,
    LATER,
    NOTHING_CAME,
    notLoaded,
    SAME,
    staysWith,
    withoutParticipants,
    type Change
} from './usualSentences';

const TEXT_REFUSED = {
    gone: [BOT],
    instead: [
        "? 10:00 AM The bot's messages are not available here | A bot took part, but this org doesn't offer its messages, or you need the permission Access Conversation Entries."
    ]
};

/** Switches with named positions: the type demands that each is in the table. */
type Named = {
    [K in keyof Switches]: Switches[K] extends string | number
        ? string extends Switches[K]
            ? never
            : number extends Switches[K]
              ? never
              : K
        : never;
}[keyof Switches];

/** What they decide is whether the page opens, what it costs, when it asks, and pictures: nothing that stands in a transcript. */
export const ELSEWHERE = [
    'sessionId',
    'firstLoad',
    'frame',
    'settings',
    'settingNumbers',
    'retryAfter',
    'dailyUse',
    'slow',
    'thumbnails'
] as const satisfies readonly (keyof Switches)[];

type Elsewhere = (typeof ELSEWHERE)[number];

type Table = Readonly<{
    [K in Exclude<Named, Elsewhere>]: Readonly<Record<Switches[K], Change>>;
}>;

type Others = Readonly<{
    [K in Exclude<keyof Switches, Named | Elsewhere>]: Readonly<
        Record<string, Change & Readonly<{ value: Switches[K] }>>
    >;
}>;

export const named: Table = {
    richEntries: {
        absent: {
            gone: ['? 10:12 AM Photo, file or buttons | Salesforce sent this message without any text.'],
            instead: [COUNTED]
        },
        textless: SAME,
        'null-text': SAME
    },
    botText: {
        present: SAME,
        absent: { gone: [BOT], instead: [BOT_MISSING] }
    },
    botRelatedRecords: { empty: SAME, named: SAME },
    botClientTimestamp: { given: SAME, missing: SAME },
    bounds: { inclusive: SAME, exclusive: SAME },
    boundsClock: { server: SAME, client: SAME },
    // Each is enough for what is said; of neither see `proofs.ts`.
    messageCounts: { calculated: SAME, zero: SAME },
    sessionMetrics: { made: SAME, 'not-made': SAME },
    unknownConversation: {
        'not-found': staysWith('not-available'),
        'empty-list': {
            shows: [
                '# WhatsApp Support · Started 10:00 AM · Bot, then Mira Sand · Customer: Nora Pohl',
                'Wednesday, November 4, 2026',
                'Jan Vidal joined · 10:04 AM, Mira Sand joined · 10:10 AM',
                NOTHING_CAME,
                'Ended 10:20 AM · 20 min · by agent',
                '# Web chat (shop) · Started 11:00 AM · Agent: Mira Sand · Customer: Nora Pohl',
                'Wednesday, November 4, 2026',
                'Mira Sand joined · 11:01 AM',
                NOTHING_CAME,
                'Ended 11:10 AM · 10 min · by agent',
                '= Parts missing',
                '= WhatsApp Support, MS-00004100: Parts missing',
                `= ${LATER}: Parts missing`
            ]
        }
    },
    sessionText: {
        given: BOT_RECOVERED,
        encoded: BOT_RECOVERED,
        empty: {
            gone: [BOT],
            instead: [
                "? 10:00 AM The bot's messages are not available here | A bot took part, but Salesforce's text of this session doesn't have its messages either."
            ]
        },
        absent: TEXT_REFUSED,
        forbidden: TEXT_REFUSED,
        unsuccessful: TEXT_REFUSED
    },
    // Of sessions on standard channels, which this world has not.
    rowMessages: { given: SAME, blank: SAME },
    rowAccess: { granted: SAME, 'no-object': SAME, forbidden: SAME, 'no-rows': SAME },
    entityEncoding: { 'honours-header': SAME, always: SAME, never: SAME },
    relatedIdLength: { 15: SAME, 18: SAME },
    entryOrder: { 'newest-first': SAME, 'oldest-first': SAME, shuffled: SAME },
    pageSessions: {
        accepted: SAME,
        refused: notLoaded('session-expired'),
        'not-for-rest': notLoaded('session-not-accepted')
    },
    connectSharing: { enforced: staysWith('no-access'), 'not-enforced': SAME },
    apiDisabledCode: {
        API_DISABLED_FOR_ORG: staysWith('session-not-accepted'),
        API_CURRENTLY_DISABLED: staysWith('session-not-accepted'),
        // Not among the documented codes: taken for what its status says.
        API_DISABLED: staysWith('session-not-accepted')
    }
};

const always = { on: ['entries'], forCalls: null } as const;
const malformed = notLoaded('malformed', ['! malformed']);

export const others: Others = {
    cutPages: {
        none: { value: 0 },
        'the oldest entry of each page': {
            value: 1,
            gone: [BOT, 'Nora Pohl, Customer · 11:01 AM: Is it done?', `= ${LATER}: Transcript complete`],
            instead: [BOT_MISSING, COUNTED, `= ${LATER}: Parts missing`]
        }
    },
    objects: {
        'participants are hidden': { value: { ConversationParticipant: 'hidden' }, ...withoutParticipants },
        'participants are absent': { value: { ConversationParticipant: 'absent' }, ...withoutParticipants },
        'metrics are hidden': { value: { MessagingSessionMetrics: 'hidden' } },
        'metrics are absent': { value: { MessagingSessionMetrics: 'absent' } }
    },
    fields: {
        'names are hidden': {
            value: { 'ConversationParticipant.ParticipantDisplayName': 'hidden' },
            ...withoutParticipants
        },
        'the agent type is hidden': {
            value: { 'MessagingSession.AgentType': 'hidden' },
            gone: [
                '# WhatsApp Support · Started 10:00 AM · Bot, then Mira Sand · Customer: Nora Pohl',
                '# Web chat (shop) · Started 11:00 AM · Agent: Mira Sand · Customer: Nora Pohl',
                `= ${LATER}: Transcript complete`
            ],
            instead: [
                '# WhatsApp Support · Started 10:00 AM · Owner: Mira Sand · Customer: Nora Pohl',
                '# Web chat (shop) · Started 11:00 AM · Owner: Mira Sand · Customer: Nora Pohl',
                `= ${LATER}: Can't tell if parts are missing`
            ]
        },
        'ends are hidden': {
            value: { 'MessagingSession.EndTime': 'hidden' },
            gone: [
                ...joins,
                'Ended 10:20 AM · 20 min · by agent',
                'Ended 11:10 AM · 10 min · by agent',
                `= ${LATER}: Transcript complete`
            ],
            instead: ['Ended · by agent', `= ${LATER}: Can't tell if parts are missing`]
        },
        'the status is hidden': {
            value: { 'MessagingSession.Status': 'hidden' },
            gone: joins,
            instead: ['Accepted by an agent · 10:04 AM', 'Accepted by an agent · 11:01 AM']
        },
        'counts are hidden': {
            value: { 'MessagingSession.AgentMessageCount': 'hidden', 'MessagingSession.EndUserMessageCount': 'hidden' }
        }
    },
    hourlyLimit: {
        '503 with the code': {
            value: { after: 0, status: 503, code: true, counts: 'connect' },
            ...notLoaded('limit-reached')
        },
        '503 without the code': {
            value: { after: 0, status: 503, code: false, counts: 'connect' },
            ...notLoaded('unavailable')
        },
        '429 without the code': {
            value: { after: 0, status: 429, code: false, counts: 'connect' },
            ...notLoaded('limit-reached')
        },
        '403 with the code': {
            value: { after: 0, status: 403, code: true, counts: 'all' },
            ...notLoaded('limit-reached')
        }
    },
    concurrencyLimit: { none: { value: null }, met: { value: always, ...notLoaded('busy') } },
    down: { no: { value: null }, yes: { value: { ...always, status: 502 }, ...notLoaded('unavailable') } },
    garbage: {
        no: { value: null },
        'a login page': { value: { ...always, shape: 'html' }, ...malformed },
        'cut off': { value: { ...always, shape: 'truncated' }, ...malformed },
        'of another shape': { value: { ...always, shape: 'wrong-shape' }, ...malformed }
    }
};

/** What has to happen for a switch to matter. */
export const SITUATIONS: Readonly<Partial<Record<keyof Switches, (page: Player) => Promise<string>>>> = {
    sessionText: withSessionText,
    unknownConversation: withoutConversation,
    connectSharing: withoutSharing,
    apiDisabledCode: withoutApi
};
