/**
 * The world's records under Salesforce's field names, as SOQL and UI API see them, after sharing.
 * Date-times are epoch ms here, cut to the second as Salesforce keeps them; each API writes them its own way.
 */
import type { ObjectName } from './catalog';
import { fileLinkRecord, fileRecord } from './fileRecords';
import { recordId, sameId } from './ids';
import type { World, WorldCall, WorldChat, WorldParticipant, WorldRow, WorldSession, WorldUser } from './world';

export type FieldValue = string | number | boolean | null;

/** Always has `Id`. Holds every plain field of its object; relationships are followed by their ids. */
export type SimRecord = Readonly<Record<string, FieldValue>>;

/** All records of an object that sharing lets the user see. */
export function recordsOf(world: World, user: WorldUser, object: ObjectName): readonly SimRecord[] {
    // A detail is hidden with its master, and a link with both of its ends.
    const isHidden = (record: SimRecord) =>
        user.cannotSee.some((id) =>
            ['Id', 'MessagingSessionId', 'LinkedEntityId', 'ContentDocumentId'].some((field) =>
                sameId(id, textOf(record, field))
            )
        );
    return allRecords(world, object).filter((record) => !isHidden(record));
}

/** The record that a relationship's id leads to, with its object's name; null if none, or not shared. */
export function followId(
    world: World,
    user: WorldUser,
    objects: readonly ObjectName[],
    id: string | null
): Readonly<{ object: ObjectName; record: SimRecord }> | null {
    for (const object of objects) {
        const record = recordsOf(world, user, object).find((candidate) => sameId(textOf(candidate, 'Id'), id));
        if (record !== undefined) {
            return { object, record };
        }
    }
    return null;
}

/** A field that holds text or nothing. */
export function textOf(record: SimRecord, field: string): string | null {
    const value = record[field];
    return typeof value === 'string' ? value : null;
}

/** Salesforce's order of two values of one field. Nulls come first, under ascending and descending alike. */
export function compareValues(left: FieldValue, right: FieldValue, descending: boolean): number {
    if (left === null || right === null) {
        return Number(left !== null) - Number(right !== null);
    }
    const ascending =
        typeof left === 'number' && typeof right === 'number' ? left - right : compareTexts(`${left}`, `${right}`);
    return descending ? -ascending : ascending;
}

function allRecords(world: World, object: ObjectName): readonly SimRecord[] {
    switch (object) {
        case 'MessagingSession':
            return sessionRecords(world);
        case 'MessagingSessionMetrics':
            return world.switches.sessionMetrics === 'made' ? metricsRecords(world) : [];
        case 'VoiceCall':
            return world.calls.map(callRecord);
        case 'Conversation':
            return world.conversations.map(({ id, identifier }) => ({ Id: id, ConversationIdentifier: identifier }));
        case 'ConversationParticipant':
            return world.participants.map(participantRecord);
        case 'ConversationEntry':
            if (world.switches.rowAccess === 'no-rows') return [];
            return world.rows.map((row) => rowRecord(row, world.switches.rowMessages === 'given'));
        case 'LiveChatTranscript':
            return world.chats.map(chatRecord);
        case 'ContentDocumentLink':
            return world.files.map(fileLinkRecord);
        case 'ContentDocument':
            return world.files.map(fileRecord);
        case 'Case':
            return world.cases.map(({ id, caseNumber, contactId }) => {
                return { Id: id, CaseNumber: caseNumber, ContactId: contactId };
            });
        case 'Contact':
            return contactRecords(world);
        case 'MessagingEndUser':
            return world.messagingEndUsers.map(namedRecord);
        case 'User':
            return world.users.map(namedRecord);
        case 'Group':
            return world.queues.map(namedRecord);
    }
}

function compareTexts(left: string, right: string): number {
    return left < right ? -1 : Number(left > right);
}

// A contact may have several Cases.
function contactRecords({ cases }: World): readonly SimRecord[] {
    const names = new Map(cases.map(({ contactId, contactName }) => [contactId, contactName]));
    return [...names].map(([id, name]) => namedRecord({ id, name }));
}

function namedRecord({ id, name }: Readonly<{ id: string; name: string }>): SimRecord {
    return { Id: id, Name: name };
}

function sessionRecords(world: World): readonly SimRecord[] {
    const countOf = countsIn(world);
    const isCalculated = world.switches.messageCounts === 'calculated';
    const contactOf = contactsOfSessions(world);
    return world.sessions.map((session) => ({
        ...sessionRecord(session, isCalculated ? countOf(session) : { agent: 0, customer: 0 }),
        EndUserContactId: contactOf(session)
    }));
}

