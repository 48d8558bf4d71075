/** A message as the template shows it: bound text only, nothing is ever parsed as HTML. */
import type { OwnedEntry, Row, SenderRole, TextPart } from 'c/chatHistoryCore';
import { textParts } from 'c/chatHistoryCore';
import { BOOKEND, fullTime, machineTime, roleText, shortTime, speakerText } from 'c/chatHistoryLabels';
import { GLYPHS } from './glyphs';

export type MessageRow = Extract<Row, { kind: 'message' }>;

/** A piece of a message, with flags and a key for the template. */
export type PartItem = Readonly<{ key: number; text: string; href: string; isBreak: boolean; isLink: boolean }>;

/** What depends on the entry and the time zone alone. */
type Said = Readonly<{
    timeZone: string;
    /** Set where the whole text is one piece, as in most messages: one text node instead of a list. */
    plainText: string | null;
    parts: readonly PartItem[];
    machineTime: string | undefined;
    shortTime: string;
    fullTime: string;
}>;

export type MessageItem = Said &
    Readonly<{
        kind: 'message';
        isMessage: true;
        key: string;
        className: string;
        opensGroup: boolean;
        glyph: string;
        /** `null` where no name is known: then the role is the name. */
        name: string | null;
        role: string;
        speaker: string;
    }>;

const SIDES: Readonly<Record<SenderRole, string>> = {
    customer: 'inbound',
    agent: 'outbound',
    bot: 'outbound',
    supervisor: 'outbound',
    system: 'centred',
    unknown: 'centred'
};

/** Times and links are worked out once per entry, not at every new row. */
const saidByEntry = new WeakMap<OwnedEntry, Said>();

export function messageItem(row: MessageRow, timeZone: string): MessageItem {
    const { role } = row.entry.sender;
    const opening = row.opensGroup ? 'opening' : 'following';
    return {
        ...saidOf(row, timeZone),
        kind: 'message',
        isMessage: true,
        key: row.key,
        className: `row message ${SIDES[role]} ${role} ${opening}`,
        opensGroup: row.opensGroup,
        glyph: GLYPHS[role],
        name: row.senderName,
        role: roleText(role),
        speaker: speakerText(role, row.senderName)
    };
}

function saidOf({ entry, text }: MessageRow, timeZone: string): Said {
    const known = saidByEntry.get(entry);
    if (known !== undefined && known.timeZone === timeZone) return known;
    const said = { ...wordsOf(text), ...timesOf(entry.at, timeZone), timeZone };
    saidByEntry.set(entry, said);
    return said;
}

function wordsOf(text: string): Pick<Said, 'plainText' | 'parts'> {
    const parts = textParts(text);
    const [first] = parts;
    if (parts.length === 1 && first?.kind === 'text') return { plainText: first.text, parts: [] };
    return { plainText: null, parts: parts.map(partItem) };
}

function partItem(part: TextPart, key: number): PartItem {
    const text = part.kind === 'break' ? '' : part.text;
    const href = part.kind === 'link' ? part.href : '';
    return { key, text, href, isBreak: part.kind === 'break', isLink: part.kind === 'link' };
}

function timesOf(at: number | null, timeZone: string): Pick<Said, 'machineTime' | 'shortTime' | 'fullTime'> {
    if (at === null) return { machineTime: undefined, shortTime: BOOKEND.noTime, fullTime: BOOKEND.noTime };
    return { machineTime: machineTime(at), shortTime: shortTime(at, timeZone), fullTime: fullTime(at, timeZone) };
}
