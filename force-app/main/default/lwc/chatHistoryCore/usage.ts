/**
 * Usage: the API calls that the broker pages of one browser made for one user. Other browsers, and everything else that
 * uses the same limits, are not in these numbers.
 */
import { asObject, isAmount, isCount, isObject, isTime } from './checks';
import { decodeDiagnostics, isVersion, type Diagnostic } from './diagnostics';
import { ORIGINS, type Origin } from './transcript';

export type Usage = Readonly<{
    /** Entries calls in the last 60 minutes, failed ones too. */
    entriesCallsLastHour: number;
    /** `Limits.hourlyBudget` in force. */
    hourlyBudget: number;
    /** Distinct conversations fetched in the last 30 minutes, which Salesforce counts as active. */
    activeConversations: number;
    /** Those of them that were fetched automatically. */
    autoActiveConversations: number;
    /** `Limits.activeBudget` in force. */
    activeBudget: number;
    /** API calls other than entries calls in the last 60 minutes. */
    otherCallsLastHour: number;
    /** Transcripts answered in the last 60 minutes, by origin. */
    answersLastHour: Readonly<Record<Origin, number>>;
    /** The org's own count of API calls in 24 hours, as Salesforce last stated it (`Sforce-Limit-Info`). */
    daily: Readonly<{ used: number; allowed: number }> | null;
    /** `Limits.dailyShare` in force. */
    dailyShare: number;
    /** Salesforce refused a call for a limit: no call is made before this; epoch ms. */
    stoppedUntil: number | null;
    /** Version of the broker page. */
    version: string;
    /** Of the broker page. */
    diagnostics: readonly Diagnostic[];
}>;

/** Usage from the broker, checked; `null` where anything in it is wrong. */
export function decodeUsage(value: unknown): Usage | null {
    if (!isObject(value)) return null;
    const { entriesCallsLastHour, activeConversations, autoActiveConversations, otherCallsLastHour } = value;
    const { hourlyBudget, activeBudget, dailyShare, stoppedUntil, version } = value;
    const answersLastHour = decodeAnswerCounts(value.answersLastHour);
    const daily = decodeDaily(value.daily);
    const diagnostics = decodeDiagnostics(value.diagnostics);
    if (!isCount(entriesCallsLastHour) || !isCount(activeConversations)) return null;
    if (!isCount(autoActiveConversations) || !isCount(otherCallsLastHour)) return null;
    if (!isAmount(hourlyBudget) || !isAmount(activeBudget) || !isAmount(dailyShare)) return null;
    if (answersLastHour === null || daily === undefined || diagnostics === null || !isVersion(version)) return null;
    if (stoppedUntil !== null && !isTime(stoppedUntil)) return null;
    return {
        entriesCallsLastHour,
        hourlyBudget,
        activeConversations,
        autoActiveConversations,
        activeBudget,
        otherCallsLastHour,
        answersLastHour,
        daily,
        dailyShare,
        stoppedUntil,
        version,
        diagnostics
    };
}

function decodeAnswerCounts(value: unknown): Usage['answersLastHour'] | null {
    const counts = asObject(value);
    const [salesforce, cache] = ORIGINS.map((origin) => counts[origin]);
    return isCount(salesforce) && isCount(cache) ? { salesforce, cache } : null;
}

function decodeDaily(value: unknown): Usage['daily'] | undefined {
    if (value === null) return null;
    const { used, allowed } = asObject(value);
    return isCount(used) && isCount(allowed) ? { used, allowed } : undefined;
}
