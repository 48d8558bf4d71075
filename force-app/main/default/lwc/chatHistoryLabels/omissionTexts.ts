import type { Certainty, Evidence, Omission, OmissionKind } from 'c/chatHistoryCore';
import OMISSION_NON_TEXT from '@salesforce/label/c.ChatHistory_Omission_NonText';
import OMISSION_UNREADABLE from '@salesforce/label/c.ChatHistory_Omission_Unreadable';
import OMISSION_BOT from '@salesforce/label/c.ChatHistory_Omission_Bot';
import OMISSION_BOT_MAYBE from '@salesforce/label/c.ChatHistory_Omission_Bot_Maybe';
import OMISSION_OLDER from '@salesforce/label/c.ChatHistory_Omission_Older';
import OMISSION_OLDER_MAYBE from '@salesforce/label/c.ChatHistory_Omission_Older_Maybe';
import OMISSION_OLDER_UNREACHABLE from '@salesforce/label/c.ChatHistory_Omission_Older_Unreachable';
import OMISSION_OTHER_CASES from '@salesforce/label/c.ChatHistory_Omission_OtherCases';
import OMISSION_OTHER_CASES_ONE from '@salesforce/label/c.ChatHistory_Omission_OtherCases_one';
import OMISSION_OTHER_CASES_OTHER from '@salesforce/label/c.ChatHistory_Omission_OtherCases_other';
import OMISSION_NOT_LINKED from '@salesforce/label/c.ChatHistory_Omission_NotLinked';
import OMISSION_NOT_LINKED_ONE from '@salesforce/label/c.ChatHistory_Omission_NotLinked_one';
import OMISSION_NOT_LINKED_OTHER from '@salesforce/label/c.ChatHistory_Omission_NotLinked_other';
import OMISSION_UNASSIGNED from '@salesforce/label/c.ChatHistory_Omission_Unassigned';
import OMISSION_UNASSIGNED_ONE from '@salesforce/label/c.ChatHistory_Omission_Unassigned_one';
import OMISSION_UNASSIGNED_OTHER from '@salesforce/label/c.ChatHistory_Omission_Unassigned_other';
import OMISSION_STILL_OPEN from '@salesforce/label/c.ChatHistory_Omission_StillOpen';
import OMISSION_NO_TRANSCRIPT from '@salesforce/label/c.ChatHistory_Omission_NoTranscript';
import CERTAINTY_KNOWN from '@salesforce/label/c.ChatHistory_Certainty_Known';
import CERTAINTY_LIKELY from '@salesforce/label/c.ChatHistory_Certainty_Likely';
import CERTAINTY_UNKNOWN from '@salesforce/label/c.ChatHistory_Certainty_Unknown';
import OMISSION_REASON from '@salesforce/label/c.ChatHistory_Omission_Reason';
import { evidenceText } from './evidence';
import { fill } from './fill';
import type { PluralSet } from './plural';
import { countText } from './plural';

type Words = Readonly<{
    /** Where it is known that something is missing. */
    known: string;
    /** Where it is likely, or can't be known. */
    maybe?: string;
    counted?: PluralSet;
}>;

const WORDS: Readonly<Record<OmissionKind, Words>> = {
    'non-text': { known: OMISSION_NON_TEXT },
    unreadable: { known: OMISSION_UNREADABLE },
    bot: { known: OMISSION_BOT, maybe: OMISSION_BOT_MAYBE },
    older: { known: OMISSION_OLDER, maybe: OMISSION_OLDER_MAYBE },
    'other-cases': {
        known: OMISSION_OTHER_CASES,
        counted: { one: OMISSION_OTHER_CASES_ONE, other: OMISSION_OTHER_CASES_OTHER }
    },
    'not-linked': {
        known: OMISSION_NOT_LINKED,
        counted: { one: OMISSION_NOT_LINKED_ONE, other: OMISSION_NOT_LINKED_OTHER }
    },
    unassigned: {
        known: OMISSION_UNASSIGNED,
        counted: { one: OMISSION_UNASSIGNED_ONE, other: OMISSION_UNASSIGNED_OTHER }
    },
    'still-open': { known: OMISSION_STILL_OPEN },
    'no-transcript': { known: OMISSION_NO_TRANSCRIPT }
};

const CERTAINTIES: Readonly<Record<Certainty, string>> = {
    known: CERTAINTY_KNOWN,
    likely: CERTAINTY_LIKELY,
    unknown: CERTAINTY_UNKNOWN
};

/** What is missing. */
export function omissionText(omission: Omission): string {
    const { known, maybe, counted } = WORDS[omission.kind];
    if (omission.evidence === 'same-millisecond') return OMISSION_OLDER_UNREACHABLE;
    if (counted !== undefined && omission.count !== null) return countText(counted, omission.count);
    return omission.certainty === 'known' ? known : (maybe ?? known);
}

/** How sure, and why: "Likely: Salesforce gave as many …". */
export function omissionReason(
    omission: Readonly<{ kind: OmissionKind; certainty: Certainty; evidence: Evidence }>
): string {
    return fill(OMISSION_REASON, CERTAINTIES[omission.certainty], evidenceText(omission.kind, omission.evidence));
}
