/** The App Builder properties, checked. A wrong value is replaced by its default; the canvas shows the admin which and why. */
import type { Limits } from 'c/chatHistoryCore';
import { MAX_LIMITS, foldName, overrideOrigin } from 'c/chatHistoryCore';
import { LABELS, fill } from 'c/chatHistoryLabels';
import type { AutoLoad } from 'c/chatHistoryState';
import { AUTO_LOADS } from 'c/chatHistoryState';

/** Height of the scrolling part. Unit: CSS px. Source: our choice; about ten messages. */
export const DEFAULT_HEIGHT_PX = 480;
export const MIN_HEIGHT_PX = 160;
export const MAX_HEIGHT_PX = 2_000;

/** One conversation: the org-wide cap counts conversations. Source: our choice (docs/decisions/0005). */
export const DEFAULT_AUTO_LOAD: AutoLoad = 'newest';

/**
 * Values of the property as App Builder offers them. App Builder shows the values themselves, in every language, and
 * separates them by commas. The keys are accepted too.
 */
export const AUTO_LOAD_VALUES: Readonly<Record<AutoLoad, string>> = {
    newest: 'Newest conversation',
    open: 'Open conversations',
    all: 'All after asking',
    none: 'Nothing'
};

const HOUR_MS = 60 * 60_000;

/** Longer values are cut in the notice. Unit: UTF-16 units. Source: our choice. */
const MAX_SHOWN_CHARS = 60;

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
    /** For each wrong value a sentence: which, why, and what is used instead. */
    wrongTexts: readonly string[];
}>;

/** `value` is `null` where it is not set or wrong. */
type Checked<T> = Readonly<{ value: T | null; wrongText: string | null }>;

/** `ownHost`: `location.host`. `undefined`, `null` and an empty text mean "not set", which is not wrong. */
export function readSettings(given: Given, ownHost: string): Settings {
    const height = checkNumber(
        given.height,
        LABELS.Property_Height,
        [MIN_HEIGHT_PX, MAX_HEIGHT_PX],
        String(DEFAULT_HEIGHT_PX)
    );
    const maxAgeRange = [0, MAX_LIMITS.maxAgeMs / HOUR_MS] as const;
    const maxAgeHours = checkNumber(given.maxAgeHours, LABELS.Property_MaxAgeHours, maxAgeRange);
    const budgetRange = [0, MAX_LIMITS.hourlyBudget] as const;
    const hourlyBudget = checkNumber(given.hourlyBudget, LABELS.Property_HourlyBudget, budgetRange);
    const autoLoad = check(given.autoLoad, decodeAutoLoad, wrongChoiceText);
    const brokerHost = check(given.brokerHost, (value) => decodeHost(value, ownHost), wrongHostText);
    return {
        heightPx: height.value ?? DEFAULT_HEIGHT_PX,
        autoLoad: autoLoad.value ?? DEFAULT_AUTO_LOAD,
        limits: {
            ...(maxAgeHours.value === null ? {} : { maxAgeMs: maxAgeHours.value * HOUR_MS }),
            ...(hourlyBudget.value === null ? {} : { hourlyBudget: hourlyBudget.value })
        },
        brokerHost: brokerHost.value,
        wrongTexts: [height, autoLoad, maxAgeHours, hourlyBudget, brokerHost].flatMap(({ wrongText }) =>
            wrongText === null ? [] : [wrongText]
        )
    };
}

function check<T>(
    value: unknown,
    decode: (value: unknown) => T | null,
    wrongText: (shown: string) => string
): Checked<T> {
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
        return { value: null, wrongText: null };
    }
    const decoded = decode(value);
    return { value: decoded, wrongText: decoded === null ? wrongText(shownText(value)) : null };
}

function shownText(value: unknown): string {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.slice(0, MAX_SHOWN_CHARS);
}

function checkNumber(
    value: unknown,
    label: string,
    [min, max]: readonly [number, number],
    replacement = LABELS.Property_Default_Org
): Checked<number> {
    return check(
        value,
        (given) => decodeWhole(given, min, max),
        // As the admin types them: no thousands separators.
        (shown) => fill(LABELS.Settings_Number, label, shown, String(min), String(max), replacement)
    );
}

function wrongChoiceText(shown: string): string {
    return fill(LABELS.Settings_Choice, LABELS.Property_AutoLoad, shown, AUTO_LOAD_VALUES[DEFAULT_AUTO_LOAD]);
}

function wrongHostText(shown: string): string {
    return fill(LABELS.Settings_Host, LABELS.Property_BrokerHost, shown, LABELS.Property_Default_Host);
}

/** App Builder gives a number; a template may give a text. */
function decodeWhole(value: unknown, min: number, max: number): number | null {
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max ? number : null;
}

function decodeAutoLoad(value: unknown): AutoLoad | null {
    if (typeof value !== 'string') return null;
    const given = foldName(value);
    return AUTO_LOADS.find((key) => foldName(key) === given || foldName(AUTO_LOAD_VALUES[key]) === given) ?? null;
}

function decodeHost(value: unknown, ownHost: string): string | null {
    return typeof value === 'string' && overrideOrigin(value, ownHost) !== null ? value.trim() : null;
}
