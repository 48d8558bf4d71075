/** What the start or end of a session or call shows, or the row in place of messages that may be out of date. */
import type { LinkedRecord, Row } from 'c/chatHistoryCore';
import type { NoticeTexts, ReadButton, RowContext, TimeText } from 'c/chatHistoryLabels';
import {
    LABELS,
    channelKindText,
    channelText,
    endFacts,
    endedTime,
    partyFacts,
    previewText,
    problemTexts,
    readButton,
    retryButton,
    servedByText,
    stateFacts,
    timeText
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
    preview: string | null;
    button: ReadButton | null;
    /** Can the messages be shown although they may be out of date? */
    canAccept: boolean;
    /** Of this conversation alone; a problem of the connection is shown once, above the list. */
    problem: Readonly<{ code: string; texts: NoticeTexts; retry: ReadButton | null }> | null;
}>;

const CHANNEL_ICONS: ReadonlyMap<string, string> = new Map([
    ['web', 'utility:chat'],
    ['sms', 'utility:sms'],
    ['voice', 'utility:call']
]);

export function boundaryView(row: BoundaryRow, context: RowContext): BoundaryView {
    switch (row.kind) {
        case 'start':
            return startView(row, context);
        case 'end':
            return endView(row, context);
        case 'expired':
            return expiredView(row, context);
    }
}

function startView(row: StartRow, context: RowContext): BoundaryView {
    const { record, load, covered, loadable } = row;
    const { timeZone, nowMs, offer, contactName } = context;
    const time = timeText(LABELS.Started, record.startAt, timeZone, nowMs);
    const servedBy = servedByText(record);
    const facts = [
        ...stateFacts(record, covered, timeZone, nowMs),
        ...(servedBy === null ? [] : [servedBy]),
        ...partyFacts(record, contactName)
    ];
    const canLoad = loadable && !covered && row.problem === null;
    const texts = { text: LABELS.Show, busyText: LABELS.Loading, causes: 'fetching' } as const;
    return {
        className: 'start',
        heading: { icon: iconOf(record), kind: channelKindText(record), title: channelText(record) },
        lines: [factLine('start', time, facts)],
        preview: covered ? null : previewText(record),
        button: canLoad ? readButton(offer, load, texts) : null,
        canAccept: false,
        problem: problemView(row, context)
    };
}

function endView(row: EndRow, context: RowContext): BoundaryView {
    const { record, load, since, fetchedAt } = row;
    const { timeZone, nowMs, offer } = context;
    const open = record.kind === 'call' ? LABELS.StillOpen_Call : LABELS.StillOpen;
    const checked = timeText(since === 'open' ? open : LABELS.EndedSince, fetchedAt, timeZone, nowMs);
    const texts = { text: LABELS.Check, busyText: LABELS.Checking, causes: 'refreshing' } as const;
    const canCheck = since !== 'nothing' && row.problem === null;
    return {
        className: 'end',
        heading: null,
        lines: [
            ...(since === 'open' ? [] : [factLine('end', endedTime(record, timeZone, nowMs), endFacts(record))]),
            ...(since === 'nothing' ? [] : [factLine('checked', checked, [])])
        ],
        preview: null,
        button: canCheck ? readButton(offer, load, texts) : null,
        canAccept: false,
        problem: problemView(row, context)
    };
}

function expiredView(row: ExpiredRow, context: RowContext): BoundaryView {
    const { load, fetchedAt } = row;
    const time = timeText(LABELS.Expired, fetchedAt, context.timeZone, context.nowMs);
    const texts = { text: LABELS.LoadAgain, busyText: LABELS.Loading, causes: 'refreshing' } as const;
    return {
        className: 'expired',
        heading: null,
        lines: [factLine('expired', time, [])],
        preview: null,
        button: row.problem === null ? readButton(context.offer, load, texts) : null,
        canAccept: true,
        problem: problemView(row, context)
    };
}

function problemView({ problem }: BoundaryRow, { timeZone, nowMs, offer }: RowContext): BoundaryView['problem'] {
    if (problem === null) return null;
    return {
        code: problem.code,
        texts: problemTexts(problem, timeZone, nowMs),
        retry: retryButton(problem, offer)
    };
}

function factLine(key: string, time: TimeText, facts: readonly string[]): FactLine {
    return { key, time, facts: facts.map((text, index) => ({ key: index, text })) };
}

function iconOf(record: LinkedRecord): string {
    if (record.kind === 'call') return 'utility:call';
    return CHANNEL_ICONS.get(record.channel) ?? 'utility:comments';
}
