/**
 * The plan of an agent's day: which Cases are opened in which of three tabs, which conversations are read there, when a tab
 * is reloaded. Pure: the same options give the same day, whichever way it is then carried out.
 */
import { createDice, type Dice } from '../../sim/world/dice';

export type DayOptions = Readonly<{
    seed: string;
    /** How many times the usual number of revisits: 1 makes 2 to 5 openings of each Case. */
    revisits: number;
    /** Default: 60. */
    caseCount?: number;
}>;

export type PlannedConversation = Readonly<{
    entryCount: number;
    /** The customer may still write, and the agent refreshes it once. */
    isOpen: boolean;
}>;

/** One conversation of one Case, by their indices. A Case's conversations stand oldest first; the last loads automatically. */
export type Place = Readonly<{ caseIndex: number; conversation: number }>;

/**
 * What happens at a time (`at`: ms since the day began).
 * open       A Case is opened in a tab; its newest conversation loads automatically.
 * show       The agent asks for another conversation of it.
 * refresh    The agent asks for newer messages of a conversation.
 * leave      The Case is closed.
 * reload     A tab is reloaded: its frames are gone without notice, the Case in view is opened again.
 * hand-over  The next page that loads gets its session by a hand-over.
 */
export type Step = Readonly<{ at: number }> &
    (
        | (Readonly<{ what: 'open' | 'reload'; visit: number; tab: number }> & Place)
        | (Readonly<{ what: 'show' | 'refresh'; visit: number }> & Place)
        | Readonly<{ what: 'leave'; visit: number }>
        | Readonly<{ what: 'hand-over' }>
    );

export type Day = Readonly<{
    cases: readonly (readonly PlannedConversation[])[];
    /** In order of time. */
    steps: readonly Step[];
    /** Between these times the org refuses entries calls with REQUEST_LIMIT_EXCEEDED; ms since the day began. */
    limit: Readonly<{ from: number; to: number }>;
}>;

/** The least that shows these messages: an entries call for each conversation that is read, and one for each refresh. */
export type Floor = Readonly<{ ended: number; open: number; activeEver: number }>;

type Visit = Readonly<{
    id: number;
    caseIndex: number;
    newest: number;
    tab: number;
    openAt: number;
    leaveAt: number;
    /** Where one of its conversations is refreshed, it is at this time. */
    refreshAt: number;
    /** Conversations that the agent asks for, in order of time. */
    shown: readonly Readonly<{ conversation: number; at: number }>[];
}>;

type CaseOptions = Readonly<{ caseIndex: number; conversationCount: number; day: Required<DayOptions>; dice: Dice }>;

const MINUTE_MS = 60_000;

/** Eight hours. */
export const DAY_MS = 8 * 60 * MINUTE_MS;

const USUAL_CASES = 60;
const TABS = 3;
const RELOADS = 12;
const HAND_OVERS = 4;
const OPEN_SHARE = 0.15;

/** More than any Case has, so that numbers of visits are unique. */
const MAX_VISITS = 100;

