/**
 * The objects and fields that the product may read, for SOQL and for UI API alike. Any other throws, since it is a
 * developer's mistake.
 *
 * Source: Object Reference (MessagingSession, MessagingSessionMetrics, VoiceCall, Conversation, ConversationParticipant, ConversationEntry,
 * LiveChatTranscript, ContentDocumentLink, ContentDocument, Case),
 * API 66.0.
 */

/** `relation:X` is a relationship by its name, to object X; `owner` is polymorphic (User or Group). */
export type FieldType =
    'id' | 'string' | 'picklist' | 'phone' | 'int' | 'boolean' | 'datetime' | 'owner' | `relation:${string}`;

type FieldTypes = Readonly<Record<string, FieldType>>;

const catalog = {
    MessagingSession: {
        Id: 'id',
        Name: 'string',
        CaseId: 'id',
        Case: 'relation:Case',
        EndUserContactId: 'id',
        ConversationId: 'id',
        Conversation: 'relation:Conversation',
        Status: 'picklist',
        AgentType: 'picklist',
        ChannelType: 'picklist',
        ChannelName: 'string',
        StartTime: 'datetime',
        AcceptTime: 'datetime',
        EndTime: 'datetime',
        EndedByType: 'picklist',
        AgentMessageCount: 'int',
        EndUserMessageCount: 'int',
        PreviewDetails: 'string',
        OwnerId: 'id',
        Owner: 'owner',
        MessagingEndUserId: 'id',
        MessagingEndUser: 'relation:MessagingEndUser'
    },
    MessagingSessionMetrics: {
        Id: 'id',
        MessagingSessionId: 'id',
        MessagingSession: 'relation:MessagingSession',
        MessagingSessionMetricType: 'picklist',
        MessagingSessionMetricValue: 'int'
    },
    VoiceCall: {
        Id: 'id',
        RelatedRecordId: 'id',
        ConversationId: 'id',
        Conversation: 'relation:Conversation',
        CallDisposition: 'picklist',
        CallType: 'picklist',
        CallStartDateTime: 'datetime',
        CallEndDateTime: 'datetime',
        CallDurationInSeconds: 'int',
        FromPhoneNumber: 'phone',
        ToPhoneNumber: 'phone',
        TranscribedLanguage: 'string'
    },
    Conversation: { Id: 'id', ConversationIdentifier: 'string' },
    ConversationParticipant: {
        Id: 'id',
        ConversationId: 'id',
        ParticipantKey: 'string',
        ParticipantDisplayName: 'string',
        ParticipantRole: 'picklist',
        AppType: 'picklist',
        JoinedTime: 'datetime',
        LeftTime: 'datetime'
    },
    ConversationEntry: {
        Id: 'id',
        ConversationId: 'id',
        ActorId: 'id',
        ActorName: 'string',
        ActorType: 'picklist',
        EntryTime: 'datetime',
        EntryTimeMilliSecs: 'int',
        EntryType: 'picklist',
        Message: 'string',
        HasAttachments: 'boolean'
    },
    LiveChatTranscript: {
        Id: 'id',
        Name: 'string',
        CaseId: 'id',
        ContactId: 'id',
        Contact: 'relation:Contact',
        OwnerId: 'id',
        Owner: 'owner',
        Status: 'picklist',
        StartTime: 'datetime',
        EndTime: 'datetime',
        EndedBy: 'picklist',
        IsChatbotSession: 'boolean',
        OperatorMessageCount: 'int',
        VisitorMessageCount: 'int',
        Body: 'string'
    },
    ContentDocumentLink: {
        Id: 'id',
        LinkedEntityId: 'id',
        ContentDocumentId: 'id',
        ContentDocument: 'relation:ContentDocument'
    },
    ContentDocument: {
        Id: 'id',
        Title: 'string',
        FileType: 'string',
        FileExtension: 'string',
        ContentSize: 'int',
        LatestPublishedVersionId: 'id',
        CreatedDate: 'datetime',
        CreatedById: 'id'
    },
    Case: { Id: 'id', CaseNumber: 'string', ContactId: 'id', Contact: 'relation:Contact' },
    Contact: { Id: 'id', Name: 'string' },
    MessagingEndUser: { Id: 'id', Name: 'string' },
    User: { Id: 'id', Name: 'string' },
    Group: { Id: 'id', Name: 'string' }
} as const satisfies Readonly<Record<string, FieldTypes>>;

type Catalog = typeof catalog;

export type ObjectName = keyof Catalog;

/** `Object.Field`, e.g. `MessagingSession.ConversationId`. */
export type FieldPath = { [O in ObjectName]: `${O}.${Extract<keyof Catalog[O], string>}` }[ObjectName];

/** UI API doesn't know Conversation, ConversationParticipant and ConversationEntry; of MessagingSessionMetrics nobody says. */
export const UI_API_OBJECTS = [
    'MessagingSession',
    'VoiceCall',
    'LiveChatTranscript',
    'ContentDocumentLink',
    'ContentDocument',
    'Case',
    'Contact',
    'MessagingEndUser',
    'User',
    'Group'
] as const;

/** Whether the catalog knows the object. */
export function isObjectName(name: string): name is ObjectName {
    return Object.hasOwn(catalog, name);
}

/** The fields of an object, by name. */
export function fieldsOf(object: ObjectName): FieldTypes {
    return catalog[object];
}

/** The object that a relationship field leads to, or null where the field is no plain relationship. */
export function relatedObject(type: FieldType): ObjectName | null {
    const name = type.startsWith('relation:') ? type.slice('relation:'.length) : '';
    return isObjectName(name) ? name : null;
}
