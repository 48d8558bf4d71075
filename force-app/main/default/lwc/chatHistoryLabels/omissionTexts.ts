/** What is missing from the timeline, and why, in the agent's language. */
import type { Evidence, Omission, OmissionKind } from 'c/chatHistoryCore';
import type { PluralSet } from './format';
import { fillCount } from './format';
import { LABELS } from './labels';

type CountedKind = Extract<OmissionKind, 'other-cases' | 'not-linked' | 'unassigned'>;

const COUNTED: Readonly<Record<CountedKind, PluralSet>> = {
    'other-cases': LABELS.Omission_OtherCases,
    'not-linked': LABELS.Omission_NotLinked,
    unassigned: LABELS.Omission_Unassigned
};

/** A count says that messages were left out; whose they were explains it. */
const REASONS_OF_COUNTED: Readonly<Partial<Record<OmissionKind, string>>> = {
    'other-cases': LABELS.Evidence_OtherCases,
    'not-linked': LABELS.Evidence_NotLinked,
    unassigned: LABELS.Evidence_Unassigned
};

const REASONS: Readonly<Record<Exclude<Evidence, 'counted-by-broker'>, string | null>> = {
    'entry-without-text': LABELS.Evidence_EntryWithoutText,
    'entry-not-understood': LABELS.Evidence_EntryNotUnderstood,
    'session-says-bot': LABELS.Evidence_SessionSaysBot,
    'participant-is-bot': LABELS.Evidence_ParticipantIsBot,
    'page-was-full': LABELS.Evidence_PageWasFull,
    'same-millisecond': LABELS.Evidence_SameMillisecond,
    'call-not-completed': null,
    'no-conversation-on-session': LABELS.Evidence_NoConversation,
    'no-conversation-on-call': LABELS.Evidence_NoConversation_Call
};

/** What is missing. Says "may" or "probably" where that is not certain. */
export function omissionText({ kind, certainty, evidence, count }: Omission): string {
    switch (kind) {
        case 'non-text':
            return LABELS.Omission_NonText;
        case 'unreadable':
            return LABELS.Omission_Unreadable;
        case 'bot':
            return certainty === 'known' ? LABELS.Omission_Bot : LABELS.Omission_Bot_Maybe;
        case 'older':
            return evidence === 'same-millisecond' ? LABELS.Omission_Older_Unreachable : LABELS.Omission_Older;
        case 'other-cases':
        case 'not-linked':
        case 'unassigned':
            return fillCount(COUNTED[kind], count ?? 0);
        case 'still-open':
            return LABELS.Omission_StillOpen;
        case 'no-transcript':
            return evidence === 'no-conversation-on-call'
                ? LABELS.Omission_NoTranscript_Call
                : LABELS.Omission_NoTranscript;
    }
}

/** Why it is missing, in one sentence; `null` where `omissionText` says that already. */
export function omissionReason({ kind, evidence }: Omission): string | null {
    return evidence === 'counted-by-broker' ? (REASONS_OF_COUNTED[kind] ?? null) : REASONS[evidence];
}

/** Does the session or call record show what is missing here? Messages of other sessions are not in it. */
export function isInRecord({ kind }: Omission): boolean {
    return kind !== 'other-cases' && kind !== 'not-linked';
}