/** The contact that the messaging user is known as: where the session names none, the one of the same name. */
function contactsOfSessions({ cases, messagingEndUsers }: World): (session: WorldSession) => string | null {
    const byName = new Map(cases.map(({ contactId, contactName }) => [contactName, contactId]));
    const byUser = new Map(messagingEndUsers.map(({ id, name }) => [id, byName.get(name) ?? null]));
    return ({ contactId, messagingEndUserId }) =>
        contactId === undefined ? (byUser.get(messagingEndUserId ?? '') ?? null) : contactId;
}

/** Of sessions that have ended in an enhanced channel. Six types in Salesforce; one of the four times stands for all. */
function metricsRecords(world: World): readonly SimRecord[] {
    const countOf = countsIn(world);
    const ended = world.sessions.filter(({ conversationId, endAt }) => conversationId !== null && endAt !== null);
    return ended.flatMap((session, index) => {
        const { agent, customer } = countOf(session);
        const metrics = { AgentMessageCount: agent, EndUserMessageCount: customer, ServiceRepFirstResponseTime: 9 };
        return Object.entries(metrics).map(([type, value], number) => ({
            Id: recordId('1Mm', 'metrics', index * 6 + number),
            MessagingSessionId: session.id,
            MessagingSessionMetricType: type,
            MessagingSessionMetricValue: value
        }));
    });
}

type MessageCounts = Readonly<{ agent: number; customer: number }>;

function countsIn({ entries, rows }: World): (session: WorldSession) => MessageCounts {
    const counts = new Map<string, number>();
    for (const { relatedRecordIds, sender } of entries) {
        for (const id of relatedRecordIds) {
            const key = `${id} ${sender.role}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    }
    for (const { sessionId, actorType, type } of rows) {
        const key = `${sessionId} ${actorType}`;
        if (type === 'Text') counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return ({ id }) => ({ agent: counts.get(`${id} Agent`) ?? 0, customer: counts.get(`${id} EndUser`) ?? 0 });
}

/** Counts are made when a session ends. */
function sessionRecord(session: WorldSession, counts: MessageCounts): SimRecord {
    const hasCounts = session.endAt !== null;
    return {
        Id: session.id,
        Name: session.name,
        CaseId: session.caseId,
        ConversationId: session.conversationId,
        Status: session.status,
        AgentType: session.agentType,
        ChannelType: session.channelType,
        ChannelName: session.channelName,
        StartTime: toSecond(session.startAt),
        AcceptTime: toSecond(session.acceptAt),
        EndTime: toSecond(session.endAt),
        EndedByType: session.endedBy,
        AgentMessageCount: hasCounts ? counts.agent : null,
        EndUserMessageCount: hasCounts ? counts.customer : null,
        PreviewDetails: session.preview,
        OwnerId: session.ownerId,
        MessagingEndUserId: session.messagingEndUserId
    };
}

function callRecord(call: WorldCall): SimRecord {
    return {
        Id: call.id,
        RelatedRecordId: call.relatedRecordId,
        ConversationId: call.conversationId,
        CallDisposition: call.disposition,
        CallType: call.callType,
        CallStartDateTime: toSecond(call.startAt),
        CallEndDateTime: toSecond(call.endAt),
        CallDurationInSeconds: call.durationS,
        FromPhoneNumber: call.fromNumber,
        ToPhoneNumber: call.toNumber,
        TranscribedLanguage: call.language
    };
}

function participantRecord(participant: WorldParticipant): SimRecord {
    return {
        Id: participant.id,
        ConversationId: participant.conversationId,
        ParticipantKey: participant.key,
        ParticipantDisplayName: participant.displayName,
        ParticipantRole: participant.role,
        AppType: participant.appType,
        JoinedTime: toSecond(participant.joinedAt),
        LeftTime: toSecond(participant.leftAt)
    };
}

/** `ConversationId` is the session's. `EntryTime` is cut to the second. */
function rowRecord(row: WorldRow, hasMessage: boolean): SimRecord {
    return {
        Id: row.id,
        ConversationId: row.sessionId,
        ActorId: row.actorId,
        ActorName: row.actorName,
        ActorType: row.actorType,
        EntryTime: toSecond(row.at),
        EntryTimeMilliSecs: row.at % 1000,
        EntryType: row.type,
        Message: hasMessage ? row.message : null,
        HasAttachments: row.hasAttachments
    };
}

function chatRecord(chat: WorldChat): SimRecord {
    return {
        Id: chat.id,
        Name: chat.name,
        CaseId: chat.caseId,
        ContactId: chat.contactId,
        OwnerId: chat.ownerId,
        Status: chat.status,
        StartTime: toSecond(chat.startAt),
        EndTime: toSecond(chat.endAt),
        EndedBy: chat.endedBy,
        IsChatbotSession: chat.hadBot,
        OperatorMessageCount: chat.agentMessageCount,
        VisitorMessageCount: chat.visitorMessageCount,
        Body: chat.body
    };
}

function toSecond(at: number | null): number | null {
    return at === null ? null : Math.floor(at / 1000) * 1000;
}
