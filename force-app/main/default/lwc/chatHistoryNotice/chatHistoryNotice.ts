/** A problem or a neutral state: what it is, what it means, the next step, and what an admin can mend. */
import { LightningElement, api } from 'lwc';
import USER_TIME_ZONE from '@salesforce/i18n/timeZone';
import type { Problem } from 'c/chatHistoryCore';
import { ACTIONS, fill, isWorthRetrying, problemWords, stateWords } from 'c/chatHistoryLabels';
import type { NoticeState, Words } from 'c/chatHistoryLabels';

const STATE_ICONS: Readonly<Partial<Record<NoticeState, string>>> = { loading: 'utility:clock' };
const NO_WORDS: Words = { title: '', text: null, step: null, admin: null };

export default class ChatHistoryNotice extends LightningElement {
    /** What went wrong. Wins over `state`. */
    @api problem: Problem | undefined;

    /** A state that is no problem. */
    @api state: NoticeState | undefined;

    /** What the state's words speak of; see `NoticeState`. */
    @api values: readonly (string | number)[] = [];

    /** Address of the broker page. Given where opening it in a tab of its own may help. */
    @api connectUrl: string | undefined;

    /** Words on the retry button, with the price. Default: "Try again". Given with a state, it brings the button. */
    @api retryLabel: string | undefined;

    /** IANA name. Default: the user's. */
    @api timeZone: string = USER_TIME_ZONE;

    connectLabel = ACTIONS.connect;

    get words(): Words {
        if (this.problem !== undefined) return problemWords(this.problem, this.timeZone);
        return this.state === undefined ? NO_WORDS : stateWords(this.state, this.values);
    }

    get admin(): string | null {
        const { admin } = this.words;
        return admin === null ? null : fill(ACTIONS.forAdmin, admin);
    }

    get code(): string | undefined {
        return this.problem?.code ?? this.state;
    }

    get icon(): string {
        if (this.problem !== undefined) return 'utility:warning';
        return (this.state === undefined ? undefined : STATE_ICONS[this.state]) ?? 'utility:info';
    }

    /** What comes up while someone reads is announced, politely; what is always there is not. */
    get liveRole(): string | null {
        return this.problem !== undefined || this.state === 'loading' ? 'status' : null;
    }

    get retryText(): string | null {
        if (this.problem === undefined) return this.retryLabel ?? null;
        return isWorthRetrying(this.problem.code) ? (this.retryLabel ?? ACTIONS.retry) : null;
    }

    get hasActions(): boolean {
        return this.connectUrl !== undefined || this.retryText !== null;
    }

    handleRetry(): void {
        this.dispatchEvent(new CustomEvent('retry'));
    }
}
