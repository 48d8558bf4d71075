/**
 * What a session's text has that its entries lack. Two sources tell the same messages; each is shown once.
 *
 * An utterance is the same message as an entry where role and words are the same; of several that are the same the first in the
 * text is the first of the entries. The other utterances of a role are missing, and are added, but only where each entry of that
 * role was found in the text: where the two sources write a message differently, nobody can say which utterances are new, so
 * they are counted, not shown.
 *
 * A customer may write what looks like another's utterance on a line of its own. Such a message is among the entries, and its
 * lines are taken for it before anything else; where it isn't found, nothing of the text can be trusted.
 */
import type { SenderRole } from './entries';
import type { OwnedEntry } from './ownership';
import type { LinkedRecord } from './records';
import { decodeSessionText, looksLikeUtterance, type Utterance } from './sessionText';

/** `before`: the index of the entry that it stands before. `at`: about then, epoch ms; `null` where that is not known. */
export type RecoveredUtterance = Readonly<{ before: number; at: number | null; role: SenderRole; text: string }>;

export type Recovered = Readonly<{
    /** In reading order. */
    utterances: readonly RecoveredUtterance[];
    /** How many more utterances the text has than the entries, by role, where they are not shown. */
    uncertain: ReadonlyMap<SenderRole, number>;
}>;

/** A message that looks like several utterances holds at most so many. Source: our choice. */
const MAX_LINES = 50;

/** The record's entries in reading order, with those that only the session's text has. */
export function recoverEntries(
    entries: readonly OwnedEntry[],
    { id, startAt }: LinkedRecord,
    text: string | undefined
): Readonly<{ entries: readonly OwnedEntry[]; uncertainCount: number }> {
    if (text === undefined || text === '') return { entries, uncertainCount: 0 };
    const { utterances, uncertain } = recoverUtterances(decodeSessionText(text), entries, startAt);
    const recovered = utterances.map(({ before, at, role, text: words }, index) => {
        const entry: OwnedEntry = {
            id: `text:${id}:${index}`,
            at,
            sentAt: null,
            sender: { role, subject: '' },
            body: { kind: 'text', text: words },
            relatedRecordIds: [id],
            source: 'session-text',
            recordId: id
        };
        return { before, entry };
    });
    const merged: OwnedEntry[] = [];
    let next = 0;
    for (let index = 0; index <= entries.length; index += 1) {
        for (; recovered[next]?.before === index; next += 1) merged.push(recovered[next]!.entry);
        if (index < entries.length) merged.push(entries[index]!);
    }
    return { entries: merged, uncertainCount: [...uncertain.values()].reduce((sum, count) => sum + count, 0) };
}

/** `entries`: the record's, in reading order. `startAt`: of the session, epoch ms. */
export function recoverUtterances(
    utterances: readonly Utterance[],
    entries: readonly OwnedEntry[],
    startAt: number | null
): Recovered {
    const unused = indexByWords(entries);
    const places = placesOf(utterances, unused, imitationsIn(entries));
    const leftOver = [...unused].flatMap(([, indexes]) => indexes);
    const rolesLeftOver = new Set(leftOver.map((index) => entries[index]?.sender.role));
    const isUntrusted = leftOver.some((index) => isImitation(entries[index]));
    const recovered: RecoveredUtterance[] = [];
    const uncertain = new Map<SenderRole, number>();
    let before = 0;
    utterances.forEach(({ role, text, offsetMs }, index) => {
        const place = places[index] ?? null;
        if (place === 'part-of-message') return;
        if (place !== null) before = Math.max(before, place + 1);
        else if (isUntrusted || rolesLeftOver.has(role)) uncertain.set(role, (uncertain.get(role) ?? 0) + 1);
        else recovered.push({ before, at: timeOf(offsetMs, startAt, entries, before), role, text });
    });
    return { utterances: recovered, uncertain };
}

/** Index of the entry that tells an utterance; or the utterance is a line of the customer's message before; `null`: no entry tells it. */
type Place = number | 'part-of-message' | null;

/** Indexes of the entries that were not found in the text yet, by role and words. */
type Unused = ReadonlyMap<string, number[]>;

function indexByWords(entries: readonly OwnedEntry[]): Unused {
    const unused = new Map<string, number[]>();
    entries.forEach(({ sender, body }, index) => {
        if (body.kind !== 'text') return;
        const key = keyOf(sender.role, body.text);
        const indexes = unused.get(key);
        if (indexes === undefined) unused.set(key, [index]);
        else indexes.push(index);
    });
    return unused;
}

function placesOf(utterances: readonly Utterance[], unused: Unused, imitations: ReadonlySet<string>): readonly Place[] {
    const places: Place[] = [];
    for (let index = 0; index < utterances.length; index = places.length) {
        const { role, text } = utterances[index]!;
        const lines = role === 'customer' && imitations.size > 0 ? linesOfImitation(utterances, index, imitations) : 1;
        const words =
            lines === 1 ? text : [text, ...utterances.slice(index + 1, index + lines).map(({ raw }) => raw)].join(' ');
        places.push(unused.get(keyOf(role, words))?.shift() ?? null);
        for (let line = 1; line < lines; line += 1) places.push('part-of-message');
    }
    return places;
}

/** How many utterances from `first` on are one message of the customer; 1 where it is one. */
function linesOfImitation(utterances: readonly Utterance[], first: number, imitations: ReadonlySet<string>): number {
    let words = utterances[first]!.text;
    let found = 1;
    for (let lines = 2; lines <= MAX_LINES && first + lines <= utterances.length; lines += 1) {
        words += ` ${utterances[first + lines - 1]!.raw}`;
        if (imitations.has(keyOf('customer', words))) found = lines;
    }
    return found;
}

function imitationsIn(entries: readonly OwnedEntry[]): ReadonlySet<string> {
    return new Set(
        entries.flatMap((entry) => {
            return isImitation(entry) && entry.body.kind === 'text' ? [keyOf('customer', entry.body.text)] : [];
        })
    );
}

function isImitation(entry: OwnedEntry | undefined): boolean {
    if (entry?.sender.role !== 'customer' || entry.body.kind !== 'text') return false;
    return entry.body.text
        .split(/[\n\r]|<br *\/?>/i)
        .slice(1)
        .some(looksLikeUtterance);
}

/** White space, and the breaks that one source writes in its own way, say nothing. */
function keyOf(role: SenderRole, text: string): string {
    return `${role}:${text.replace(/(?:\s|<br *\/?>)+/gi, ' ').trim()}`;
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
