/**
 * How many messages Salesforce counted in a session, by `MessagingSessionMetrics`: rows of a type and a value, made when a
 * session ends in an enhanced channel. Of the types only the two message counts are read, the others are times.
 *
 * Source: Object Reference, MessagingSessionMetrics (API 62.0; sessions created after 2024-10-01).
 */
import { isCount, isRecordId, NO_COUNTS, shortId, type MessageCounts, type UnknownObject } from 'c/chatHistoryCore';

/** By session id, 15 characters. */
export type SessionMetrics = Readonly<Record<string, MessageCounts>>;

const ROLES = { AgentMessageCount: 'agent', EndUserMessageCount: 'customer' } as const;

/** The types that are asked for. */
export const METRIC_TYPES = Object.keys(ROLES);

/** Of these sessions; a row that is no count of one of them says nothing. */
export function decodeMetrics(rows: readonly UnknownObject[], sessionIds: readonly string[]): SessionMetrics {
    const known = new Set(sessionIds);
    const metrics: Record<string, MessageCounts> = {};
    for (const {
        MessagingSessionId: id,
        MessagingSessionMetricType: type,
        MessagingSessionMetricValue: count
    } of rows) {
        const [, role] = Object.entries(ROLES).find(([name]) => name === type) ?? [];
        if (role === undefined || !isRecordId(id) || !known.has(shortId(id)) || !isCount(count)) continue;
        metrics[shortId(id)] = { ...(metrics[shortId(id)] ?? NO_COUNTS), [role]: count };
    }
    return metrics;
}
