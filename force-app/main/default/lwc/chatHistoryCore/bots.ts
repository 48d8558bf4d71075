/** The part of a bot in a session: which bot, since when, and whether its messages are here. */
import { mayBeginEarlier, type Omission } from './omissions';
import type { OwnedEntry } from './ownership';
import type { Participant } from './participants';
import type { LinkedRecord } from './records';
import { isBlock } from './recoveredUtterances';
import { OUTSIDE_MS } from './sessionWindows';
import type { Transcript } from './transcript';

/**
 * `at`: where the bot's part begins; epoch ms, `null`: not known. `canAsk`: it may be in the text of the session, which
 * Salesforce makes when the session has ended.
 */
export type BotPart = Readonly<{ omission: Omission; at: number | null; canAsk: boolean }>;

/** A routing bot may join a moment before the session is made. Unit: ms. Source: our choice. */
const EARLY_MS = 60_000;

/**
 * The bot's part, where a bot took part and no entry of the record is a bot's. A session that names its bot is proof. A
 * bot that joined while the session ran makes it likely: it may have said nothing. Other participants belong to the whole
 * conversation, and a transcript doesn't tell how many other sessions that has: they say the least. Nothing is claimed while
 * a bot's entries were withheld, or stand at a session next to it, that may be these, nor where a block of the session's text may
 * hold them. `entries`: the record's. `isTextTrusted`: all that the session's text has more is shown.
 */
export function botOmission(
    record: LinkedRecord,
    transcript: Transcript,
    entries: readonly OwnedEntry[],
    isTextTrusted = true
): BotPart | null {
    const text = transcript.sessionTexts[record.id];
    const evidence = evidenceAfter(text, botEvidence(record, transcript), isTextTrusted);
    if (evidence === null || mayBeginEarlier(record, transcript)) return null;
    // Last, since it looks at every entry.
    const mayBeHere = transcript.withheld.bots > 0 || entries.some(mayBeBot) || hasBotAtSeam(record, transcript);
    if (mayBeHere) return null;
    return {
        omission: { kind: 'bot', evidence, count: null, recordId: record.id },
        at: joinTimes(record, transcript.participants)[0] ?? record.startAt,
        canAsk: record.kind === 'session' && record.endAt !== null && text === undefined
    };
}

/** May a bot have served this record? One that joined nobody knows when may have. */
export function mayHaveBot(record: LinkedRecord, { participants }: Transcript): boolean {
    const { startAt, endAt } = record;
    const mayBeHere = participants.some(({ role, joinedAt, leftAt }) => {
        if (role !== 'bot') return false;
        // One that came back may have the join of an earlier session and the leave of this one.
        const leftHere = leftAt !== null && startAt !== null && leftAt >= startAt && leftAt <= (endAt ?? leftAt);
        return joinedAt === null || startAt === null || leftHere;
    });
    return mayBeHere || joinTimes(record, participants).length > 0;
}

function isOfBot({ sender }: OwnedEntry): boolean {
    return sender.role === 'bot';
}

function mayBeBot(entry: OwnedEntry): boolean {
    return isOfBot(entry) || isBlock(entry);
}

/** A bot's line that names no session stands at the nearest one. Where this one is about as near, it may be this one's. */
function hasBotAtSeam({ startAt, endAt }: LinkedRecord, { entries }: Transcript): boolean {
    if (startAt === null || endAt === null) return false;
    const isNear = (at: number | null) => at !== null && at >= startAt - OUTSIDE_MS && at <= endAt + OUTSIDE_MS;
    return entries.some((entry) => isOfBot(entry) && entry.relatedRecordIds.length === 0 && isNear(entry.at));
}

/**
 * What is known once the session's text was asked for. A text without a bot disproves a hint; that a session names its bot it
 * only confirms. A text that is not offered, or not to be trusted, says nothing about a bot.
 */
function evidenceAfter(
    text: string | null | undefined,
    evidence: Omission['evidence'] | null,
    isTextTrusted: boolean
): Omission['evidence'] | null {
    if (text === undefined || evidence === null) return evidence;
    if (evidence !== 'session-says-bot') return text && isTextTrusted ? null : evidence;
    if (text === null) return 'text-not-offered';
    return isTextTrusted ? 'not-in-text' : evidence;
}

function botEvidence(record: LinkedRecord, transcript: Transcript): Omission['evidence'] | null {
    const servedBy = record.kind === 'session' ? record.servedBy : 'unknown';
    if (servedBy === 'bot' || servedBy === 'bot-to-agent') return 'session-says-bot';
    if (joinTimes(record, transcript.participants).length > 0) return 'bot-joined';
    // Then the bot served another session of the conversation.
    if (servedBy === 'agent') return null;
    return transcript.bot === 'took-part' ? 'participant-is-bot' : null;
}

/** When bots joined while the record ran; epoch ms, in order. */
function joinTimes({ startAt, endAt }: LinkedRecord, participants: readonly Participant[]): readonly number[] {
    if (startAt === null) return [];
    return participants
        .flatMap(({ role, joinedAt }) => (role === 'bot' && joinedAt !== null ? [joinedAt] : []))
        .filter((at) => at >= startAt - EARLY_MS && at <= (endAt ?? at))
        .sort((a, b) => a - b);
}
