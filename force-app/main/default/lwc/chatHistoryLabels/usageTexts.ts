import type { Origin, Usage } from 'c/chatHistoryCore';
import USAGE_TITLE from '@salesforce/label/c.ChatHistory_Usage_Title';
import USAGE_NONE from '@salesforce/label/c.ChatHistory_Usage_None';
import USAGE_SCOPE from '@salesforce/label/c.ChatHistory_Usage_Scope';
import USAGE_CALLS from '@salesforce/label/c.ChatHistory_Usage_Calls';
import USAGE_OF from '@salesforce/label/c.ChatHistory_Usage_Of';
import USAGE_WOKEN from '@salesforce/label/c.ChatHistory_Usage_Woken';
import USAGE_OTHER_CALLS from '@salesforce/label/c.ChatHistory_Usage_OtherCalls';
import USAGE_FROM from '@salesforce/label/c.ChatHistory_Usage_From';
import USAGE_FROM_SALESFORCE from '@salesforce/label/c.ChatHistory_Usage_From_Salesforce';
import USAGE_FROM_THIS_TAB from '@salesforce/label/c.ChatHistory_Usage_From_ThisTab';
import USAGE_FROM_OTHER_TAB from '@salesforce/label/c.ChatHistory_Usage_From_OtherTab';
import USAGE_FROM_STORED from '@salesforce/label/c.ChatHistory_Usage_From_Stored';
import USAGE_DAILY from '@salesforce/label/c.ChatHistory_Usage_Daily';
import USAGE_DAILY_OF from '@salesforce/label/c.ChatHistory_Usage_DailyOf';
import USAGE_STOPPED from '@salesforce/label/c.ChatHistory_Usage_Stopped';
import { fill } from './fill';
import { LOCALE } from './locale';

/** Words of the panel of costs that stand before a figure, or for themselves. */
export const USAGE = {
    title: USAGE_TITLE,
    none: USAGE_NONE,
    scope: USAGE_SCOPE,
    calls: USAGE_CALLS,
    woken: USAGE_WOKEN,
    otherCalls: USAGE_OTHER_CALLS,
    from: USAGE_FROM,
    daily: USAGE_DAILY,
    stopped: USAGE_STOPPED
} as const;

const ORIGINS: Readonly<Record<Origin, string>> = {
    salesforce: USAGE_FROM_SALESFORCE,
    'this-tab': USAGE_FROM_THIS_TAB,
    'other-tab': USAGE_FROM_OTHER_TAB,
    stored: USAGE_FROM_STORED
};

const percents = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });

/** "12 of 500" */
export function ofText(used: number, allowed: number): string {
    return fill(USAGE_OF, used, allowed);
}

/** "Another tab or component: 3" */
export function originText(origin: Origin, count: number): string {
    return fill(ORIGINS[origin], count);
}

/** "62,110 of 100,000 (62%)"; an org that is allowed none gets no share. */
export function dailyText({ used, allowed }: NonNullable<Usage['daily']>): string {
    if (allowed <= 0) return ofText(used, allowed);
    return fill(USAGE_DAILY_OF, used, allowed, percents.format(used / allowed));
}
