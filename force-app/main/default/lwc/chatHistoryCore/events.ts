/**
 * Events: who joined, left, accepted or took over, from the times of participants and sessions. Without a time there is no
 * event, and at the edges of a session there is none either: that everybody comes at the start and leaves at the end is
 * what its boundaries say.
 */
import { compareIds } from './entryOrder';
import type { SenderRole } from './entries';
import { nameOf, type Participant } from './participants';
import { mayGrow, type LinkedRecord } from './records';

/** accepted: an agent accepted the session; nobody's name is known. took-over: `name` from `from`. */
export type EventKind = 'joined' | 'left' | 'took-over' | 'accepted';

export type TimelineEvent = Readonly<{
    /** Unique within the record. */
    id: string;
    kind: EventKind;
    /** Epoch ms. Salesforce cuts these times to the second. */
    at: number;
    role: SenderRole;
    /** Untrusted text; `null`: not known. */
    name: string | null;
    from: string | null;
}>;

/** This close to the start or the end nothing is an event of its own. Unit: ms. Source: our choice. */
export const EDGE_MS = 5_000;

/** An agent who joins this close to another's leaving took over. Unit: ms. Source: our choice; a handover is quick. */
export const TAKEOVER_MS = 60_000;

/** Times are cut to the second, so a leave is taken for the end of its second: the last words come before it. */
const SECOND_END_MS = 999;

const ROLES: readonly SenderRole[] = ['customer', 'agent', 'bot', 'supervisor'];

/** Those of one record, by time. `participants`: of its conversation. */
export function eventsOf(record: LinkedRecord, participants: readonly Participant[]): readonly TimelineEvent[] {
    const present = participants.filter(({ role }) => ROLES.includes(role));
    const joins = present.flatMap((each) => eventAt('joined', each.joinedAt, each, record)).sort(byTime);
    const leaves = present.flatMap((each) => eventAt('left', each.leftAt, each, record)).sort(byTime);
    const { replaced, takeovers } = takeoversIn(joins, leaves);
    const acceptedAt = record.kind === 'session' ? record.acceptedAt : null;
    const isJoin = joins.some(({ role, at }) => role === 'agent' && Math.abs(at - (acceptedAt ?? 0)) <= EDGE_MS);
    const nobody = { key: '', name: null, role: 'agent' } as const;
    const events = [
        ...joins.filter((event) => !replaced.has(event)),
        ...leaves.filter((event) => !replaced.has(event)),
        ...takeovers,
        // An agent who joins at that moment is the one who accepted.
        ...(isJoin ? [] : eventAt('accepted', acceptedAt, nobody, record))
    ];
    const unique = new Map(events.map((event) => [event.id, event]));
    return [...unique.values()].sort(byTime);
}

function byTime(a: TimelineEvent, b: TimelineEvent): number {
    return a.at - b.at || compareIds(a.id, b.id);
}

/** Empty where the time is unknown, or outside of the record or at its edge. */
function eventAt(
    kind: EventKind,
    at: number | null,
    participant: Pick<Participant, 'key' | 'name' | 'role'>,
    record: LinkedRecord
): readonly TimelineEvent[] {
    const { startAt } = record;
    const endAt = record.endAt ?? (mayGrow(record) ? Infinity : -Infinity);
    if (at === null || startAt === null || at <= startAt + EDGE_MS || at >= endAt - EDGE_MS) return [];
    const { key, role } = participant;
    const shownAt = kind === 'left' ? at + SECOND_END_MS : at;
    return [{ id: `${kind}/${at}/${key}`, kind, at: shownAt, role, name: nameOf(participant), from: null }];
}

/** An agent joined when a bot or another agent left: one event instead of two, where both names are known. */
function takeoversIn(joins: readonly TimelineEvent[], leaves: readonly TimelineEvent[]) {
    const replaced = new Set<TimelineEvent>();
    const takeovers: TimelineEvent[] = [];
    for (const join of joins.filter(({ role, name }) => role === 'agent' && name !== null)) {
        const left = leaves.find(
            (leave) =>
                (leave.role === 'agent' || leave.role === 'bot') &&
                leave.name !== null &&
                leave.name !== join.name &&
                Math.abs(leave.at - join.at) <= TAKEOVER_MS &&
                !replaced.has(leave)
        );
        if (left === undefined) continue;
        replaced.add(join).add(left);
        takeovers.push({ ...join, id: `took-over/${join.id}`, kind: 'took-over', from: left.name });
    }
    return { replaced, takeovers };
}
