/** What asking has cost: figures of this browser and this user, as the broker page counts them. */
import { LightningElement, api } from 'lwc';
import USER_TIME_ZONE from '@salesforce/i18n/timeZone';
import type { Usage } from 'c/chatHistoryCore';
import { USAGE } from 'c/chatHistoryLabels';
import { usageWords } from './usageWords';
import type { UsageWords } from './usageWords';

export default class ChatHistoryUsage extends LightningElement {
    /** `null`: not told yet. */
    @api usage: Usage | null = null;

    /** IANA name. Default: the user's. */
    @api timeZone: string = USER_TIME_ZONE;

    texts = USAGE;

    get words(): UsageWords | null {
        // A time that is over by now is not worth a line. Only this edge has a clock.
        return this.usage === null ? null : usageWords(this.usage, this.timeZone, Date.now());
    }
}
