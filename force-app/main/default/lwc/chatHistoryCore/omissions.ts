/**
 * An omission: something that is missing from the timeline, or may be. Data only; the sentences are chosen in the views.
 */

/**
 * non-text       An entry without text stood here (image, file, buttons, form, …).
 * unreadable     An entry that could not be read stood here.
 * bot            A bot took part, and none of its words are here.
 * older          Entries before the first one shown are not loaded, or may exist.
 * other-cases    Entries of this conversation that belong to other Cases were not shown.
 * not-linked     Entries of sessions that are linked to no Case were not shown.
 * unassigned     Entries that could not be assigned to a session were not shown.
 * still-open     A running call: its transcript can't be complete yet.
 * no-transcript  A session that is not on an enhanced channel, or a call that was not monitored: the API holds no words of it.
 */
export type OmissionKind =
    | 'non-text'
    | 'unreadable'
    | 'bot'
    | 'older'
    | 'other-cases'
    | 'not-linked'
    | 'unassigned'
    | 'still-open'
    | 'no-transcript';

export type Certainty = 'known' | 'likely' | 'unknown';

/** Why we think so; one label each. */
export type Evidence =
    | 'entry-without-text'
    | 'entry-not-understood'
    | 'session-says-bot'
    | 'participant-is-bot'
    | 'page-was-full'
    | 'same-millisecond'
    | 'counted-by-broker'
    | 'call-not-completed'
    | 'no-conversation-on-session'
    | 'no-conversation-on-call';

export type Omission = Readonly<{
    kind: OmissionKind;
    certainty: Certainty;
    evidence: Evidence;
    /** How many entries, where that is known. */
    count: number | null;
    /** The record that "Open the session record" leads to. */
    recordId: string;
}>;
