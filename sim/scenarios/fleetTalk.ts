/** A lot of talk between a courier company and its workshop: varied, plausible, and the same every time. */
import { createDice, type Dice } from '../world/dice';
import type { Line } from '../builders/script';
import { EXCHANGES, HM, PARTS, RIDERS, STREETS, THANKS } from './fleetPhrases';

export type TalkWish = Readonly<{
    seed: string;
    /** How many lines. */
    count: number;
    /** When the first line is written; epoch ms. */
    startAt: number;
    /** Speaker names of the customer and the agent. */
    customer: string;
    agent: string;
}>;

type Fill = (text: string, at: number) => string;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// UTC; the workshop's own clock is an hour ahead.
const OPENS_AT_HOUR = 6;
const CLOSES_AT_HOUR = 17;

/** Exactly `count` lines, all of them within working hours. */
export function fleetTalk({ seed, count, startAt, customer, agent }: TalkWish): readonly Line[] {
    const dice = createDice(seed);
    const lines: Line[] = [];
    const deck: string[] = [];
    let at = startAt;
    while (lines.length < count) {
        const fill = filler(dice);
        for (const line of drawn(dice, deck).split('\n')) {
            const [, who, text = ''] = /^\s*([ca]): (.*)$/u.exec(line) ?? [];
            lines.push({ at, speaker: who === 'c' ? customer : agent, rich: false, text: fill(text, at) });
            at += 7_000 + dice.roll(85_000);
        }
        at = nextWorkingTime(at + MINUTE_MS + dice.roll(14 * MINUTE_MS));
    }
    return lines.slice(0, count);
}

// Like cards: no exchange comes again before all the others were had.
function drawn(dice: Dice, deck: string[]): string {
    if (deck.length === 0) {
        deck.push(...EXCHANGES);
    }
    return deck.splice(dice.roll(deck.length), 1)[0] ?? '';
}

// Within one exchange, `{bike}` is always the same bike.
function filler(dice: Dice): Fill {
    const steady: Readonly<Record<string, string>> = {
        bike: `${dice.pick(['L', 'K', 'M'])}-${String(dice.roll(60) + 1).padStart(3, '0')}`,
        rider: dice.pick(RIDERS),
        street: dice.pick(STREETS),
        part: dice.pick(PARTS),
        km: String(dice.roll(40) + 11),
        n: String(dice.roll(70) + 12),
        time: `${dice.roll(8) + 8}:${dice.pick(['00', '15', '30', '45'])}`
    };
    const fresh: Readonly<Record<string, (at: number) => string>> = {
        thanks: () => dice.pick(THANKS),
        hm: () => dice.pick(HM),
        soon: (at) => quarterOf(at + 40 * MINUTE_MS + dice.roll(60 * MINUTE_MS)),
        past: (at) => quarterOf(at - 20 * MINUTE_MS - dice.roll(60 * MINUTE_MS))
    };
    return (text, at) => text.replace(/\{(\w+)\}/g, (slot, name: string) => steady[name] ?? fresh[name]?.(at) ?? slot);
}

function quarterOf(at: number): string {
    const rounded = new Date(Math.round(at / (15 * MINUTE_MS)) * 15 * MINUTE_MS + HOUR_MS);
    return rounded.toISOString().slice(11, 16);
}

function nextWorkingTime(at: number): number {
    const midnight = Math.floor(at / DAY_MS) * DAY_MS;
    const hour = (at - midnight) / HOUR_MS;
    if (hour < OPENS_AT_HOUR) {
        return midnight + OPENS_AT_HOUR * HOUR_MS;
    }
    return hour < CLOSES_AT_HOUR ? at : midnight + DAY_MS + OPENS_AT_HOUR * HOUR_MS + (at % (17 * MINUTE_MS));
}
