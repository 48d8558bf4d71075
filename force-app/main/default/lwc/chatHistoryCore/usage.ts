/**
 * Usage: the API calls that the broker pages of one browser made for one user. Other browsers, and everything else that
 * uses the same limits, are not in these numbers.
 */
import { asObject, isAmount, isCount, isTime } from './checks';
import { isDiagnostic, isVersion, type Diagnostic } from './diagnostics';
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

const COUNTS = [
    'entriesCallsLastHour',
    'activeConversations',
    'autoActiveConversations',
    'otherCallsLastHour'
] as const;
const AMOUNTS = ['hourlyBudget', 'activeBudget', 'dailyShare'] as const;

/** Of the broker. `false` where anything in it is wrong. */
export function isUsage(value: unknown): value is Usage {
    const usage = asObject(value);
    const { answersLastHour, daily, stoppedUntil, version, diagnostics } = usage;
    const answers = asObject(answersLastHour);
    return (
        COUNTS.every((name) => isCount(usage[name])) &&
        AMOUNTS.every((name) => isAmount(usage[name])) &&
        ORIGINS.every((origin) => isCount(answers[origin])) &&
        (daily === null || (isCount(asObject(daily).used) && isCount(asObject(daily).allowed))) &&
        (stoppedUntil === null || isTime(stoppedUntil)) &&
        isVersion(version) &&
        Array.isArray(diagnostics) &&
        diagnostics.every(isDiagnostic)
    );
}
