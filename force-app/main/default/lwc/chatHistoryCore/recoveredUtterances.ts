/**
 * What a session's text has that its entries lack. Two sources tell the same messages; each is shown once.
 *
 * An utterance is the same message as an entry where role and words are the same (see `matchedUtterances.ts`). The other
 * utterances of a role are missing, and are added, but only where each entry of that role was found in the text: where the two
 * sources write a message differently, nobody can say which utterances are new, so only their number is given.
 *
 * A customer may write what looks like another's utterance on a line of its own. Where the text has messages of the customer
 * that no entry tells, one of them may hold such lines: then whatever no entry tells after the customer's first message stays
 * in blocks, in the words of the text and without a sender (docs/decisions/0013).
 */
import type { SenderRole } from './entries';
import { isImitation, matchUtterances } from './matchedUtterances';
import type { OwnedEntry } from './ownership';
import type { LinkedRecord } from './records';
import { decodeSessionText, type Utterance } from './sessionText';

/** `before`: the index of the entry that it stands before. `at`: about then, epoch ms; `null` where that is not known. */
export type RecoveredUtterance = Readonly<{ before: number; at: number | null; role: SenderRole; text: string }>;

export type Recovered = Readonly<{
    /** In reading order. */
    utterances: readonly RecoveredUtterance[];
    /** How many more messages the text has than the entries, where nobody can say which. */
    uncertainCount: number;
}>;

/** The texts of sessions as they came with a transcript, by record id (see `Transcript.sessionTexts`). */
type SessionTexts = Readonly<Record<string, string | null>>;

/** What is said later than that after the end of a session is not of this session. Unit: ms. Source: our choice. */
const SLACK_MS = 60_000;

/** A text is read once, however often the rows are built. */
const decodedTexts = new WeakMap<SessionTexts, Map<string, readonly Utterance[]>>();

/** The record's entries in reading order, with those that only the session's text has. */
export function recoverEntries(
    entries: readonly OwnedEntry[],
    record: LinkedRecord,
    texts: SessionTexts
): Readonly<{ entries: readonly OwnedEntry[]; uncertainCount: number }> {
    const utterances = utterancesOf(record.id, texts);
    if (utterances.length === 0) return { entries, uncertainCount: 0 };
    const { startAt, endAt } = record;
    const lastMs = startAt === null || endAt === null ? Infinity : endAt - startAt + SLACK_MS;
    const ofSession = utterances.filter(({ offsetMs }) => (offsetMs ?? 0) <= lastMs);
    const { utterances: recovered, uncertainCount } = recoverUtterances(ofSession, entries, startAt);
    const merged: OwnedEntry[] = [];
    let next = 0;
    for (let index = 0; index <= entries.length; index += 1) {
        for (let each = recovered[next]; each?.before === index; each = recovered[next]) {
            merged.push(entryOf(each, record.id, next));
            next += 1;
        }
        const entry = entries[index];
        if (entry !== undefined) merged.push(entry);
    }
    return { entries: merged, uncertainCount: uncertainCount + utterances.length - ofSession.length };
}

/** Several messages of a session's text that can't be told apart. */
export function isBlock({ source, sender }: OwnedEntry): boolean {
    return source === 'session-text' && sender.role === 'unknown';
}

function utterancesOf(id: string, texts: SessionTexts): readonly Utterance[] {
    const text = texts[id];
    if (!text) return [];
    const decoded = decodedTexts.get(texts) ?? new Map<string, readonly Utterance[]>();
    const utterances = decoded.get(id) ?? decodeSessionText(text);
    decodedTexts.set(texts, decoded.set(id, utterances));
    return utterances;
}

function entryOf({ at, role, text }: RecoveredUtterance, recordId: string, index: number): OwnedEntry {
    return {
        id: `text:${recordId}:${index}`,
        at,
        sentAt: null,
        sender: { role, subject: '' },
        body: { kind: 'text', text },
        relatedRecordIds: [recordId],
        source: 'session-text',
        recordId
    };
}

/** `entries`: the record's, in reading order. `startAt`: of the session, epoch ms. */
export function recoverUtterances(
    utterances: readonly Utterance[],
    entries: readonly OwnedEntry[],
    startAt: number | null
): Recovered {
    const { places, unmatched } = matchUtterances(utterances, entries);
    const unmatchedCounts = countByRole(unmatched.map(({ sender }) => sender.role));
    const isUntrusted = unmatched.some(isImitation);
    const isSafe = !utterances.some(({ role }, index) => role === 'customer' && places[index] === null);
    const recovered: RecoveredUtterance[] = [];
    const uncertain: SenderRole[] = [];
    let before = 0;
    let hasCustomerSpoken = false;
    let block: Utterance[] = [];

    function add({ role, text, offsetMs }: Utterance): void {
        recovered.push({ before, at: timeOf(offsetMs, startAt, entries, before), role, text });
    }

    function closeBlock(): void {
        const [first] = block;
        const isOne = block.length === 1 && first?.role === 'customer';
        const text = block.map(({ raw }) => raw).join('\n');
        if (first !== undefined) add(isOne ? first : { ...first, role: 'unknown', text });
        block = [];
    }

    utterances.forEach((utterance, index) => {
        const { role } = utterance;
        const place = places[index] ?? null;
        if (place === 'part-of-message') return;
        hasCustomerSpoken ||= role === 'customer';
        if (place !== null) {
            closeBlock();
            before = Math.max(before, place + 1);
        } else if (isUntrusted || unmatchedCounts.has(role)) {
            uncertain.push(role);
        } else if (isSafe || !hasCustomerSpoken) {
            add(utterance);
        } else {
            block.push(utterance);
        }
    });
    closeBlock();
    // An entry that was not found is one of the utterances that were not found, in other words.
    const counts = [...countByRole(uncertain)].map(([role, count]) =>
        Math.max(0, count - (unmatchedCounts.get(role) ?? 0))
    );
    return { utterances: recovered, uncertainCount: counts.reduce((sum, count) => sum + count, 0) };
}

function countByRole(roles: readonly SenderRole[]): ReadonlyMap<SenderRole, number> {
    const counts = new Map<SenderRole, number>();
    for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
    return counts;
}

/** Never before what stands before it, nor after what follows. */
function timeOf(
    offsetMs: number | null,
    startAt: number | null,
    entries: readonly OwnedEntry[],
    before: number
): number | null {
    if (offsetMs === null || startAt === null) return null;
    const earliest = entries[before - 1]?.at ?? -Infinity;
    const latest = entries[before]?.at ?? Infinity;
    return Math.max(earliest, Math.min(startAt + offsetMs, latest));
}
