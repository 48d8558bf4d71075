/** What a day cost, from the org's own log of calls. */
import type { DayOrg } from './dayOrg';

export type Tally = Readonly<{
    /** Entries calls that were answered: of conversations that have ended, and of those that are open. */
    ended: number;
    open: number;
    /** Entries calls that were refused for the limit; in no other number. */
    refused: number;
    /** API calls other than entries calls. */
    otherCalls: number;
    /** Distinct conversations that were marked active. */
    wokenEver: number;
    /** The most that were active at once. */
    wokenAtOnce: number;
}>;

export function tallyOf({ org, byIdentifier }: DayOrg): Tally {
    const counts = org.counts();
    const calls = org.log().filter(({ kind }) => kind === 'entries');
    const answered = calls.filter(({ status }) => status === 200);
    const open = answered.filter((call) => byIdentifier(call.conversationIdentifier)?.open === true).length;
    return {
        ended: answered.length - open,
        open,
        refused: calls.length - answered.length,
        otherCalls: counts.otherCalls,
        wokenEver: counts.wokenEver,
        // It only ever rises with a call.
        wokenAtOnce: Math.max(0, ...answered.map(({ at }) => counts.wokenNow(at)))
    };
}
