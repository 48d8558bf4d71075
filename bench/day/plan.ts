/**
 * The plan of an agent's day: which Cases are opened in which of three tabs, what is looked at there, when a tab is
 * reloaded. Pure: the same wish gives the same day. Who carries it out, and what that costs, is none of the plan's business.
 */
import { createDice, type Dice } from '../../sim/dice';
import { DAY_MS, lookedAtOf, visitsOf, type Visit } from './visits';

export type DayWish = Readonly<{
    seed: string;
    /** How many times the usual number of revisits: 1 makes 2 to 5 openings of each Case. */
    revisits: number;
    /** Default: 60. */
    caseCount?: number;
}>;

export type PlannedConversation = Readonly<{
    entryCount: number;
    /** Not ended: the customer may write again, and the agent refreshes it once. */
    open: boolean;
}>;

/** Conversations of a Case, oldest first: the last is the one that loads by itself. */
export type PlannedCase = readonly PlannedConversation[];

/** One conversation of one Case, by their indices. */
export type Place = Readonly<{ caseIndex: number; conversation: number }>;

/**
 * What happens at a time (`at`: ms since the beginning of the day).
 * open       A Case is opened in a tab; its newest conversation loads by itself.
 * show       The agent asks for another conversation of it.
 * refresh    The agent asks for a conversation again.
 * leave      The Case is closed.
 * reload     A tab is reloaded: all its pages are gone without a word; the Case in view is opened anew.
 * hand-over  From now on the next page that is loaded gets its session by a hand-over.
 */
export type Step = Readonly<{ at: number }> &
    (
        | (Readonly<{ what: 'open'; visit: number; tab: number }> & Place)
        | (Readonly<{ what: 'show'; visit: number }> & Place)
        | (Readonly<{ what: 'refresh'; visit: number }> & Place)
        | Readonly<{ what: 'leave'; visit: number }>
        | (Readonly<{ what: 'reload'; visit: number; tab: number }> & Place)
        | Readonly<{ what: 'hand-over' }>
    );

export type Day = Readonly<{
    cases: readonly PlannedCase[];
    /** In order of time. */
    steps: readonly Step[];
    /** Between these times the org refuses entries calls with REQUEST_LIMIT_EXCEEDED; ms since the beginning. */
    limit: Readonly<{ from: number; to: number }>;
}>;

const USUAL_CASES = 60;
const RELOADS = 12;
const HAND_OVERS = 4;
const OPEN_SHARE = 0.15;
const MINUTE_MS = 60_000;

/** A day of eight hours. */
export function planDay({ seed, revisits, caseCount = USUAL_CASES }: DayWish): Day {
    const dice = createDice(seed);
    const sizes = Array.from({ length: caseCount }, () => conversationSizes(dice));
    const visits = sizes.flatMap((counts, caseIndex) =>
        visitsOf({ caseIndex, count: counts.length, of: caseCount, revisits, dice: createDice(`${seed}/${caseIndex}`) })
    );
    const open = chosen(lookedAtOf(visits), Math.round(sizes.flat().length * OPEN_SHARE), dice);
    const isOpen = (place: Place) => open.some((other) => isSame(place, other));
    const cases = sizes.map((counts, caseIndex) =>
        counts.map((entryCount, conversation) => ({ entryCount, open: isOpen({ caseIndex, conversation }) }))
    );
    const steps = [
        ...visits.flatMap(stepsOf),
        ...open.flatMap((place) => refreshOf(place, visits)),
        ...reloads(visits, dice),
        ...times(HAND_OVERS, dice).map((at) => ({ what: 'hand-over', at }) as const)
    ];
    return {
        cases,
        steps: steps.sort((a, b) => a.at - b.at),
        limit: { from: DAY_MS / 2, to: DAY_MS / 2 + 10 * MINUTE_MS }
    };
}

export function isSame(place: Place, other: Place): boolean {
    return place.caseIndex === other.caseIndex && place.conversation === other.conversation;
}

/** Mostly short talks, now and then a long one; never more than a page holds. */
function conversationSizes(dice: Dice): readonly number[] {
    return Array.from({ length: 1 + dice.roll(3) }, () => {
        const kind = dice.roll(20);
        if (kind === 0) return 100 + dice.roll(150);
        return kind < 6 ? 40 + dice.roll(60) : 6 + dice.roll(34);
    });
}

function stepsOf(visit: Visit): readonly Step[] {
    const { id, caseIndex, newest, tab, openAt, leaveAt } = visit;
    return [
        { what: 'open', at: openAt, visit: id, tab, caseIndex, conversation: newest },
        ...visit.shown.map(({ conversation, at }) => ({
            what: 'show' as const,
            at,
            visit: id,
            caseIndex,
            conversation
        })),
        { what: 'leave', at: leaveAt, visit: id }
    ];
}

/** Some minutes after the conversation was looked at first, and before the Case is left. */
function refreshOf(place: Place, visits: readonly Visit[]): readonly Step[] {
    const visit = visits.find((each) => lookedAtOf([each]).some((other) => isSame(place, other)));
    return visit === undefined ? [] : [{ what: 'refresh', at: visit.refreshAt, visit: visit.id, ...place }];
}

function reloads(visits: readonly Visit[], dice: Dice): readonly Step[] {
    return times(RELOADS, dice).flatMap((at) => {
        // The Case in view is the one that was opened last, in the tab that the agent is in.
        const inView = visits.filter(({ openAt, leaveAt }) => openAt < at && at < leaveAt);
        const last = inView.sort((a, b) => a.openAt - b.openAt).at(-1);
        if (last === undefined) return [];
        const { id, tab, caseIndex, newest } = last;
        return [{ what: 'reload', at, visit: id, tab, caseIndex, conversation: newest } as const];
    });
}

function times(count: number, dice: Dice): readonly number[] {
    return Array.from({ length: count }, () => dice.roll(DAY_MS));
}

function chosen<T>(items: readonly T[], count: number, dice: Dice): readonly T[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(dice.roll(left.length), 1)).flat();
}