export function planDay(options: DayOptions): Day {
    const day = { caseCount: USUAL_CASES, ...options };
    const dice = createDice(day.seed);
    const sizes = Array.from({ length: day.caseCount }, () => conversationSizes(dice));
    const visits = sizes.flatMap(({ length }, caseIndex) =>
        planVisits({ caseIndex, conversationCount: length, day, dice: createDice(`${day.seed}/${caseIndex}`) })
    );
    const open = choose(placesRead(visits), Math.round(sizes.flat().length * OPEN_SHARE), dice);
    const isOpen = (place: Place) => open.some((other) => isSame(place, other));
    const cases = sizes.map((counts, caseIndex) =>
        counts.map((entryCount, conversation) => ({ entryCount, isOpen: isOpen({ caseIndex, conversation }) }))
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

export function floorOf({ cases, steps }: Day): Floor {
    const places = distinct(steps.filter((step) => 'conversation' in step));
    const open = places.filter(({ caseIndex, conversation }) => cases[caseIndex]?.[conversation]?.isOpen === true);
    const refreshes = steps.filter(({ what }) => what === 'refresh');
    return {
        ended: places.length - open.length,
        open: open.length + refreshes.length,
        activeEver: places.length
    };
}

/** Mostly short talks, now and then a long one; never more than a page of entries holds. */
function conversationSizes(dice: Dice): readonly number[] {
    return Array.from({ length: 1 + dice.roll(3) }, () => {
        const kind = dice.roll(20);
        if (kind === 0) return 100 + dice.roll(150);
        return kind < 6 ? 40 + dice.roll(60) : 6 + dice.roll(34);
    });
}

/** First openings are spread over the day; revisits follow within some hours, the last before the day ends. */
function planVisits(options: CaseOptions): readonly Visit[] {
    const { caseIndex, day, dice } = options;
    const firstAt = Math.floor(((caseIndex + dice.roll(1_000) / 1_000) / day.caseCount) * 0.85 * DAY_MS);
    const againCount = Math.round((1 + dice.roll(4)) * day.revisits);
    const againFrom = firstAt + 5 * MINUTE_MS;
    const spanMs = Math.min(180 * MINUTE_MS, DAY_MS - 20 * MINUTE_MS - againFrom);
    const openings = Array.from({ length: againCount }, () => againFrom + dice.roll(spanMs));
    return [firstAt, ...openings.sort((a, b) => a - b)].map((openAt, index) =>
        planVisit(options, caseIndex * MAX_VISITS + index, openAt)
    );
}

function planVisit({ caseIndex, conversationCount, dice }: CaseOptions, id: number, openAt: number): Visit {
    const older = Array.from({ length: conversationCount - 1 }, (_, conversation) => conversation);
    const shown = older
        .filter(() => dice.roll(100) < 35)
        .map((conversation) => ({ conversation, at: openAt + 10_000 + dice.roll(60_000) }))
        .sort((a, b) => a.at - b.at);
    return {
        id,
        caseIndex,
        newest: conversationCount - 1,
        tab: dice.roll(TABS),
        openAt,
        leaveAt: Math.min(openAt + stayMs(dice), DAY_MS),
        refreshAt: openAt + 90_000 + dice.roll(120_000),
        shown
    };
}

/** Mostly some minutes; one in ten is left open beside other work. */
function stayMs(dice: Dice): number {
    const minutes = dice.roll(10) === 0 ? 45 + dice.roll(75) : 4 + dice.roll(12);
    return minutes * MINUTE_MS;
}

function stepsOf({ id, caseIndex, newest, tab, openAt, leaveAt, shown }: Visit): readonly Step[] {
    return [
        { what: 'open', at: openAt, visit: id, tab, caseIndex, conversation: newest },
        ...shown.map((place) => ({ what: 'show', visit: id, caseIndex, ...place }) as const),
        { what: 'leave', at: leaveAt, visit: id }
    ];
}

/** Some minutes after the conversation was first read, and before the Case is left. */
function refreshOf(place: Place, visits: readonly Visit[]): readonly Step[] {
    const visit = visits.find((each) => placesRead([each]).some((other) => isSame(place, other)));
    return visit === undefined ? [] : [{ what: 'refresh', at: visit.refreshAt, visit: visit.id, ...place }];
}

/** The Case in view is the one that was opened last, in the tab that the agent is in. */
function reloads(visits: readonly Visit[], dice: Dice): readonly Step[] {
    return times(RELOADS, dice).flatMap((at) => {
        const inView = visits.filter(({ openAt, leaveAt }) => openAt < at && at < leaveAt);
        const last = inView.sort((a, b) => a.openAt - b.openAt).at(-1);
        if (last === undefined) return [];
        const { id, tab, caseIndex, newest } = last;
        return [{ what: 'reload', at, visit: id, tab, caseIndex, conversation: newest } as const];
    });
}

function placesRead(visits: readonly Visit[]): readonly Place[] {
    return distinct(
        visits.flatMap(({ caseIndex, newest, shown }) =>
            [newest, ...shown.map(({ conversation }) => conversation)].map((conversation) => ({
                caseIndex,
                conversation
            }))
        )
    );
}

function distinct<T extends Place>(places: readonly T[]): readonly T[] {
    return places.filter((place, index) => places.findIndex((other) => isSame(place, other)) === index);
}

function isSame(place: Place, other: Place): boolean {
    return place.caseIndex === other.caseIndex && place.conversation === other.conversation;
}

function times(count: number, dice: Dice): readonly number[] {
    return Array.from({ length: count }, () => dice.roll(DAY_MS));
}

function choose<T>(items: readonly T[], count: number, dice: Dice): readonly T[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(dice.roll(left.length), 1)).flat();
}
