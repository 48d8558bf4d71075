/**
 * How complete the transcripts of the Case are: a phrase, and behind it what is missing, session by session. Said of the
 * transcripts and not of the screen: a Case opens at its newest message and must not hide that its beginning is missing.
 *
 * showrow  detail: key of the row in the timeline that says what is missing.
 */
import { LightningElement, api } from 'lwc';
import type { CaseCompleteness } from 'c/chatHistoryCore';
import type { CompletenessView } from './completenessView';
import { completenessView } from './completenessView';

export default class ChatHistoryCompleteness extends LightningElement {
    @api completeness: CaseCompleteness | undefined;

    /** IANA name. */
    @api timeZone = 'UTC';

    /** Epoch ms. */
    @api nowMs = 0;

    get view(): CompletenessView | null {
        return this.completeness === undefined ? null : completenessView(this.completeness, this.timeZone, this.nowMs);
    }

    handleLink({ currentTarget }: Event): void {
        const key = currentTarget instanceof HTMLElement ? currentTarget.dataset.key : undefined;
        if (key !== undefined) this.dispatchEvent(new CustomEvent('showrow', { detail: key }));
    }
}
