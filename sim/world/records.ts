/**
 * The world's records under Salesforce's field names, as SOQL and UI API see them, after sharing.
 * Date-times are epoch ms here, cut to the second as Salesforce keeps them; each API writes them its own way.
 */
import type { ObjectName } from './catalog';
import { recordId, sameId } from './ids';
import type { World, WorldCall, WorldParticipant, WorldSession, WorldUser } from './world';

export type FieldValue = string | number | null;

/** Always has `Id`. Holds every plain field of its object; relationships are followed by their ids. */
export type SimRecord = Readonly<Record<string, FieldValue>>;

/** All records of an object that sharing lets the user see. */
export function recordsOf(world: World, user: WorldUser, object: ObjectName): readonly SimRecord[] {
    // A detail is hidden with its master.
    const isHidden = (record: SimRecord) =>
        user.cannotSee.some((id) => ['Id', 'MessagingSessionId'].some((field) => sameId(id, textOf(record, field))));
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
    return world.sessions.map((session) =>
        sessionRecord(session, isCalculated ? countOf(session) : { agent: 0, customer: 0 })
    );
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

function countsIn({ entries }: World): (session: WorldSession) => MessageCounts {
    const counts = new Map<string, number>();
    for (const { relatedRecordIds, sender } of entries) {
        for (const id of relatedRecordIds) {
            const key = `${id} ${sender.role}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
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

function toSecond(at: number | null): number | null {
    return at === null ? null : Math.floor(at / 1000) * 1000;
}
