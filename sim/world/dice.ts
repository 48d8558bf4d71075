/** Seeded random numbers: for texts and times that should vary, and be the same every time. */
import { hashOf } from './ids';

export type Dice = Readonly<{
    /** A whole number from 0 up to, but not including, `sides`. */
    roll: (sides: number) => number;
    /** One of the items. */
    pick: <T>(items: readonly [T, ...T[]]) => T;
}>;

/** The same seed gives the same rolls (a 32-bit Weyl sequence, well mixed). */
export function createDice(seed: string): Dice {
    let state = hashOf(seed);
    const roll = (sides: number): number => {
        state = (state + 0x9e3779b9) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
        mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
        return ((mixed ^ (mixed >>> 16)) >>> 0) % sides;
    };
    return { roll, pick: (items) => items[roll(items.length)] ?? items[0] };
}
