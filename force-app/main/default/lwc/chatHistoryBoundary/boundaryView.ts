/** What the start or end of a session or call shows, or the row in place of messages that may be out of date. */
import type { LinkedRecord, Row } from 'c/chatHistoryCore';
import { mayHaveRows } from 'c/chatHistoryCore';
import type { OtherLinkText, ProblemView, ReadButton, RowContext, TimeText } from 'c/chatHistoryLabels';
import {
    LABELS,
    channelKindText,
    channelText,
    endFacts,
    endedTime,
    talkFacts,
    otherLinkText,
    partyFacts,
    previewText,
    problemView,
    readButton,
    servedByText,
    stateFacts,
    timeText,
    withoutRead
} from 'c/chatHistoryLabels';

export type BoundaryRow = Extract<Row, { kind: 'start' | 'end' | 'expired' }>;
type StartRow = Extract<Row, { kind: 'start' }>;
type EndRow = Extract<Row, { kind: 'end' }>;
type ExpiredRow = Extract<Row, { kind: 'expired' }>;

/** A time and what belongs to it, on one line. */
type FactLine = Readonly<{ key: string; time: TimeText; facts: readonly Readonly<{ key: number; text: string }>[] }>;

export type BoundaryView = Readonly<{
    className: string;
    /** Only a start has one. `kind`: tooltip of the icon. */
    heading: Readonly<{ icon: string; kind: string; title: string }> | null;
    lines: readonly FactLine[];
    /** What it hangs on where that is not this Case. */
    otherLink: OtherLinkText | null;
    preview: string | null;
    button: ReadButton | null;
    /** Can the messages be shown although they may be out of date? */
    canAccept: boolean;
    /** Of this conversation alone; a problem of the connection is shown once, above the list. */
    problem: ProblemView | null;
}>;

const CHANNEL_ICONS: ReadonlyMap<string, string> = new Map([
    ['web', 'utility:chat'],
    ['sms', 'utility:sms'],
    ['voice', 'utility:call']
]);

/** What a row has of a view; the rest is as in `PLAIN`. */
type Part = Partial<BoundaryView> & Pick<BoundaryView, 'lines' | 'button'>;

const PLAIN = { heading: null, otherLink: null, preview: null, canAccept: false } as const;

export function boundaryView(row: BoundaryRow, context: RowContext): BoundaryView {
    const problem = problemView(row.problem, context);
    return { ...PLAIN, className: row.kind, problem, ...partOf(row, context) };
}

function partOf(row: BoundaryRow, context: RowContext): Part {
    switch (row.kind) {
        case 'start':
            return startPart(row, context);
        case 'end':
            return endPart(row, context);
        case 'expired':
            return expiredPart(row, context);
    }
}

function startPart(row: StartRow, { timeZone, nowMs, offer, contactName }: RowContext): Part {
    const { record, load, covered, loadable } = row;
    const time = timeText(LABELS.Started, record.startAt, timeZone, nowMs);
    const servedBy = servedByText(record);
    const facts = [
        ...stateFacts(record, covered, timeZone, nowMs),
        ...(servedBy === null ? [] : [servedBy]),
        ...partyFacts(record, contactName),
        ...(record.kind === 'chat' && covered ? [LABELS.Chat_FromRecord] : [])
    ];
    const canLoad = loadable && !covered && row.problem === null;
    const text = mayHaveRows(record) ? LABELS.ShowRows : LABELS.Show;
    const texts = { text, busyText: LABELS.Loading, causes: 'fetching' } as const;
    return {
        heading: { icon: iconOf(record), kind: channelKindText(record), title: channelText(record) },
        lines: [factLine('start', time, facts)],
        otherLink: otherLinkText(record),
        preview: covered ? null : previewText(record),
        button: canLoad ? buttonOf(record, readButton(offer, load, texts)) : null
    };
}

function endPart(
    { record, load, since, fetchedAt, problem, talk = [] }: EndRow,
    { timeZone, nowMs, offer }: RowContext
): Part {
    const open = record.kind === 'call' ? LABELS.StillOpen_Call : LABELS.StillOpen;
    const checked = timeText(since === 'open' ? open : LABELS.EndedSince, fetchedAt, timeZone, nowMs);
    const texts = { text: LABELS.Check, busyText: LABELS.Checking, causes: 'refreshing' } as const;
    const canCheck = since !== 'nothing' && problem === null;
    return {
        lines: [
            ...(since === 'open'
                ? []
                : [factLine('end', endedTime(record, timeZone, nowMs), [...endFacts(record), ...talkFacts(talk)])]),
            ...(since === 'nothing' ? [] : [factLine('checked', checked, [])])
        ],
        button: canCheck ? buttonOf(record, readButton(offer, load, texts)) : null
    };
}

function expiredPart({ record, load, fetchedAt, problem }: ExpiredRow, { timeZone, nowMs, offer }: RowContext): Part {
    const texts = { text: LABELS.LoadAgain, busyText: LABELS.Loading, causes: 'refreshing' } as const;
    return {
        lines: [factLine('expired', timeText(LABELS.Expired, fetchedAt, timeZone, nowMs), [])],
        button: problem === null ? buttonOf(record, readButton(offer, load, texts)) : null,
        canAccept: true
    };
}

/** Rows are no conversation that a read would mark active. */
function buttonOf(record: LinkedRecord, button: ReadButton | null): ReadButton | null {
    return mayHaveRows(record) ? withoutRead(button) : button;
}

function factLine(key: string, time: TimeText, facts: readonly string[]): FactLine {
    return { key, time, facts: facts.map((text, index) => ({ key: index, text })) };
}

function iconOf(record: LinkedRecord): string {
    if (record.kind === 'call') return 'utility:call';
    return CHANNEL_ICONS.get(record.kind === 'chat' ? 'web' : record.channel) ?? 'utility:comments';
}
