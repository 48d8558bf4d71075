/** API usage of this browser and user, as the broker page counts it, with versions and diagnostics. */
import { LightningElement, api } from 'lwc';
import type { Diagnostic, Usage } from 'c/chatHistoryCore';
import { LABELS } from 'c/chatHistoryLabels';
import type { UsageFigures } from './usageView';
import { usageFigures } from './usageView';

export default class ChatHistoryUsage extends LightningElement {
    /** `null`: not known yet. */
    @api usage: Usage | null = null;

    /** Of the component. */
    @api diagnostics: readonly Diagnostic[] = [];

    /** IANA name. */
    @api timeZone = 'UTC';

    /** Epoch ms. */
    @api nowMs = 0;

    texts = {
        title: LABELS.Usage_Title,
        none: LABELS.Usage_None,
        scope: LABELS.Usage_Scope,
        details: LABELS.Details,
        close: LABELS.Close
    };

    #hasTakenFocus = false;

    get figures(): UsageFigures {
        const { usage, diagnostics, timeZone, nowMs } = this;
        return usageFigures(usage, diagnostics, timeZone, nowMs);
    }

    get hasFigures(): boolean {
        return this.usage !== null;
    }

    override renderedCallback(): void {
        const panel = this.refs?.panel;
        if (this.#hasTakenFocus || !(panel instanceof HTMLElement)) return;
        this.#hasTakenFocus = true;
        panel.focus();
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.handleClose();
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('close'));
    }
}
