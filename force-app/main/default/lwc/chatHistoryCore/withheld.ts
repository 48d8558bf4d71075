/** Entries that were received but not handed over, counted by the reason. */
import { asObject, isCount } from './checks';

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
 */
export type Withheld = Readonly<Record<WithheldReason | 'bots', number>>;

const KEYS = [...WITHHELD_REASONS, 'bots'] as const;

export const NOTHING_WITHHELD: Withheld = {
    otherCases: 0,
    notLinked: 0,
    hidden: 0,
    notListed: 0,
    unassigned: 0,
    bots: 0
};

/** Whose an entry is: a record of this Case, or why it is withheld. */
export type Assignment = Readonly<{ recordId: string }> | WithheldReason;

export function combineWithheld(a: Withheld, b: Withheld, pick: (a: number, b: number) => number): Withheld {
    return Object.fromEntries(KEYS.map((key) => [key, pick(a[key], b[key])])) as Withheld;
}

export function isWithheld(value: unknown): value is Withheld {
    return KEYS.every((key) => isCount(asObject(value)[key]));
}
