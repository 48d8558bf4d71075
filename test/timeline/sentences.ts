/** The rows of a timeline as the sentences that stand on screen, made by the same functions as the views'. */
import './salesforceModules';
import type { CaseCompleteness, Omission, Problem, Row } from 'c/chatHistoryCore';
import {
    LABELS,
    dayHeading,
    fileView,
    omissionReason,
    omissionText,
    shortTime,
    unpairedText
} from 'c/chatHistoryLabels';
import { boundaryView } from '../../force-app/main/default/lwc/chatHistoryBoundary/boundaryView';
import { completenessView } from '../../force-app/main/default/lwc/chatHistoryCompleteness/completenessView';
import { eventItem } from '../../force-app/main/default/lwc/chatHistoryList/eventItem';
import { messageItem } from '../../force-app/main/default/lwc/chatHistoryList/messageItem';

const ZONE = 'UTC';

type BoundaryRow = Extract<Row, { kind: 'start' | 'end' | 'expired' }>;
type MissingRow = Extract<Row, { omission: Omission }>;
type MessageRow = Extract<Row, { kind: 'message' }>;

/** One sentence for each row. `#` opens a session or call, `?` says that something is missing, `!` is a problem. */
export function sentencesOf(rows: readonly Row[], nowMs: number): readonly string[] {
    return rows.flatMap((row) => [sentenceOf(row, nowMs), ...('problem' in row ? problemOf(row.problem) : [])]);
}

/** What the header says of the Case, and what its list says of each session or call where there are several. */
export function completenessSentences(completeness: CaseCompleteness, nowMs: number): readonly string[] {
    const view = completenessView(completeness, ZONE, nowMs);
    if (view === null) return [LABELS.Completeness_NotLoaded];
    const ofRecords = view.records.length > 1 ? view.records.map(({ title, phrase }) => `${title}: ${phrase}`) : [];
    return [view.phrase, ...ofRecords.reverse()];
}

function sentenceOf(row: Row, nowMs: number): string {
    switch (row.kind) {
        case 'start':
        case 'end':
        case 'expired':
            return boundarySentence(row, nowMs);
        case 'day':
            return dayHeading(row.at, ZONE);
        case 'message':
            return messageSentence(row);
        case 'event':
            return eventItem(row, ZONE, true)
                .happenings.map(({ text, beforeTime, time, after }) => text + beforeTime + (time?.text ?? '') + after)
                .join('');
        case 'file':
            return `+ ${unpairedText(row.file)} · ${fileView(row.file).name}`;
        default:
            return missingSentence(row);
    }
}

function boundarySentence(row: BoundaryRow, nowMs: number): string {
    const offer = { cost: null, note: null, isBlocked: false };
    const { heading, lines } = boundaryView(row, { timeZone: ZONE, nowMs, offer, contactName: null });
    const facts = lines.flatMap(({ time, facts: more }) => [time.text, ...more.map(({ text }) => text)]);
    return [...(heading === null ? [] : [`# ${heading.title}`]), ...facts].join(' · ');
}

/** A link is its text with the address behind it: `text <address>`. */
function messageSentence(row: MessageRow): string {
    const { name, byline, time, plainText, pieces } = messageItem(row, ZONE, true);
    const text =
        plainText ?? pieces.map((piece) => piece.text + (piece.href === null ? '' : ` <${piece.href}>`)).join('');
    return `${name ?? ''}${byline}${time.text}: ${text}`;
}

function missingSentence({ omission, ...row }: MissingRow): string {
    const time = 'at' in row && row.at !== null ? `${shortTime(row.at, ZONE)} ` : '';
    const reason = omissionReason(omission);
    return `? ${time}${omissionText(omission)}${reason === null ? '' : ` | ${reason}`}`;
}

function problemOf(problem: Problem | null): readonly string[] {
    return problem === null ? [] : [`! ${problem.code}`];
}
