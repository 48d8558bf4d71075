/**
 * What asking has cost: counted by the broker pages of one browser for one user, and told on request. Other browsers,
 * and whatever else uses the same limits, are not in these numbers.
 */

/**
 * Where an answer came from.
 * salesforce  It cost an entries call.
 * this-tab    This page had read it before.
 * other-tab   Another page that is open now had read it: another tab, or another component in this one.
 * stored      A page that is gone had read it; it lay encrypted in the browser.
 */
export const ORIGINS = ['salesforce', 'this-tab', 'other-tab', 'stored'] as const;
export type Origin = (typeof ORIGINS)[number];

export type Usage = Readonly<{
    /** Entries calls in the last 60 minutes, failed ones too. */
    callsLastHour: number;
    /** `Limits.hourlyBudget` in force. */
    hourlyBudget: number;
    /** Distinct conversations read in the last 30 minutes: so long Salesforce counts them as active. */
    wokenLastHalfHour: number;
    /** API calls other than entries calls in the last 60 minutes. */
    otherCallsLastHour: number;
    /** Transcripts answered in the last 60 minutes, by where they came from. */
    answersLastHour: Readonly<Record<Origin, number>>;
    /** The org's own count of API calls in 24 hours, as Salesforce last told it (`Sforce-Limit-Info`). */
    daily: Readonly<{ used: number; allowed: number }> | null;
    /** `Limits.dailyShare` in force. */
    dailyShare: number;
    /** Salesforce refused a call for a limit: nothing is asked before this; epoch ms. */
    stoppedUntil: number | null;
}>;
