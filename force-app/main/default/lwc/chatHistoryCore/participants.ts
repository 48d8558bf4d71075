/**
 * Participants: who takes part in a conversation, with name and times. They belong to the whole conversation, which may
 * hold sessions of many Cases, so the broker hands over only those that concern one Case. **This is where participants
 * are dropped for privacy** (`participantsOfCase`).
 */
import {
    asObject,
    isOneOf,
    isRecordId,
    isTime,
    parseSalesforceTime,
    shortId,
    stringOr,
    type UnknownObject
} from './checks';
import { roleOf, SENDER_ROLES, type SenderRole } from './entries';
import type { OwnedEntry } from './ownership';
import type { SessionWindow } from './sessionWindows';
import { isBlank } from './text';

/** Source: Object Reference, ConversationParticipant. Times are epoch ms, cut to the second; `null`: not given. */
export type Participant = Readonly<{
    /** `ParticipantKey` as `senderKey` writes it; empty where it may not be read. */
    key: string;
    /** `ParticipantDisplayName` as received: untrusted text, sometimes only an id (see `nameOf`). */
    name: string | null;
    role: SenderRole;
    joinedAt: number | null;
    leftAt: number | null;
}>;

/** Longer keys and names are cut. Unit: UTF-16 units. Source: both fields hold 255 characters. */
export const MAX_NAME_CHARS = 255;

/** Participants of one transcript at most. Source: our choice; a Case has a handful. */
export const MAX_PARTICIPANTS = 200;

/** By which a sender and a participant are the same: ids come with 15 or 18 characters, channel keys are taken as they are. */
export function senderKey(subject: string): string {
    return isRecordId(subject) ? shortId(subject) : subject;
}

/** A row of a query. Fields that were not asked for are not known. */
export function decodeParticipant(row: UnknownObject): Participant {
    const { ParticipantKey, ParticipantDisplayName, ParticipantRole, AppType, JoinedTime, LeftTime } = row;
    return {
        key: senderKey(stringOr(ParticipantKey, '').slice(0, MAX_NAME_CHARS)),
        name: stringOr(ParticipantDisplayName, null)?.slice(0, MAX_NAME_CHARS) ?? null,
        role: roleOf({ role: ParticipantRole, appType: AppType, subject: ParticipantKey }),
        joinedAt: parseSalesforceTime(JoinedTime),
        leftAt: parseSalesforceTime(LeftTime)
    };
}

/**
 * Those who concern this Case: they sent one of its entries, or joined while one of its sessions ran. Of their times only
 * those are left that lie in its sessions. A session that has not ended reaches as far as its last entry, since a session
 * that this user can't see may have begun after that. `entries`: this Case's; `windows`: all of the conversation.
 */
export function participantsOfCase(
    participants: readonly Participant[],
    entries: readonly OwnedEntry[],
    windows: readonly SessionWindow[],
    caseId: string
): readonly Participant[] {
    const senders = new Set<string>();
    const lastAt = new Map<string, number>();
    for (const { recordId, at, sender } of entries) {
        senders.add(senderKey(sender.subject));
        lastAt.set(recordId, Math.max(at ?? 0, lastAt.get(recordId) ?? 0));
    }
    const ofCase = (at: number | null) => {
        const around = windows.filter(({ id, caseId: owner, startAt, endAt }) => {
            const end = endAt ?? (owner === caseId ? (lastAt.get(id) ?? 0) : Infinity);
            return at !== null && startAt !== null && at >= startAt && at < end;
        });
        return around.length > 0 && around.every(({ caseId: owner }) => owner === caseId) ? at : null;
    };
    return participants
        .map((each) => ({ ...each, joinedAt: ofCase(each.joinedAt), leftAt: ofCase(each.leftAt) }))
        .filter(({ key, joinedAt }) => key !== '' && (senders.has(key) || joinedAt !== null))
        .slice(0, MAX_PARTICIPANTS);
}

/** All of both lists, each once; where they differ, the one of `fresh`. */
export function mergeParticipants(
    known: readonly Participant[],
    fresh: readonly Participant[]
): readonly Participant[] {
    const idOf = ({ key, joinedAt }: Participant) => JSON.stringify([key, joinedAt]);
    return [...new Map([...known, ...fresh].map((each) => [idOf(each), each])).values()].slice(-MAX_PARTICIPANTS);
}

/** On one line and without controls of direction. Null where the display name is none: blank, an id, or the key of a channel. */
export function nameOf({ name, key }: Pick<Participant, 'name' | 'key'>): string | null {
    const text = (name ?? '').replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
    const isKey = isBlank(text) || senderKey(text) === key || /^v\d+\/|^[\da-f]{8}-[\da-f]{4}-/i.test(text);
    return isKey || (isRecordId(text) && /\d/.test(text)) ? null : text;
}

/** Of the broker, see `isTranscript`. */
export function areParticipants(value: unknown): boolean {
    return Array.isArray(value) && value.length <= MAX_PARTICIPANTS && value.every(isParticipant);
}

function isParticipant(value: unknown): boolean {
    const { key, name, role, joinedAt, leftAt } = asObject(value);
    return (
        isShortText(key) &&
        key !== '' &&
        (name === null || isShortText(name)) &&
        isOneOf(SENDER_ROLES, role) &&
        [joinedAt, leftAt].every((at) => at === null || isTime(at))
    );
}

function isShortText(value: unknown): boolean {
    return typeof value === 'string' && value.length <= MAX_NAME_CHARS;
}
