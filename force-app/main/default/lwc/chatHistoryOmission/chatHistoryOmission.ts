/** Something that is missing from the timeline, or may be: what, how sure, why, and the way to the full record. */
import { LightningElement, api } from 'lwc';
import USER_TIME_ZONE from '@salesforce/i18n/timeZone';
import type { ConversationLoad, Omission, Problem } from 'c/chatHistoryCore';
import {
    ACTIONS,
    fullTime,
    isPlainClick,
    machineTime,
    omissionReason,
    omissionText,
    recordLink,
    shortTime
} from 'c/chatHistoryLabels';
import type { OpenRecord, RecordLink } from 'c/chatHistoryLabels';

type Time = Readonly<{ machine: string; text: string; full: string }>;

export default class ChatHistoryOmission extends LightningElement {
    /** Always given; undefined only before the first render. */
    @api omission: Omission | undefined;

    /** Given where older messages can be asked for: what is going on with that. */
    @api load: ConversationLoad | undefined;

    /** Why older messages did not come, where they were asked for. Its button stands in place of the other. */
    @api problem: Problem | null = null;

    /** When the missing thing was sent, where that is known; epoch ms. */
    @api at: number | null = null;

    /** IANA name. Default: the user's. */
    @api timeZone: string = USER_TIME_ZONE;

    /** What reading one page costs. */
    readCalls = 1;

    get what(): string {
        return this.omission === undefined ? '' : omissionText(this.omission);
    }

    get reason(): string {
        return this.omission === undefined ? '' : omissionReason(this.omission);
    }

    get link(): RecordLink | null {
        return this.omission === undefined ? null : recordLink(this.omission.recordId);
    }

    get time(): Time | null {
        if (this.at === null) return null;
        return {
            machine: machineTime(this.at),
            text: shortTime(this.at, this.timeZone),
            full: fullTime(this.at, this.timeZone)
        };
    }

    get offersOlder(): boolean {
        return this.load !== undefined && this.problem === null;
    }

    get isReadingOlder(): boolean {
        return this.load?.activity === 'reading-older';
    }

    get loadText(): string {
        return this.isReadingOlder ? ACTIONS.loadingOlder : ACTIONS.loadOlder;
    }

    // A disabled button would lose the focus, and with it the reader's place. So it stays, and does nothing.
    get loadDisabled(): string {
        return String(this.load !== undefined && this.load.activity !== 'idle');
    }

    handleLoad(): void {
        if (this.load?.activity === 'idle') this.dispatchEvent(new CustomEvent('loadolder'));
    }

    handleRetry(): void {
        this.dispatchEvent(new CustomEvent(this.problem?.code === 'over-budget' ? 'confirmread' : 'retry'));
    }

    handleOpen(event: MouseEvent): void {
        const { link } = this;
        if (link === null || !isPlainClick(event)) return;
        event.preventDefault();
        const detail: OpenRecord = { recordId: link.recordId, objectApiName: link.objectApiName };
        this.dispatchEvent(new CustomEvent('openrecord', { detail }));
    }
}
