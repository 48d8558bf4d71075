/**
 * One notice: a problem or a state, what to do about it, and, folded, what an admin can do. Notices are no live regions:
 * the component has one, which announces them (`announcement.ts` of the root).
 */
import { LightningElement, api } from 'lwc';
import type { NoticeTexts, ReadButton } from 'c/chatHistoryLabels';
import { LABELS } from 'c/chatHistoryLabels';

export default class ChatHistoryNotice extends LightningElement {
    /** Problem code or state; a hook for tests and style sheets, never shown. */
    @api code = '';

    /** Always given; undefined only before the first render. */
    @api texts: NoticeTexts | undefined;

    /** One line each, below the text. */
    @api items: readonly string[] = [];

    /** The button that repeats what failed; `null`: none. */
    @api retry: ReadButton | null = null;

    /** Yes to the question that the notice asks; `null`: it asks none. */
    @api acceptText: string | null = null;

    /** Address of the broker page, where opening it in a tab may help. */
    @api connectUrl: string | null = null;

    /** Something went wrong, as opposed to a state or our own restraint. */
    @api isFailure = false;

    /** Only the title is shown until the reader unfolds it: for what concerns an admin, not every agent. */
    @api isFolded = false;

    adminSummary = LABELS.AdminDetails;
    connectText = LABELS.Connect;
    dismissText = LABELS.LoadAll_Dismiss;

    get icon(): string {
        return this.isFailure ? 'utility:warning' : 'utility:info';
    }

    get hasItems(): boolean {
        return this.items.length > 0;
    }

    get hasActions(): boolean {
        return this.retry !== null || this.acceptText !== null || this.connectUrl !== null;
    }

    /** Only a note that is there describes the button: a reference to nothing would silence its tooltip too. */
    get noteId(): string | null {
        return this.retry?.note ? 'note' : null;
    }

    handleRetry(): void {
        if (this.retry?.isBlocked === false) this.dispatchEvent(new CustomEvent('retry'));
    }

    handleAccept(): void {
        this.dispatchEvent(new CustomEvent('accept'));
    }

    handleDismiss(): void {
        this.dispatchEvent(new CustomEvent('dismiss'));
    }
}
