/**
 * Whose entry is it? One conversation can hold sessions of many Cases, so a response of Conversation Entries is cut
 * down to this Case before anything leaves the broker page. This rule is what keeps other people's words away: in
 * doubt an entry is withheld and counted.
 *
 * A *span* is a session or call of the conversation, with the Case that it belongs to and the time it took.
 */
import type { Entry, OwnedEntry } from './entries';
import { shortId } from './ids';
import type { Withheld } from './transcript';

/** `null` start or end: not known, or not over yet; the span is open on that side. */
export type Span = Readonly<{ id: string; caseId: string | null; startAt: number | null; endAt: number | null }>;

/** Session times have second precision, entries milliseconds. Source: MessagingSession, Object Reference. */
export const SPAN_SLACK_MS = 1_000;

type Verdict = Readonly<{ recordId: string }> | keyof Withheld;

/**
 * An entry belongs to the record it names; if it names none, to the only record whose time, widened by
 * `SPAN_SLACK_MS`, holds it. What names a record that is not in `spans`, or records of different Cases, is `unassigned`.
 */
export function cutToCase(
    entries: readonly Entry[],
    spans: readonly Span[],
    caseId: string
): { entries: readonly OwnedEntry[]; withheld: Withheld } {
    const spansById = new Map(spans.map((span) => [shortId(span.id), span]));
    const withheld = { otherCases: 0, notLinked: 0, unassigned: 0 };
    const owned: OwnedEntry[] = [];
    for (const entry of entries) {
        const verdict = judge(entry, spans, spansById, shortId(caseId));
        if (typeof verdict === 'string') withheld[verdict] += 1;
        else owned.push(ownedBy(verdict.recordId, entry));
    }
    return { entries: owned, withheld };
}

function judge(
    { at, relatedRecordIds: named }: Entry,
    spans: readonly Span[],
    spansById: ReadonlyMap<string, Span>,
    caseId: string
): Verdict {
    const [first] = named;
    if (first === undefined) return verdictOf(onlySpanAround(at, spans), caseId);
    const verdict = verdictOf(spansById.get(shortId(first)), caseId);
    if (named.length === 1) return verdict;
    // Several records of one Case: the first named is as good as any. Of different Cases: nobody's.
    const agree = named.every((id) => sideOf(verdictOf(spansById.get(shortId(id)), caseId)) === sideOf(verdict));
    return agree ? verdict : 'unassigned';
}

// Field by field: spreading costs more than everything else here together (10,000 entries: 12 ms against 1 ms).
function ownedBy(recordId: string, { id, at, sentAt, sender, body, relatedRecordIds }: Entry): OwnedEntry {
    return { id, at, sentAt, sender, body, relatedRecordIds, recordId };
}

function verdictOf(span: Span | undefined, caseId: string): Verdict {
    if (span === undefined) return 'unassigned';
    if (span.caseId === null) return 'notLinked';
    return shortId(span.caseId) === caseId ? { recordId: shortId(span.id) } : 'otherCases';
}

function sideOf(verdict: Verdict): keyof Withheld | 'ours' {
    return typeof verdict === 'string' ? verdict : 'ours';
}

function onlySpanAround(at: number | null, spans: readonly Span[]): Span | undefined {
    if (at === null) return undefined;
    const around = spans.filter((span) => holds(span, at));
    return around.length === 1 ? around[0] : undefined;
}

/** Of a record whose start nobody may see it can't be said what it holds: everything, by the look of it. */
function holds({ startAt, endAt }: Span, at: number): boolean {
    return startAt !== null && at >= startAt - SPAN_SLACK_MS && (endAt === null || at <= endAt + SPAN_SLACK_MS);
}
