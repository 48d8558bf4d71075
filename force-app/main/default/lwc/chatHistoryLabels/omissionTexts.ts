/** What is missing from the timeline, and why, in the agent's language. */
import type { Evidence, Omission } from 'c/chatHistoryCore';
import { fillCount } from './format';
import { LABELS } from './labels';

/** `null`: the text says it already. */
const REASONS: Readonly<Record<Evidence, string | null>> = {
    'entry-without-text': LABELS.Evidence_EntryWithoutText,
    'entry-not-understood': LABELS.Evidence_EntryNotUnderstood,
    'session-says-bot': LABELS.Evidence_SessionSaysBot,
    'bot-joined': LABELS.Evidence_BotJoined,
    'not-in-text': LABELS.Evidence_NotInText,
    'text-not-offered': LABELS.Evidence_TextNotOffered,
    'text-differs': LABELS.Evidence_TextDiffers,
    'participant-is-bot': LABELS.Evidence_ParticipantIsBot,
    'first-message-late': LABELS.Evidence_FirstMessageLate,
    'page-was-full': LABELS.Evidence_PageWasFull,
    'rows-were-full': LABELS.Evidence_RowsWereFull,
    'same-millisecond': LABELS.Evidence_SameMillisecond,
    'of-other-cases': LABELS.Evidence_OtherCases,
    'of-no-case': LABELS.Evidence_NotLinked,
    'of-hidden-record': LABELS.Evidence_Hidden,
    'of-unlisted-record': LABELS.Evidence_NotListed,
    'of-no-session': LABELS.Evidence_Unassigned,
    'call-not-completed': null,
    'no-conversation-on-session': LABELS.Evidence_NoConversation,
    'no-conversation-on-call': LABELS.Evidence_NoConversation_Call,
    'chat-without-text': LABELS.Evidence_ChatWithoutText,
    'text-has-more': LABELS.Evidence_TextHasMore,
    'text-was-full': LABELS.Evidence_TextWasFull,
    'message-count': LABELS.Evidence_MessageCount,
    'call-ended-lately': LABELS.Evidence_Call_NotYet,
    'call-is-transcribed': LABELS.Evidence_Call_BeingMade,
    'call-ended-long-ago': LABELS.Evidence_Call_NoneCame,
    'session-has-preview': LABELS.Evidence_NothingCame_Preview,
    'session-was-accepted': LABELS.Evidence_NothingCame_Accepted,
    'session-lasted': LABELS.Evidence_NothingCame_Lasted
};

/** The bot's part is missing for certain, or as good as: the reason says more. */
const BOT_IS_MISSING: ReadonlySet<Evidence> = new Set(['session-says-bot', 'not-in-text', 'text-not-offered']);

/** What is missing. Says "may" or "probably" where that is not certain. */
export function omissionText({ kind, evidence, count }: Omission): string {
    switch (kind) {
        case 'non-text':
            return fillCount(LABELS.Omission_NonText, count ?? 1);
        case 'unreadable':
            return fillCount(LABELS.Omission_Unreadable, count ?? 1);
        case 'bot':
            return BOT_IS_MISSING.has(evidence) ? LABELS.Omission_Bot : LABELS.Omission_Bot_Maybe;
        case 'opening':
            return LABELS.Omission_Opening;
        case 'older':
            return evidence === 'page-was-full' ? LABELS.Omission_Older : LABELS.Omission_Older_Unreachable;
        case 'other-cases':
            return fillCount(LABELS.Omission_OtherCases, count ?? 0);
        case 'not-linked':
            return fillCount(LABELS.Omission_NotLinked, count ?? 0);
        case 'hidden':
            return fillCount(LABELS.Omission_Hidden, count ?? 0);
        case 'not-listed':
            return fillCount(LABELS.Omission_NotListed, count ?? 0);
        case 'unassigned':
            return fillCount(LABELS.Omission_Unassigned, count ?? 0);
        case 'customer-messages':
            return fillCount(LABELS.Omission_CustomerMessages, count ?? 0);
        case 'agent-messages':
            return fillCount(LABELS.Omission_AgentMessages, count ?? 0);
        case 'more-in-text':
            return fillCount(LABELS.Omission_MoreInText, count ?? 0);
        case 'still-open':
            return LABELS.Omission_StillOpen;
        case 'no-transcript':
            return noTranscriptText(evidence);
        case 'cut-off':
            return LABELS.Omission_CutOff;
        case 'surplus':
            return fillCount(LABELS.Omission_Surplus, count ?? 0);
        case 'empty':
            return emptyText(evidence);
    }
}

function noTranscriptText(evidence: Evidence): string {
    if (evidence === 'chat-without-text') return LABELS.Omission_NoTranscript_Chat;
    return evidence === 'no-conversation-on-call' ? LABELS.Omission_NoTranscript_Call : LABELS.Omission_NoTranscript;
}

function emptyText(evidence: Evidence): string {
    switch (evidence) {
        case 'call-ended-lately':
            return LABELS.Omission_Call_NotYet;
        case 'call-is-transcribed':
            return LABELS.Omission_Call_BeingMade;
        case 'call-ended-long-ago':
            return LABELS.Omission_Call_NoneCame;
        default:
            return LABELS.Omission_NothingCame;
    }
}

/** Why it is missing, in one sentence; `null` where `omissionText` says that already. */
export function omissionReason({ evidence }: Omission): string | null {
    return REASONS[evidence];
}

/**
 * Does the session or call record show what is missing here? Messages of other sessions, or of nobody knows which, are
 * not in it.
 */
export function isInRecord({ kind }: Omission): boolean {
    return !['other-cases', 'not-linked', 'hidden', 'not-listed', 'unassigned'].includes(kind);
}
