/** Entries that were received but not handed over, counted by the reason. */
import { asObject, isCount, isObject, isRecordId } from './checks';

/** Why an entry was received but not handed over. */
export const WITHHELD_REASONS = ['otherCases', 'notLinked', 'hidden', 'notListed', 'unassigned'] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/**
 * Entries that were received but not handed over; counts only.
 *
 * otherCases   of sessions or calls that belong to another Case
 * notLinked    of sessions or calls that belong to no Case
 * hidden       they name a session or call that this user does not see, or that the broker was not given
 * notListed    they name a session or call that is not among the newest, and only those were read
 * unassigned   they name no session, and nothing else says whose they are
 * bots         how many of the unassigned are a bot's: its part may be among them
 * of           how many of them are of which session or call, where that is one alone that this user sees (15 characters); only
 *              where it was asked for: what has a place of its own in the timeline is not said to be left out
 */
export type Withheld = Readonly<Record<WithheldReason | 'bots', number>> & Readonly<{ of?: CountsByRecord }>;

export type CountsByRecord = Readonly<Record<string, number>>;

const KEYS = [...WITHHELD_REASONS, 'bots'] as const;

export const NOTHING_WITHHELD: Withheld = {
    otherCases: 0,
    notLinked: 0,
    hidden: 0,
    notListed: 0,
    unassigned: 0,
    bots: 0
};

/** Whose an entry is: a record of this Case, or why it is withheld; and of which record, where that is one alone. */
export type Assignment = Readonly<{ recordId: string }> | WithheldReason | OtherRecord;
type OtherRecord = Readonly<{ reason: WithheldReason; of: string }>;

export function combineWithheld(a: Withheld, b: Withheld, pick: (a: number, b: number) => number): Withheld {
    const counts = Object.fromEntries(KEYS.map((key) => [key, pick(a[key], b[key])]));
    const withheld = { ...NOTHING_WITHHELD, ...counts };
    if (a.of === undefined && b.of === undefined) return withheld;
    const [one, other] = [a.of ?? {}, b.of ?? {}];
    const ids = Object.keys({ ...one, ...other });
    return { ...withheld, of: Object.fromEntries(ids.map((id) => [id, pick(one[id] ?? 0, other[id] ?? 0)])) };
}

/** Without those of records that have places of their own in the timeline. `listed`: their reasons, by id. */
export function withoutListed(withheld: Withheld, listed: ReadonlyMap<string, WithheldReason>): Withheld {
    const counts = { ...withheld };
    for (const [id, count] of Object.entries(withheld.of ?? {})) {
        const reason = listed.get(id);
        if (reason !== undefined) counts[reason] = Math.max(0, counts[reason] - count);
    }
    return counts;
}

export function isWithheld(value: unknown): value is Withheld {
    const { of = {}, ...counts } = asObject(value);
    const areCounted = isObject(of) && Object.entries(of).every(([id, count]) => isRecordId(id) && isCount(count));
    return areCounted && KEYS.every((key) => isCount(counts[key]));
}
