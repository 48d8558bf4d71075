/** The App Builder properties, checked. A wrong value is replaced by its default; the canvas shows the admin which and why. */
import type { ComponentLimits, Scope } from 'c/chatHistoryCore';
import { MAX_LIMITS, SCOPES, foldName, overrideOrigin } from 'c/chatHistoryCore';
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

/** No other conversations: what an admin did not choose costs no question of privacy. Source: our choice (docs/decisions/0016). */
export const DEFAULT_SCOPE: Scope = 'case';

/** As `AUTO_LOAD_VALUES`. */
export const SCOPE_VALUES: Readonly<Record<Scope, string>> = {
    case: 'This Case',
    unlinked: 'This Case and not linked',
    customer: 'The customer'
};

const HOUR_MS = 60 * 60_000;

/** Longer values are cut in the notice. Unit: UTF-16 units. Source: our choice. */
const MAX_SHOWN_CHARS = 60;

/** As App Builder or a template gives them. */
export type Given = Readonly<
    Record<
        | 'height'
        | 'autoLoad'
        | 'maxAgeHours'
        | 'hourlyBudget'
        | 'brokerHost'
        | 'showEvents'
        | 'loadBotMessages'
        | 'showFiles'
        | 'conversationsOf',
        unknown
    >
>;

export type Settings = Readonly<{
    heightPx: number;
    autoLoad: AutoLoad;
    /** Whose conversations are listed. */
    scope: Scope;
    /** What this component adds to the org's limits; the stricter holds. */
    limits: ComponentLimits;
    /** Host of the broker page where the admin named one; `null`: by the rule of hosts. */
    brokerHost: string | null;
    /** The text of a missing bot's part is requested automatically. */
    loadsText: boolean;
    /** Joins, leaves and transfers stand between the messages. */
    showsEvents: boolean;
    /** Files of sessions and calls are requested and shown. */
    showsFiles: boolean;
    /** For each wrong value a sentence: which, why, and what is used instead. */
    wrongTexts: readonly string[];
}>;

/** `ownHost`: `location.host`. `undefined`, `null` and an empty text mean "not set", which is not wrong. */
export function readSettings(given: Given, ownHost: string): Settings {
    const wrongTexts: string[] = [];

    /** `null` where it is not set or wrong. */
    function check<T>(value: unknown, decode: (value: unknown) => T | null, wrongText: (shown: string) => string) {
        if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return null;
        const decoded = decode(value);
        if (decoded === null) wrongTexts.push(wrongText(shownText(value)));
        return decoded;
    }

    function checkNumber(value: unknown, [min, max]: readonly [number, number], label: string, instead: string) {
        // As the admin types them: no thousands separators.
        const texts = [String(min), String(max), instead];
        const wrongText = (shown: string): string => fill(LABELS.Settings_Number, label, shown, ...texts);
        return check(value, (number) => decodeWhole(number, min, max), wrongText);
    }

    const replacement = LABELS.Property_Default_Org;
    const heights = [MIN_HEIGHT_PX, MAX_HEIGHT_PX] as const;
    const heightPx = checkNumber(given.height, heights, LABELS.Property_Height, String(DEFAULT_HEIGHT_PX));
    const autoLoad = check(
        given.autoLoad,
        (value) => decodeChoice(value, AUTO_LOADS, AUTO_LOAD_VALUES),
        (shown) => wrongChoiceText(LABELS.Property_AutoLoad, shown, AUTO_LOAD_VALUES[DEFAULT_AUTO_LOAD])
    );
    const scope = check(
        given.conversationsOf,
        (value) => decodeChoice(value, SCOPES, SCOPE_VALUES),
        (shown) => wrongChoiceText(LABELS.Property_ConversationsOf, shown, SCOPE_VALUES[DEFAULT_SCOPE])
    );
    const ages = [0, MAX_LIMITS.maxAgeMs / HOUR_MS] as const;
    const maxAgeHours = checkNumber(given.maxAgeHours, ages, LABELS.Property_MaxAgeHours, replacement);
    const budgets = [0, MAX_LIMITS.hourlyBudget] as const;
    const hourlyBudget = checkNumber(given.hourlyBudget, budgets, LABELS.Property_HourlyBudget, replacement);
    const brokerHost = check(given.brokerHost, (value) => decodeHost(value, ownHost), wrongHostText);
    return {
        heightPx: heightPx ?? DEFAULT_HEIGHT_PX,
        autoLoad: autoLoad ?? DEFAULT_AUTO_LOAD,
        scope: scope ?? DEFAULT_SCOPE,
        limits: {
            ...(maxAgeHours === null ? {} : { maxAgeMs: maxAgeHours * HOUR_MS }),
            ...(hourlyBudget === null ? {} : { hourlyBudget })
        },
        brokerHost,
        // A component that was placed before there were these properties has no value.
        loadsText: isTrue(given.loadBotMessages, false),
        showsEvents: isTrue(given.showEvents, true),
        showsFiles: isTrue(given.showFiles, true),
        wrongTexts
    };
}

function shownText(value: unknown): string {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.slice(0, MAX_SHOWN_CHARS);
}

function wrongChoiceText(label: string, shown: string, instead: string): string {
    return fill(LABELS.Settings_Choice, label, shown, instead);
}

function wrongHostText(shown: string): string {
    return fill(LABELS.Settings_Host, LABELS.Property_BrokerHost, shown, LABELS.Property_Default_Host);
}

/** App Builder gives a truth value; a template may give a text. */
function isTrue(value: unknown, otherwise: boolean): boolean {
    return otherwise ? value !== false && value !== 'false' : value === true || value === 'true';
}

/** App Builder gives a number; a template may give a text. */
function decodeWhole(value: unknown, min: number, max: number): number | null {
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max ? number : null;
}

/** By its key, or by its text in App Builder. */
function decodeChoice<T extends string>(
    value: unknown,
    keys: readonly T[],
    texts: Readonly<Record<T, string>>
): T | null {
    if (typeof value !== 'string') return null;
    const given = foldName(value);
    return keys.find((key) => foldName(key) === given || foldName(texts[key]) === given) ?? null;
}

function decodeHost(value: unknown, ownHost: string): string | null {
    return typeof value === 'string' && overrideOrigin(value, ownHost) !== null ? value.trim() : null;
}
