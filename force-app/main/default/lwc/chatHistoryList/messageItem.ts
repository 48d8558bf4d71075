/** A message as the template shows it: bound as text only, never parsed as HTML. */
import type { OwnedEntry, Row, SenderRole, TextPart } from 'c/chatHistoryCore';
import { isBlank, reordersText, splitText } from 'c/chatHistoryCore';
import {
    FACT_SEPARATOR,
    LABELS,
    NAME_SEPARATOR,
    fill,
    fullTime,
    machineTime,
    roleText,
    shortTime
} from 'c/chatHistoryLabels';
import type { TimeText } from 'c/chatHistoryLabels';

export type MessageRow = Extract<Row, { kind: 'message' }>;

/** A piece of a message. `href`: the piece is a link. */
type Piece = Readonly<{ key: number; text: string; href: string | null }>;

type Body = Readonly<{
    /** Set where the text has no link, as in most messages: one text node instead of a list. */
    plainText: string | null;
    pieces: readonly Piece[];
}>;

/** What depends on the entry, the time zone and the zone's name alone. */
type Content = Readonly<{
    timeZone: string;
    zoneName: string | null;
    time: TimeText;
    whole: Body;
    /** The beginning of a long text; `null` where the text is not long. */
    beginning: Body | null;
    /** Nothing can be seen of the text: our words stand in its place. */
    isBlank: boolean;
    isReordered: boolean;
}>;

export type MessageItem = Body &
    Readonly<{
        kind: 'message';
        isMessage: true;
        key: string;
        className: string;
        opensGroup: boolean;
        glyph: string;
        /** `null` where no name is known. */
        name: string | null;
        /** Stands between name and time. */
        byline: string;
        time: TimeText;
        /** Is only the beginning shown? */
        isFolded: boolean;
        isReordered: boolean;
        /** It may have been meant for the agent alone. */
        isOfSupervisor: boolean;
    }>;

/** A longer text is folded until the reader asks for all of it. Source: our choice; 60 lines are three screens. */
export const MAX_LINE_BREAKS = 60;
export const MAX_CHARS = 6_000;

/** The side of the list on which a sender's messages stand. */
export const SIDES: Readonly<Record<SenderRole, string>> = {
    customer: 'inbound',
    agent: 'outbound',
    bot: 'outbound',
    supervisor: 'outbound',
    system: 'centred',
    unknown: 'centred'
};

/**
 * One small drawing per role, so that senders differ in more than colour and side. Paths in a box of 16 by 16; our own.
 * Not `lightning-icon`: a base component per row costs about a millisecond each.
 */
const GLYPHS: Readonly<Record<SenderRole, string>> = {
    // A head and shoulders.
    customer: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 6c0-3 2.5-5 6-5s6 2 6 5Z',
    // A headset.
    agent: 'M2 9a6 6 0 0 1 12 0v3a2 2 0 0 1-2 2H8v-1.5h4V9h-2.2v3.5H12V8.8a4 4 0 0 0-8 0V9h2.2v3.5H4a2 2 0 0 1-2-2Z',
    // A box with an aerial and two eyes.
    bot: 'M7.2 1h1.6v2.5H13a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1h4.2ZM4.5 7v2.5H7V7Zm4.5 0v2.5h2.5V7Z',
    // An "i" in a diamond.
    system: 'M8 1l7 7-7 7-7-7Zm-.8 3.5v1.6h1.6V4.5Zm0 2.8v4.2h1.6V7.3Z',
    // An eye.
    supervisor:
        'M8 3c3.5 0 6 2.5 7.5 5C14 10.5 11.5 13 8 13S2 10.5.5 8C2 5.5 4.5 3 8 3Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
    // A ring.
    unknown: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z'
};

/** Times and links are worked out once per entry, not at every change of the rows. */
const contentByEntry = new WeakMap<OwnedEntry, Content>();

