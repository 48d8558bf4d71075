/**
 * Limits that protect the org from this component. An admin sets them per org, profile or user (custom setting
 * `Chat_History_Settings__c`, merged into the broker page); a component's properties may be stricter, never laxer.
 */
import { isAmount, isObject } from './checks';

export type Limits = Readonly<{
    /** How long a transcript may be reused. Unit: ms, 0 to 24 h; 0: every request asks Salesforce. Default 12 h. */
    maxAgeMs: number;
    /** Transcripts are cached in the memory of the page only, never on disk. */
    memoryOnly: boolean;
    /** Entries calls that one browser makes in a sliding hour before it asks the agent first. 0 to 1,000; default 500. */
    hourlyBudget: number;
    /** Share of the org's daily API allocation (0 to 1) from which nothing loads automatically. Default 0.9. */
    dailyShare: number;
    /** Distinct conversations that one browser may mark active in 30 minutes automatically. 0 to 1,000; default 10. */
    activeBudget: number;
    /** How long an access check may be reused. Unit: ms, 0 to 60 min; default 15 min; 0: every answer is checked. */
    accessCheckMs: number;
}>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** In force where neither the org nor the component says anything. Source: our choice (docs/decisions/0009). */
export const DEFAULT_LIMITS: Limits = Object.freeze({
    // A long working day.
    maxAgeMs: 12 * HOUR_MS,
    memoryOnly: false,
    // Half of what Salesforce allows: everything else that uses the same session shares the other half.
    hourlyBudget: 500,
    dailyShare: 0.9,
    activeBudget: 10,
    accessCheckMs: 15 * MINUTE_MS
});

/** The laxest that an org can set. Source of 1,000 calls: Connect REST API Developer Guide, Rate Limits. */
export const MAX_LIMITS: Limits = Object.freeze({
    maxAgeMs: 24 * HOUR_MS,
    memoryOnly: false,
    hourlyBudget: 1_000,
    dailyShare: 1,
    activeBudget: 1_000,
    accessCheckMs: 60 * MINUTE_MS
});

const AMOUNTS = ['maxAgeMs', 'hourlyBudget', 'dailyShare', 'activeBudget', 'accessCheckMs'] as const;

/** The stricter of each. */
export function strictest(limits: Limits, further: Partial<Limits>): Limits {
    const smaller = (name: (typeof AMOUNTS)[number]) => Math.min(limits[name], further[name] ?? Infinity);
    return {
        maxAgeMs: smaller('maxAgeMs'),
        memoryOnly: limits.memoryOnly || further.memoryOnly === true,
        hourlyBudget: smaller('hourlyBudget'),
        dailyShare: smaller('dailyShare'),
        activeBudget: smaller('activeBudget'),
        accessCheckMs: smaller('accessCheckMs')
    };
}

/** The fields of the org's setting as Visualforce writes them: text, empty where the admin set nothing. */
export type SettingTexts = Readonly<{
    maxAgeHours: string;
    memoryOnly: string;
    hourlyBudget: string;
    /** In percent. */
    dailyShare: string;
    activeBudget: string;
    accessCheckMinutes: string;
}>;

/** The org's limits. A text that is empty or no such number means the default; what is too lax is cut to `MAX_LIMITS`. */
export function decodeOrgLimits(texts: SettingTexts): Limits {
    const set: Limits = {
        maxAgeMs: numberOr(texts.maxAgeHours, HOUR_MS, DEFAULT_LIMITS.maxAgeMs),
        memoryOnly: texts.memoryOnly.trim().toLowerCase() === 'true',
        hourlyBudget: numberOr(texts.hourlyBudget, 1, DEFAULT_LIMITS.hourlyBudget),
        dailyShare: numberOr(texts.dailyShare, 0.01, DEFAULT_LIMITS.dailyShare),
        activeBudget: numberOr(texts.activeBudget, 1, DEFAULT_LIMITS.activeBudget),
        accessCheckMs: numberOr(texts.accessCheckMinutes, MINUTE_MS, DEFAULT_LIMITS.accessCheckMs)
    };
    return strictest(MAX_LIMITS, set);
}

/** A component's limits, checked. Unknown fields are left out; `null` where a known field has the wrong type. */
export function decodeLimits(value: unknown): Partial<Limits> | null {
    if (value === undefined) return {};
    if (!isObject(value)) return null;
    const limits: Record<string, number | boolean> = {};
    for (const name of AMOUNTS) {
        const amount = value[name];
        if (isAmount(amount)) limits[name] = amount;
        else if (amount !== undefined) return null;
    }
    const { memoryOnly } = value;
    if (typeof memoryOnly === 'boolean') limits.memoryOnly = memoryOnly;
    return memoryOnly === undefined || typeof memoryOnly === 'boolean' ? limits : null;
}

function numberOr(text: string, unit: number, fallback: number): number {
    const number = text.trim() === '' ? NaN : Number(text);
    return Number.isFinite(number) && number >= 0 ? number * unit : fallback;
}
