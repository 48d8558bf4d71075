/**
 * What protects the org from this component. An admin sets it per org, profile or user (custom setting
 * `Chat_History_Settings__c`, merged into the broker page); a component's properties may be stricter, never laxer.
 */
import { isAmount, isShape } from './shape';

export type Limits = Readonly<{
    /** How long a transcript may be reused. Unit: ms, 0 to `MOST_LIMITS.maxAgeMs`; 0: every reading asks Salesforce. */
    maxAgeMs: number;
    /** Transcripts are kept in the memory of the page only, never on disk. */
    memoryOnly: boolean;
    /** Entries calls that one browser makes in a sliding hour before it asks the agent first. 0 to 1,000. */
    hourlyBudget: number;
    /** Share of the org's daily API allocation (0 to 1) from which nothing loads by itself. */
    dailyShare: number;
}>;

const HOUR_MS = 60 * 60_000;

/** In force where neither the org nor the component says anything. Source: our choice (docs/decisions/0009). */
export const DEFAULT_LIMITS: Limits = Object.freeze({
    // A long working day.
    maxAgeMs: 12 * HOUR_MS,
    memoryOnly: false,
    // Half of what Salesforce allows: whatever else uses the same session shares the other half.
    hourlyBudget: 500,
    dailyShare: 0.9
});

/** The laxest that an org can set. Source of 1,000: Connect REST API Developer Guide, Rate Limits. */
export const MOST_LIMITS: Limits = Object.freeze({
    maxAgeMs: 24 * HOUR_MS,
    memoryOnly: false,
    hourlyBudget: 1_000,
    dailyShare: 1
});

const LIMIT_NAMES = ['maxAgeMs', 'memoryOnly', 'hourlyBudget', 'dailyShare'] as const;

/** Both at once: the stricter of each. */
export function strictest(limits: Limits, further: Partial<Limits>): Limits {
    return {
        maxAgeMs: Math.min(limits.maxAgeMs, further.maxAgeMs ?? Infinity),
        memoryOnly: limits.memoryOnly || further.memoryOnly === true,
        hourlyBudget: Math.min(limits.hourlyBudget, further.hourlyBudget ?? Infinity),
        dailyShare: Math.min(limits.dailyShare, further.dailyShare ?? Infinity)
    };
}

/** The fields of the org's setting as Visualforce writes them: text, empty where the admin set nothing. */
export type SettingTexts = Readonly<{
    maxAgeHours: string;
    memoryOnly: string;
    hourlyBudget: string;
    /** In percent. */
    dailyShare: string;
}>;

/** The org's limits. What is not set, or no such number, is the default; what is laxer than can be is cut to that. */
export function limitsOfOrg(texts: SettingTexts): Limits {
    const numberOr = (text: string, unit: number, fallback: number) => {
        const number = text.trim() === '' ? NaN : Number(text);
        return Number.isFinite(number) && number >= 0 ? number * unit : fallback;
    };
    const set: Limits = {
        maxAgeMs: numberOr(texts.maxAgeHours, HOUR_MS, DEFAULT_LIMITS.maxAgeMs),
        memoryOnly: texts.memoryOnly.trim().toLowerCase() === 'true',
        hourlyBudget: numberOr(texts.hourlyBudget, 1, DEFAULT_LIMITS.hourlyBudget),
        dailyShare: numberOr(texts.dailyShare, 0.01, DEFAULT_LIMITS.dailyShare)
    };
    return strictest(MOST_LIMITS, set);
}

/** A component's part, checked: what nobody knows is left out; `null` where a known field is not what it should be. */
export function limitsIn(value: unknown): Partial<Limits> | null {
    if (value === undefined) return {};
    if (!isShape(value)) return null;
    const { maxAgeMs, memoryOnly, hourlyBudget, dailyShare } = value;
    const known = {
        ...(isAmount(maxAgeMs) ? { maxAgeMs } : {}),
        ...(typeof memoryOnly === 'boolean' ? { memoryOnly } : {}),
        ...(isAmount(hourlyBudget) ? { hourlyBudget } : {}),
        ...(isAmount(dailyShare) ? { dailyShare } : {})
    };
    const given = LIMIT_NAMES.filter((name) => value[name] !== undefined);
    return given.every((name) => name in known) ? known : null;
}