/** `isUnfolded`: the reader asked for the whole text. */
export function messageItem(row: MessageRow, timeZone: string, isUnfolded: boolean): MessageItem {
    const { role } = row.entry.sender;
    const { time, whole, beginning, isReordered, ...content } = contentOf(row, timeZone);
    const source = row.entry.source === 'session-text' ? `${LABELS.Message_FromText}${FACT_SEPARATOR}` : '';
    const roleName = `${roleText(role)}${FACT_SEPARATOR}${source}`;
    return {
        ...(isUnfolded ? whole : (beginning ?? whole)),
        kind: 'message',
        isMessage: true,
        key: row.key,
        className: `row message ${SIDES[role]} ${role} ${row.opensGroup ? 'opening' : 'following'}${content.isBlank ? ' blank' : ''}`,
        opensGroup: row.opensGroup,
        glyph: GLYPHS[role],
        name: row.senderName,
        byline: row.senderName === null ? roleName : `${NAME_SEPARATOR}${roleName}`,
        time,
        isFolded: beginning !== null && !isUnfolded,
        isReordered,
        isOfSupervisor: role === 'supervisor'
    };
}

function contentOf({ entry, text, zoneName }: MessageRow, timeZone: string): Content {
    const known = contentByEntry.get(entry);
    if (known !== undefined && known.timeZone === timeZone && known.zoneName === zoneName) return known;
    const isNothing = isBlank(text);
    const shown = isNothing ? LABELS.Message_Blank : text;
    const parts = splitText(shown);
    const beginning = beginningOf(parts);
    const content: Content = {
        timeZone,
        zoneName,
        time: timeOf(entry, timeZone, zoneName),
        whole: bodyOf(parts),
        beginning: beginning === null ? null : bodyOf(beginning),
        isBlank: isNothing,
        isReordered: reordersText(shown)
    };
    contentByEntry.set(entry, content);
    return content;
}

/** A day row above says the date. Where clocks go back that day, the zone tells two equal times apart: "2:04 AM CET". */
function timeOf({ at, source }: OwnedEntry, timeZone: string, zoneName: string | null): TimeText {
    if (at === null) return { text: LABELS.NoTime, title: null, machine: null };
    const time = `${shortTime(at, timeZone)}${zoneName === null ? '' : ` ${zoneName}`}`;
    return {
        text: source === 'session-text' ? fill(LABELS.About, time) : time,
        title: fullTime(at, timeZone),
        machine: machineTime(at)
    };
}

/** Line breaks are characters here: the style sheet shows them, and thousands of elements would be slow. */
function bodyOf(parts: readonly TextPart[]): Body {
    const pieces: Piece[] = [];
    let text = '';
    const add = (piece: Omit<Piece, 'key'>): void => {
        if (piece.text !== '') pieces.push({ ...piece, key: pieces.length });
    };
    for (const part of parts) {
        if (part.kind !== 'link') {
            text += part.kind === 'break' ? '\n' : part.text;
            continue;
        }
        add({ text, href: null });
        add(part);
        text = '';
    }
    if (pieces.length === 0) return { plainText: text, pieces };
    add({ text, href: null });
    return { plainText: null, pieces };
}

/** `null`: the text is not long. A link is never cut, since half an address leads elsewhere. */
function beginningOf(parts: readonly TextPart[]): readonly TextPart[] | null {
    let breakCount = 0;
    let charCount = 0;
    for (const [index, part] of parts.entries()) {
        if (part.kind === 'break') breakCount += 1;
        const before = charCount;
        charCount += part.kind === 'break' ? 0 : part.text.length;
        if (breakCount <= MAX_LINE_BREAKS && charCount <= MAX_CHARS) continue;
        const shown = parts.slice(0, index);
        return part.kind === 'text' ? [...shown, { kind: 'text', text: cut(part.text, MAX_CHARS - before) }] : shown;
    }
    return null;
}

/** By whole characters: half a surrogate pair would show as a broken one. */
function cut(text: string, maxLength: number): string {
    const isWithinPair = /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1));
    return text.slice(0, isWithinPair ? maxLength - 1 : maxLength);
}
