/** A problem or a neutral state: what it is, what it means, the next step, and what an admin can mend. */
import { LightningElement, api } from 'lwc';
import USER_TIME_ZONE from '@salesforce/i18n/timeZone';
import type { Problem } from 'c/chatHistoryCore';
import { ACTIONS, countText, fill, isHeldBack, isWorthRetrying, problemWords, stateWords } from 'c/chatHistoryLabels';
import type { NoticeState, Words } from 'c/chatHistoryLabels';

const STATE_ICONS: Readonly<Partial<Record<NoticeState, string>>> = { loading: 'utility:clock' };
/** They come up while someone reads. */
const ANNOUNCED: ReadonlySet<NoticeState | undefined> = new Set<NoticeState>(['loading', 'load-all']);
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

    /** What a new try costs: entries calls, and as many conversations marked active. 0 or not given: none, no price is named. */
    @api calls: number | undefined;

    /** IANA name. Default: the user's. */
    @api timeZone: string = USER_TIME_ZONE;

    connectLabel = ACTIONS.connect;
    dismissText = ACTIONS.loadAllDismiss;

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
        const { problem } = this;
        if (problem !== undefined) return isHeldBack(problem.code) ? 'utility:info' : 'utility:warning';
        return (this.state === undefined ? undefined : STATE_ICONS[this.state]) ?? 'utility:info';
    }

    /** What comes up while someone reads is announced, politely; what is always there is not. */
    get liveRole(): string | null {
        return this.problem !== undefined || ANNOUNCED.has(this.state) ? 'status' : null;
    }

    get retryText(): string | null {
        const { problem, calls = 0 } = this;
        if (problem === undefined || !isWorthRetrying(problem.code)) return null;
        if (problem.code === 'over-budget') return ACTIONS.readAnyway;
        return calls > 0 ? countText(ACTIONS.retryPrice, calls) : ACTIONS.retry;
    }

    /** Yes to the question, where the state is one. */
    get acceptText(): string | null {
        if (this.problem !== undefined || this.state !== 'load-all') return null;
        return countText(ACTIONS.loadAllAccept, Number(this.values[0] ?? 0));
    }

    get hasActions(): boolean {
        return this.connectUrl !== undefined || this.retryText !== null || this.acceptText !== null;
    }

    /** Of `over-budget` it means: read it anyway. */
    handleRetry(): void {
        this.dispatchEvent(new CustomEvent('retry'));
    }

    handleAccept(): void {
        this.dispatchEvent(new CustomEvent('accept'));
    }

    handleDismiss(): void {
        this.dispatchEvent(new CustomEvent('dismiss'));
    }
}
