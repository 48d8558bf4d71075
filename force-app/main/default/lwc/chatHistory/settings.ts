/**
 * The App Builder properties, checked. A wrong value falls back to its default, and its name is kept so that the admin
 * can be told.
 */
import type { Limits } from 'c/chatHistoryCore';
import { MOST_LIMITS, overrideOrigin } from 'c/chatHistoryCore';
import type { AutoLoad } from 'c/chatHistoryState';
import { AUTO_LOADS } from 'c/chatHistoryState';

/** Height of the scrolling part. Unit: CSS px. Source: our choice; about ten messages. */
export const DEFAULT_HEIGHT_PX = 480;
export const MIN_HEIGHT_PX = 160;
export const MAX_HEIGHT_PX = 2_000;

/** One conversation by itself: the org-wide cap counts conversations. Source: our choice (docs/decisions/0005). */
export const DEFAULT_AUTO_LOAD: AutoLoad = 'newest';

const HOUR_MS = 60 * 60_000;

export type Property = 'height' | 'autoLoad' | 'maxAgeHours' | 'hourlyBudget' | 'brokerHost';

/** As App Builder or a template gives them. */
export type Given = Readonly<Record<Property, unknown>>;

export type Settings = Readonly<{
    heightPx: number;
    autoLoad: AutoLoad;
    /** What this component adds to the org's limits; the stricter holds. */
    limits: Partial<Limits>;
    /** Host of the broker page where the admin named one; `null`: by the rule of hosts. */
    brokerHost: string | null;
    /** The properties whose value was wrong. */
    fellBack: readonly Property[];
}>;

/** `undefined`, `null` and an empty text mean "not set", which is no mistake. */
export function readSettings(given: Given): Settings {
    const height = checked(given.height, wholeFrom(MIN_HEIGHT_PX, MAX_HEIGHT_PX));
    const autoLoad = checked(given.autoLoad, autoLoadOf);
    const maxAgeHours = checked(given.maxAgeHours, wholeFrom(0, MOST_LIMITS.maxAgeMs / HOUR_MS));
    const hourlyBudget = checked(given.hourlyBudget, wholeFrom(0, MOST_LIMITS.hourlyBudget));
    const brokerHost = checked(given.brokerHost, hostOf);
    return {
        heightPx: height.value ?? DEFAULT_HEIGHT_PX,
        autoLoad: autoLoad.value ?? DEFAULT_AUTO_LOAD,
        limits: {
            ...(maxAgeHours.value === null ? {} : { maxAgeMs: maxAgeHours.value * HOUR_MS }),
            ...(hourlyBudget.value === null ? {} : { hourlyBudget: hourlyBudget.value })
        },
        brokerHost: brokerHost.value,
        fellBack: wrongOf({ height, autoLoad, maxAgeHours, hourlyBudget, brokerHost })
    };
}

/** `value` is `null` where it is not set or wrong. */
type Checked<T> = Readonly<{ value: T | null; isWrong: boolean }>;

function checked<T>(value: unknown, read: (value: unknown) => T | null): Checked<T> {
    const isUnset = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    const known = isUnset ? null : read(value);
    return { value: known, isWrong: !isUnset && known === null };
}

function wrongOf(properties: Readonly<Record<Property, Checked<unknown>>>): readonly Property[] {
    const names: readonly Property[] = ['height', 'autoLoad', 'maxAgeHours', 'hourlyBudget', 'brokerHost'];
    return names.filter((name) => properties[name].isWrong);
}

/** App Builder gives an integer; a template may give a text. */
function wholeFrom(min: number, max: number): (value: unknown) => number | null {
    return (value) => {
        const number = typeof value === 'string' ? Number(value) : value;
        const isWhole = typeof number === 'number' && Number.isInteger(number);
        return isWhole && number >= min && number <= max ? number : null;
    };
}

function autoLoadOf(value: unknown): AutoLoad | null {
    return AUTO_LOADS.find((choice) => choice === value) ?? null;
}

function hostOf(value: unknown): string | null {
    return typeof value === 'string' && overrideOrigin(value) !== null ? value.trim() : null;
}
