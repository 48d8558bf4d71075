/**
 * The rows of a session on a standard channel (SMS, WhatsApp, Facebook): such a session has no conversation that could be read,
 * and keeps its messages as rows of `ConversationEntry`, the bot's among them, with names.
 *
 * Source: Object Reference, ConversationEntry (43.0; `EntryTimeMilliSecs` 51.0). Its `ConversationId` is the session. Of
 * enhanced channels there are no rows, or rows with a blank `Message`; why a standard channel's would be blank is not known [?].
 */
import { isCount, isRecordId, KEY_PREFIX, parseSalesforceTime, shortId, stringOr, type UnknownObject } from './checks';
import { roleOf, type Entry, type EntryBody } from './entries';
import { MAX_NAME_CHARS, senderKey, type Participant } from './participants';

/** What one session's rows hold. `entries`: in the order of the rows. */
export type SessionRows = Readonly<{ entries: readonly Entry[]; participants: readonly Participant[] }>;

/** A row of another session or without an id is none. */
export function decodeSessionRows(rows: readonly UnknownObject[], sessionId: string): SessionRows {
    const own = rows.filter(({ Id, ConversationId }) => {
        return (
            isRecordId(Id) && isRecordId(ConversationId, KEY_PREFIX.session) && shortId(ConversationId) === sessionId
        );
    });
    const named = own.flatMap((row): readonly (readonly [string, Participant])[] => {
        const name = stringOr(row.ActorName, '').slice(0, MAX_NAME_CHARS);
        const key = senderKey(subjectOf(row));
        return key === '' || name === '' ? [] : [[key, { key, name, role: roleIn(row), joinedAt: null, leftAt: null }]];
    });
    return { entries: own.flatMap((row) => entriesOf(row, sessionId)), participants: [...new Map(named).values()] };
}

/** An event without a text is no message. Text and attachment of one row are two entries: both were sent. */
function entriesOf(row: UnknownObject, sessionId: string): readonly Entry[] {
    const { Id, EntryType, Message, HasAttachments } = row;
    const text = stringOr(Message, '');
    const isMessage = stringOr(EntryType, '').toLowerCase() === 'text';
    const entry = (id: string, body: EntryBody): Entry => ({
        id: `row:${shortId(String(Id))}${id}`,
        at: timeOf(row),
        sentAt: null,
        sender: { role: isMessage ? roleIn(row) : 'system', subject: subjectOf(row) },
        body,
        source: 'rows',
        relatedRecordIds: [sessionId]
    });
    if (!isMessage && text === '') return [];
    return [
        entry('', text === '' ? { kind: 'non-text' } : { kind: 'text', text }),
        ...(text !== '' && HasAttachments === true ? [entry('/attachment', { kind: 'non-text' })] : [])
    ];
}

/** `EntryTime` is cut to the second, and the other field has the rest of it. */
function timeOf({ EntryTime, EntryTimeMilliSecs }: UnknownObject): number | null {
    const at = parseSalesforceTime(EntryTime);
    const isRest = at !== null && at % 1000 === 0 && isCount(EntryTimeMilliSecs) && EntryTimeMilliSecs < 1000;
    return isRest ? at + EntryTimeMilliSecs : at;
}

/** Where there is no id, people of one name are one. */
function subjectOf({ ActorId, ActorName }: UnknownObject): string {
    return isRecordId(ActorId) ? shortId(ActorId) : stringOr(ActorName, '').slice(0, MAX_NAME_CHARS);
}

function roleIn({ ActorType, ActorId }: UnknownObject): Participant['role'] {
    return roleOf({ role: ActorType, appType: undefined, subject: ActorId });
}
