import STATE_NOTHING_LINKED from '@salesforce/label/c.ChatHistory_State_NothingLinked';
import STATE_NOTHING_LINKED_TEXT from '@salesforce/label/c.ChatHistory_State_NothingLinked_Text';
import STATE_NOTHING_LINKED_STEP from '@salesforce/label/c.ChatHistory_State_NothingLinked_Step';
import STATE_SAMPLE from '@salesforce/label/c.ChatHistory_State_Sample';
import STATE_SAMPLE_TEXT from '@salesforce/label/c.ChatHistory_State_Sample_Text';
import STATE_LOADING from '@salesforce/label/c.ChatHistory_State_Loading';
import STATE_SESSIONS_NOT_AVAILABLE from '@salesforce/label/c.ChatHistory_State_SessionsNotAvailable';
import STATE_SESSIONS_NOT_AVAILABLE_TEXT from '@salesforce/label/c.ChatHistory_State_SessionsNotAvailable_Text';
import STATE_SESSIONS_NOT_AVAILABLE_ADMIN from '@salesforce/label/c.ChatHistory_State_SessionsNotAvailable_Admin';
import STATE_CALLS_NOT_AVAILABLE from '@salesforce/label/c.ChatHistory_State_CallsNotAvailable';
import STATE_CALLS_NOT_AVAILABLE_TEXT from '@salesforce/label/c.ChatHistory_State_CallsNotAvailable_Text';
import STATE_CALLS_NOT_AVAILABLE_ADMIN from '@salesforce/label/c.ChatHistory_State_CallsNotAvailable_Admin';
import STATE_MORE_SESSIONS from '@salesforce/label/c.ChatHistory_State_MoreSessions';
import STATE_MORE_SESSIONS_TEXT from '@salesforce/label/c.ChatHistory_State_MoreSessions_Text';
import STATE_MORE_SESSIONS_STEP from '@salesforce/label/c.ChatHistory_State_MoreSessions_Step';
import STATE_MORE_CALLS from '@salesforce/label/c.ChatHistory_State_MoreCalls';
import STATE_MORE_CALLS_TEXT from '@salesforce/label/c.ChatHistory_State_MoreCalls_Text';
import STATE_MORE_CALLS_STEP from '@salesforce/label/c.ChatHistory_State_MoreCalls_Step';
import STATE_PROPERTY_FELL_BACK from '@salesforce/label/c.ChatHistory_State_PropertyFellBack';
import STATE_PROPERTY_FELL_BACK_TEXT from '@salesforce/label/c.ChatHistory_State_PropertyFellBack_Text';
import STATE_PROPERTY_FELL_BACK_ADMIN from '@salesforce/label/c.ChatHistory_State_PropertyFellBack_Admin';
import STATE_LOAD_ALL_ONE from '@salesforce/label/c.ChatHistory_State_LoadAll_one';
import STATE_LOAD_ALL_OTHER from '@salesforce/label/c.ChatHistory_State_LoadAll_other';
import STATE_LOAD_ALL_TEXT_ONE from '@salesforce/label/c.ChatHistory_State_LoadAll_Text_one';
import STATE_LOAD_ALL_TEXT_OTHER from '@salesforce/label/c.ChatHistory_State_LoadAll_Text_other';
import { fill } from './fill';
import type { Words } from './noticeWords';
import type { PluralSet } from './plural';
import { countText } from './plural';

/** Words before their values are filled in; a plural set goes by the first of them. */
type Label = string | PluralSet;
type StateWords = Readonly<{ title: Label; text: Label | null; step: Label | null; admin: Label | null }>;

/**
 * States that are no problem.
 * nothing-linked          No session and no call is linked to this Case.
 * sample                  The App Builder canvas.
 * loading                 The records have not arrived.
 * sessions-not-available  The org lacks the object, or the user may not see it.
 * calls-not-available     The same for calls.
 * more-sessions           Values: how many are listed.
 * more-calls              Values: how many are listed.
 * load-all                A question. Values: how many conversations would be read.
 * property-fell-back      Values: the property's label, its default.
 */
export type NoticeState = keyof typeof STATES;

const STATES = {
    'nothing-linked': {
        title: STATE_NOTHING_LINKED,
        text: STATE_NOTHING_LINKED_TEXT,
        step: STATE_NOTHING_LINKED_STEP,
        admin: null
    },
    sample: { title: STATE_SAMPLE, text: STATE_SAMPLE_TEXT, step: null, admin: null },
    loading: { title: STATE_LOADING, text: null, step: null, admin: null },
    'sessions-not-available': {
        title: STATE_SESSIONS_NOT_AVAILABLE,
        text: STATE_SESSIONS_NOT_AVAILABLE_TEXT,
        step: null,
        admin: STATE_SESSIONS_NOT_AVAILABLE_ADMIN
    },
    'calls-not-available': {
        title: STATE_CALLS_NOT_AVAILABLE,
        text: STATE_CALLS_NOT_AVAILABLE_TEXT,
        step: null,
        admin: STATE_CALLS_NOT_AVAILABLE_ADMIN
    },
    'more-sessions': {
        title: STATE_MORE_SESSIONS,
        text: STATE_MORE_SESSIONS_TEXT,
        step: STATE_MORE_SESSIONS_STEP,
        admin: null
    },
    'more-calls': {
        title: STATE_MORE_CALLS,
        text: STATE_MORE_CALLS_TEXT,
        step: STATE_MORE_CALLS_STEP,
        admin: null
    },
    'load-all': {
        title: { one: STATE_LOAD_ALL_ONE, other: STATE_LOAD_ALL_OTHER },
        text: { one: STATE_LOAD_ALL_TEXT_ONE, other: STATE_LOAD_ALL_TEXT_OTHER },
        step: null,
        admin: null
    },
    'property-fell-back': {
        title: STATE_PROPERTY_FELL_BACK,
        text: STATE_PROPERTY_FELL_BACK_TEXT,
        step: null,
        admin: STATE_PROPERTY_FELL_BACK_ADMIN
    }
} as const satisfies Readonly<Record<string, StateWords>>;

/** The words of a state, with its values filled in. */
export function stateWords(state: NoticeState, values: readonly (string | number)[] = []): Words {
    const { title, text, step, admin }: StateWords = STATES[state];
    const filled = (label: Label | null): string | null => (label === null ? null : filledLabel(label, values));
    return { title: filledLabel(title, values), text: filled(text), step: filled(step), admin: filled(admin) };
}

function filledLabel(label: Label, values: readonly (string | number)[]): string {
    return typeof label === 'string' ? fill(label, ...values) : countText(label, Number(values[0] ?? 0));
}
