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
export const DEFAULT_LIMITS: Limits = {
    // A long working day.
    maxAgeMs: 12 * HOUR_MS,
    memoryOnly: false,
    // Half of what Salesforce allows: everything else that uses the same session shares the other half.
    hourlyBudget: 500,
    dailyShare: 0.9,
    activeBudget: 10,
    accessCheckMs: 15 * MINUTE_MS
};

/** The laxest that an org can set. Source of 1,000 calls: Connect REST API Developer Guide, Rate Limits. */
export const MAX_LIMITS: Limits = {
    maxAgeMs: 24 * HOUR_MS,
    memoryOnly: false,
    hourlyBudget: 1_000,
    dailyShare: 1,
    activeBudget: 1_000,
    accessCheckMs: 60 * MINUTE_MS
};

/** What the properties of a component add; the stricter holds. */
export type ComponentLimits = Partial<Pick<Limits, 'maxAgeMs' | 'hourlyBudget'>>;

/** The org's limits, made stricter by a component. */
export function strictest(limits: Limits, { maxAgeMs = Infinity, hourlyBudget = Infinity }: ComponentLimits): Limits {
    return {
        ...limits,
        maxAgeMs: Math.min(limits.maxAgeMs, maxAgeMs),
        hourlyBudget: Math.min(limits.hourlyBudget, hourlyBudget)
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
    return {
        maxAgeMs: amountOf('maxAgeMs', texts.maxAgeHours, HOUR_MS),
        memoryOnly: texts.memoryOnly === 'true',
        hourlyBudget: amountOf('hourlyBudget', texts.hourlyBudget),
        dailyShare: amountOf('dailyShare', texts.dailyShare, 0.01),
        activeBudget: amountOf('activeBudget', texts.activeBudget),
        accessCheckMs: amountOf('accessCheckMs', texts.accessCheckMinutes, MINUTE_MS)
    };
}

/** A component's limits, checked. Unknown fields are left out; `null` where a known field is no amount. */
export function decodeLimits(value: unknown = {}): ComponentLimits | null {
    if (!isObject(value)) return null;
    const { maxAgeMs, hourlyBudget } = value;
    const isKnown = [maxAgeMs, hourlyBudget].every((amount) => amount === undefined || isAmount(amount));
    if (!isKnown) return null;
    return { ...(isAmount(maxAgeMs) ? { maxAgeMs } : {}), ...(isAmount(hourlyBudget) ? { hourlyBudget } : {}) };
}

function amountOf(name: Exclude<keyof Limits, 'memoryOnly'>, text: string, unit = 1): number {
    const amount = text.trim() === '' ? NaN : Number(text) * unit;
    return isAmount(amount) ? Math.min(amount, MAX_LIMITS[name]) : DEFAULT_LIMITS[name];
}
