/** Who wrote a message, by name: what a participant, a user record or the session gives. */
import { shortId } from './checks';
import type { SenderRole } from './entries';
import type { OwnedEntry } from './ownership';
import { nameOf, senderKey, type Participant } from './participants';
import type { LinkedRecord } from './records';

/** Names of senders, by `senderKey`; and by role, for an utterance of a session's text, which tells the role alone. */
export type SenderNames = ReadonlyMap<string, string>;

export function namesOf(participants: readonly Participant[]): SenderNames {
    const named = participants.flatMap((each) => {
        const name = nameOf(each);
        return name === null ? [] : [{ ...each, name }];
    });
    // One whose name is not known may have said it, too.
    const ofRoles = named.filter(({ role, key }) =>
        participants.every((other) => other.role !== role || other.key === key)
    );
    return new Map([
        ...named.map(({ key, name }) => [key, name] as const),
        ...ofRoles.map(({ role, name }) => [roleKey(role), name] as const)
    ]);
}

function roleKey(role: SenderRole): string {
    return `role:${role}`;
}

/** Untrusted text; `null` where neither a participant nor the record gives a name. */
export function senderNameOf(entry: OwnedEntry, record: LinkedRecord, names: SenderNames): string | null {
    return (names.size > 0 ? names.get(keyOf(entry)) : null) ?? nameInRecord(entry, record);
}

/** A session passes from agent to agent: its owner is only the last one. */
function nameInRecord({ sender }: OwnedEntry, record: LinkedRecord): string | null {
    // The text of a chat names who wrote, and nothing else does.
    if (record.kind === 'chat') return sender.subject === '' ? null : sender.subject;
    if (record.kind !== 'session') return null;
    if (sender.role === 'customer') return record.customerName;
    const isOwner = record.ownerId !== null && shortId(sender.subject) === shortId(record.ownerId);
    return sender.role === 'agent' && isOwner ? record.ownerName : null;
}

function keyOf({ sender, source }: OwnedEntry): string {
    return source === 'session-text' ? roleKey(sender.role) : senderKey(sender.subject);
}
