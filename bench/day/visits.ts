/** The visits of one Case during the day: when it is opened, what is looked at, when it is left. */
import type { Dice } from '../../sim/dice';
import type { Place } from './plan';

export type Visit = Readonly<{
    id: number;
    caseIndex: number;
    /** The conversation that loads by itself. */
    newest: number;
    tab: number;
    openAt: number;
    leaveAt: number;
    /** Where one of its conversations is refreshed, it is at this time. */
    refreshAt: number;
    /** Conversations that the agent asks for, in order of time. */
    shown: readonly Readonly<{ conversation: number; at: number }>[];
}>;

/** `count`: its conversations. `of`: how many Cases share the day. */
export type VisitsWish = Readonly<{ caseIndex: number; count: number; of: number; revisits: number; dice: Dice }>;

/** Eight hours. */
export const DAY_MS = 8 * 60 * 60_000;

const TABS = 3;
const MINUTE_MS = 60_000;

/** More than any Case has, so that numbers of visits stay the Case's own. */
const MOST_VISITS = 100;

/** First openings are spread over the day; revisits follow within some hours, the last before the day ends. */
export function visitsOf(wish: VisitsWish): readonly Visit[] {
    const { caseIndex, of, revisits, dice } = wish;
    const firstAt = Math.floor(((caseIndex + dice.roll(1_000) / 1_000) / of) * 0.85 * DAY_MS);
    const again = Math.round((1 + dice.roll(4)) * revisits);
    const againFrom = firstAt + 5 * MINUTE_MS;
    const spanMs = Math.min(180 * MINUTE_MS, DAY_MS - 20 * MINUTE_MS - againFrom);
    const openings = Array.from({ length: again }, () => againFrom + dice.roll(spanMs));
    return [firstAt, ...openings.sort((a, b) => a - b)].map((openAt, index) =>
        visit(wish, caseIndex * MOST_VISITS + index, openAt)
    );
}

/** Every conversation that somebody looks at, each once. */
export function lookedAtOf(visits: readonly Visit[]): readonly Place[] {
    const all = visits.flatMap(({ caseIndex, newest, shown }) =>
        [newest, ...shown.map(({ conversation }) => conversation)].map((conversation) => ({ caseIndex, conversation }))
    );
    return all.filter(
        (place, index) =>
            all.findIndex(
                (other) => other.caseIndex === place.caseIndex && other.conversation === place.conversation
            ) === index
    );
}

function visit({ caseIndex, count, dice }: VisitsWish, id: number, openAt: number): Visit {
    const older = Array.from({ length: count - 1 }, (_, conversation) => conversation);
    const shown = older
        .filter(() => dice.roll(100) < 35)
        .map((conversation) => ({ conversation, at: openAt + 10_000 + dice.roll(60_000) }))
        .sort((a, b) => a.at - b.at);
    return {
        id,
        caseIndex,
        newest: count - 1,
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
