import type { Evidence, OmissionKind } from 'c/chatHistoryCore';
import EVIDENCE_ENTRY_WITHOUT_TEXT from '@salesforce/label/c.ChatHistory_Evidence_EntryWithoutText';
import EVIDENCE_ENTRY_NOT_UNDERSTOOD from '@salesforce/label/c.ChatHistory_Evidence_EntryNotUnderstood';
import EVIDENCE_SESSION_SAYS_BOT from '@salesforce/label/c.ChatHistory_Evidence_SessionSaysBot';
import EVIDENCE_PARTICIPANT_IS_BOT from '@salesforce/label/c.ChatHistory_Evidence_ParticipantIsBot';
import EVIDENCE_PAGE_WAS_FULL from '@salesforce/label/c.ChatHistory_Evidence_PageWasFull';
import EVIDENCE_SAME_MILLISECOND from '@salesforce/label/c.ChatHistory_Evidence_SameMillisecond';
import EVIDENCE_COUNTED_BY_BROKER from '@salesforce/label/c.ChatHistory_Evidence_CountedByBroker';
import EVIDENCE_OTHER_CASES from '@salesforce/label/c.ChatHistory_Evidence_OtherCases';
import EVIDENCE_NOT_LINKED from '@salesforce/label/c.ChatHistory_Evidence_NotLinked';
import EVIDENCE_UNASSIGNED from '@salesforce/label/c.ChatHistory_Evidence_Unassigned';
import EVIDENCE_CALL_NOT_COMPLETED from '@salesforce/label/c.ChatHistory_Evidence_CallNotCompleted';
import EVIDENCE_NO_CONVERSATION_ON_SESSION from '@salesforce/label/c.ChatHistory_Evidence_NoConversationOnSession';
import EVIDENCE_NO_CONVERSATION_ON_CALL from '@salesforce/label/c.ChatHistory_Evidence_NoConversationOnCall';

const EVIDENCE: Readonly<Record<Evidence, string>> = {
    'entry-without-text': EVIDENCE_ENTRY_WITHOUT_TEXT,
    'entry-not-understood': EVIDENCE_ENTRY_NOT_UNDERSTOOD,
    'session-says-bot': EVIDENCE_SESSION_SAYS_BOT,
    'participant-is-bot': EVIDENCE_PARTICIPANT_IS_BOT,
    'page-was-full': EVIDENCE_PAGE_WAS_FULL,
    'same-millisecond': EVIDENCE_SAME_MILLISECOND,
    'counted-by-broker': EVIDENCE_COUNTED_BY_BROKER,
    'call-not-completed': EVIDENCE_CALL_NOT_COMPLETED,
    'no-conversation-on-session': EVIDENCE_NO_CONVERSATION_ON_SESSION,
    'no-conversation-on-call': EVIDENCE_NO_CONVERSATION_ON_CALL
};

/** A count says that entries were left out; whose they were decides what explains it. */
const COUNTED: Readonly<Partial<Record<OmissionKind, string>>> = {
    'other-cases': EVIDENCE_OTHER_CASES,
    'not-linked': EVIDENCE_NOT_LINKED,
    unassigned: EVIDENCE_UNASSIGNED
};

/** Why we think that something is missing: one sentence. */
export function evidenceText(kind: OmissionKind, evidence: Evidence): string {
    return evidence === 'counted-by-broker' ? (COUNTED[kind] ?? EVIDENCE[evidence]) : EVIDENCE[evidence];
}
