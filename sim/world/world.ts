/**
 * A world: everything that a simulated org holds, as plain data. `createOrg(world)` answers requests over it.
 *
 * Ids here have 18 characters, as Salesforce writes them; times are epoch ms. Records exist from the beginning;
 * an entry exists from its `at` on, so that the `at` of a request decides what has been said by then.
 */
import type { Switches } from './switches';

/** The user's own rights, as far as the product depends on them. */
export type UserPermissions = Readonly<{
    /** "API Enabled". Without it every REST call is a 403. */
    apiEnabled: boolean;
    /** The custom permission `Chat_History`. Only the component asks for it. */
    chatHistory: boolean;
    /** Access to the Visualforce page `ChatHistoryBroker`. Without it the frame shows no broker (the server's part). */
    pageAccess: boolean;
}>;

export type WorldUser = Readonly<{
    id: string;
    name: string;
    /** IANA name; what `@salesforce/i18n/timeZone` gives this user. */
    timeZone: string;
    /** e.g. `en-US`; what `@salesforce/i18n/locale` gives this user. */
    locale: string;
    permissions: UserPermissions;
    /** Record ids that sharing keeps from this user. For a conversation: also its entries, if Connect enforces sharing. */
    cannotSee: readonly string[];
}>;

/** A queue that may own a session (`00G`). */
export type WorldQueue = Readonly<{ id: string; name: string }>;

export type WorldCase = Readonly<{
    id: string;
    caseNumber: string;
    subject: string;
    status: string;
    priority: string;
    contactId: string;
    contactName: string;
    openedAt: number;
}>;

export type WorldMessagingEndUser = Readonly<{ id: string; name: string }>;

/** `identifier` is `Conversation.ConversationIdentifier`; usually a UUID, formally any string up to 255 characters. */
export type WorldConversation = Readonly<{ id: string; identifier: string }>;

export type WorldSession = Readonly<{
    id: string;
    name: string;
    caseId: string | null;
    /** `null`: not on an enhanced channel. */
    conversationId: string | null;
    status: string;
    agentType: string | null;
    channelType: string;
    channelName: string | null;
    startAt: number | null;
    acceptAt: number | null;
    endAt: number | null;
    endedBy: string | null;
    preview: string | null;
    ownerId: string | null;
    messagingEndUserId: string | null;
    /** `EndUserContactId`; absent: the contact whose name the messaging user has. */
    contactId?: string | null;
}>;

export type WorldCall = Readonly<{
    id: string;
    relatedRecordId: string | null;
    /** `null`: the call was not monitored. */
    conversationId: string | null;
    disposition: string;
    callType: string;
    startAt: number | null;
    endAt: number | null;
    durationS: number | null;
    fromNumber: string | null;
    toNumber: string | null;
    /** `null`: the call is not transcribed, or that has not begun. */
    language: string | null;
}>;

/** `LiveChatTranscript`: a chat of the time before messaging, with all that was said in `body`. */
export type WorldChat = Readonly<{
    id: string;
    name: string;
    caseId: string | null;
    contactId: string | null;
    ownerId: string | null;
    status: string;
    startAt: number | null;
    endAt: number | null;
    endedBy: string | null;
    hadBot: boolean;
    agentMessageCount: number | null;
    visitorMessageCount: number | null;
    /** HTML; `null`: none, as while the chat runs. */
    body: string | null;
}>;

/** `ConversationEntry`: one row of a session on a standard channel, whose `ConversationId` is the session. */
export type WorldRow = Readonly<{
    id: string;
    sessionId: string;
    at: number;
    actorId: string | null;
    actorName: string | null;
    /** `Agent`, `Bot`, `EndUser`, `Supervisor`, `System`. */
    actorType: string;
    /** `Text`, or an event such as `EndUserOptedIn`. */
    type: string;
    message: string | null;
    hasAttachments: boolean;
}>;

/** A file and its one link. `linkedTo`: a session or call. `createdById`: an agent, or a technical user. */
export type WorldFile = Readonly<{
    id: string;
    versionId: string;
    linkId: string;
    linkedTo: string;
    title: string;
    /** `FileType`, e.g. `JPG`. */
    type: string;
    extension: string;
    /** Unit: bytes. */
    size: number;
    at: number;
    createdById: string;
}>;

export type WorldParticipant = Readonly<{
    id: string;
    conversationId: string;
    key: string;
    displayName: string | null;
    role: string;
    appType: string;
    joinedAt: number | null;
    leftAt: number | null;
}>;

/** As Connect spells it, e.g. `{ appType: 'iamessage', role: 'EndUser', subject: 'v2/iamessage/…' }`. */
export type WorldSender = Readonly<{ appType: string; role: string; subject: string }>;

/**
 * `rich`: an image, a file, buttons, a form, …; Connect never gives its content (`what` is for readers of the world).
 * `raw`: given exactly like this, whatever it is: for undocumented shapes.
 */
export type EntryContent =
    | Readonly<{ kind: 'text'; text: string }>
    | Readonly<{ kind: 'rich'; what: string }>
    | Readonly<{ kind: 'raw'; value: unknown }>;

export type WorldEntry = Readonly<{
    identifier: string;
    conversationId: string;
    /** When Salesforce received it. */
    at: number;
    /** When the sender's device sent it. `null`: the entry has no `clientTimestamp`. */
    clientAt: number | null;
    clientDurationMs: number;
    sender: WorldSender;
    /** Sessions or calls it names. */
    relatedRecordIds: readonly string[];
    content: EntryContent;
}>;

export type World = Readonly<{
    /** `00D…`, 18 characters. */
    orgId: string;
    users: readonly WorldUser[];
    /** Whose Lightning session and whose page session it is, unless a page session is made for another user. */
    viewerId: string;
    queues: readonly WorldQueue[];
    cases: readonly WorldCase[];
    messagingEndUsers: readonly WorldMessagingEndUser[];
    conversations: readonly WorldConversation[];
    sessions: readonly WorldSession[];
    calls: readonly WorldCall[];
    chats: readonly WorldChat[];
    rows: readonly WorldRow[];
    files: readonly WorldFile[];
    participants: readonly WorldParticipant[];
    entries: readonly WorldEntry[];
    switches: Switches;
}>;

/** The viewer: the user of the Lightning session. Throws if the world holds no such user. */
export function viewerOf(world: World): WorldUser {
    return userOf(world, world.viewerId);
}

/** The user with this id. Throws if the world holds none. */
export function userOf(world: World, userId: string): WorldUser {
    const user = world.users.find((candidate) => candidate.id === userId);
    if (user === undefined) {
        throw new Error(`The world holds no user ${userId}`);
    }
    return user;
}
