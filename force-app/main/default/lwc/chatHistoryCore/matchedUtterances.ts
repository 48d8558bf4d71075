/**
 * Which entry tells which utterance of a session's text: the one with the same role and words; of several that are the same the
 * first in the text is the first of the entries.
 *
 * A message of the customer may hold lines that look like another's utterances. Such a message is among the entries as a rule,
 * and its lines are taken for it before anything else.
 */
import type { SenderRole } from './entries';
import type { OwnedEntry } from './ownership';
import { looksLikeUtterance, type Utterance } from './sessionText';

/**
 * Index of the entry that tells an utterance; or the utterance is a line of the customer's message before; `null`: no entry
 * tells it.
 */
export type Place = number | 'part-of-message' | null;

export type Matched = Readonly<{
    /** One for each utterance. */
    places: readonly Place[];
    /** Entries with a text that no utterance tells. */
    unmatched: readonly OwnedEntry[];
}>;

/** A message that looks like utterances: its words as `keyOf` writes them, and how many utterances the text has for it. */
type Imitation = Readonly<{ key: string; lines: number }>;

/** More such messages, and longer ones, are not looked for: then nothing of the text is trusted. Source: our choice. */
const MAX_IMITATIONS = 5;
const MAX_LINES = 50;

const LINE_BREAK = /[\n\r]|<br *\/?>/i;

/** `entries`: the record's, in reading order. */
export function matchUtterances(utterances: readonly Utterance[], entries: readonly OwnedEntry[]): Matched {
    const unused = new Map<string, number[]>();
    const imitations = new Map<string, Imitation>();
    entries.forEach((entry, index) => {
        const { body, sender } = entry;
        if (body.kind !== 'text') return;
        const key = keyOf(sender.role, body.text);
        const indexes = unused.get(key);
        if (indexes === undefined) unused.set(key, [index]);
        else indexes.push(index);
        if (isImitation(entry)) imitations.set(key, { key, lines: 1 + laterUtterances(body.text) });
    });
    // The longest first: the beginning of one may be another.
    const longestFirst = [...imitations.values()].sort((a, b) => b.lines - a.lines);
    const findImitation = (index: number) => {
        if (imitations.size === 0 || imitations.size > MAX_IMITATIONS) return undefined;
        const head = keyOf('customer', utterances[index]?.text ?? '');
        return longestFirst.find(({ key, lines }) => {
            const isUnused = (unused.get(key)?.length ?? 0) > 0 && lines <= MAX_LINES;
            return isUnused && key.startsWith(head) && isAt(index, key, lines);
        });
    };
    const isAt = (first: number, key: string, lines: number) => {
        const [head, ...tail] = utterances.slice(first, first + lines);
        return keyOf('customer', [head?.text, ...tail.map(({ raw }) => raw)].join(' ')) === key;
    };
    const places: Place[] = [];
    while (places.length < utterances.length) {
        const index = places.length;
        const { role = 'unknown', text = '' } = utterances[index] ?? {};
        const imitation = role === 'customer' ? findImitation(index) : undefined;
        places.push(unused.get(imitation?.key ?? keyOf(role, text))?.shift() ?? null);
        for (let line = 1; line < (imitation?.lines ?? 1); line += 1) places.push('part-of-message');
    }
    const unmatched = [...unused.values()].flat().flatMap((index) => entries[index] ?? []);
    return { places, unmatched };
}

/** Is this a message of the customer with lines that look like utterances? */
export function isImitation({ sender, body }: OwnedEntry): boolean {
    return sender.role === 'customer' && body.kind === 'text' && laterUtterances(body.text) > 0;
}

function laterUtterances(text: string): number {
    return text.split(LINE_BREAK).slice(1).filter(looksLikeUtterance).length;
}

/** White space, and the breaks that one source writes in its own way, say nothing. */
function keyOf(role: SenderRole, text: string): string {
    return `${role}:${text.replace(/(?:\s|<br *\/?>)+/gi, ' ').trim()}`;
}
