/**
 * The text of a legacy chat, `LiveChatTranscript.Body`: HTML, in which Salesforce wrote what was said.
 *
 *     <p align="center">Chat Started: Wednesday, January 15, 2020, 10:12:34 (+0000)</p>
 *     <p align="center">Chat Origin: Website</p><p align="center">Agent Jane D</p>
 *     ( 12s ) Jane D: Hello<br>( 1m 30s ) Visitor: Hi<br>
 *
 * It is untrusted, and nothing in it is proof: people can write what looks like another's line. What is not understood is a
 * line of what stands before it, so no readable text is lost.
 *
 * Source: Object Reference, LiveChatTranscript ("The contents of the chat."; up to 131,072 characters). The form is that of
 * bodies in public projects; what bots, files and other languages look like is not known [?].
 */
import { htmlLines } from './chatHtml';
import { decodeHtmlText } from './entities';

export type ChatPart = Readonly<{
    /** `note`: centred lines, which Salesforce wrote. `text`: lines that are not understood. */
    kind: 'message' | 'note' | 'text';
    /** Untrusted text; empty where it is no message. */
    name: string;
    /** Untrusted text. */
    text: string;
    /** Since the start of the chat, ms; `null`: not given. */
    offsetMs: number | null;
}>;

export type ChatBody = Readonly<{
    parts: readonly ChatPart[];
    /** What the body says about its start, epoch ms. */
    startAt: number | null;
    /** Names of agents, as the body announces them. */
    agentNames: ReadonlySet<string>;
}>;

/** A name has no colon and at most 120 characters. Source: our choice; in a longer one nobody would see a name. */
const MESSAGE = /^\s*\(\s?((?:\d{1,6}\s?[dhms]\s?){1,4})\)\s*([^\s:][^:]{0,119}):(?:\s|$)/;

const STARTED =
    /^\s*Chat Started: *[a-z]+, ([a-z]+) (\d\d?), (\d{4}), (\d\d?):(\d\d):(\d\d) \(([+-]\d\d):?(\d\d)\)\s*$/i;

const AGENT = /^\s*Agent (.+)$/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const UNIT_MS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

type Draft = { kind: ChatPart['kind']; name: string; lines: string[]; offsetMs: number | null };

export function decodeChatBody(html: string): ChatBody {
    const drafts: Draft[] = [];
    const agentNames = new Set<string>();
    let startAt: number | null = null;
    for (const { raw, isCentred } of htmlLines(html)) {
        const last = drafts.at(-1);
        const [heading = '', offset = '', name = ''] = isCentred ? [] : (MESSAGE.exec(raw) ?? []);
        if (name !== '') {
            const line = raw.slice(heading.length);
            drafts.push({ kind: 'message', name: nameOf(name), lines: [line], offsetMs: offsetOf(offset) });
            continue;
        }
        if (isCentred) {
            const announced = AGENT.exec(raw)?.[1];
            if (announced !== undefined) agentNames.add(nameOf(announced));
            // What stands after a message can't be the start of it.
            if (drafts.length === 0 || (drafts.length === 1 && last?.kind !== 'message')) startAt ??= startIn(raw);
        }
        if (last !== undefined && (last.kind === 'note') === isCentred) last.lines.push(raw);
        else
            drafts.push({
                kind: isCentred ? 'note' : 'text',
                name: '',
                lines: [raw],
                offsetMs: last?.offsetMs ?? null
            });
    }
    const parts: ChatPart[] = [];
    for (const { kind, name, lines, offsetMs } of drafts) {
        const text = decodeHtmlText(lines.join('\n')).trim();
        // A message was sent by somebody, whatever it shows.
        if (kind === 'message' || text !== '') parts.push({ kind, name, text, offsetMs });
    }
    return { parts, startAt, agentNames };
}

function nameOf(raw: string): string {
    return decodeHtmlText(raw).replace(/\s+/g, ' ').trim();
}

function offsetOf(offset: string): number {
    let sum = 0;
    let amount = 0;
    for (const character of offset) {
        if (character >= '0' && character <= '9') amount = amount * 10 + Number(character);
        else if (UNIT_MS[character] !== undefined) {
            sum += amount * UNIT_MS[character];
            amount = 0;
        }
    }
    return sum;
}

/** In English, as Salesforce's public examples have it; another language gives none. */
function startIn(raw: string): number | null {
    const [, month = '', day, year, hour, minute, second, zoneHour, zoneMinute] = STARTED.exec(raw) ?? [];
    const monthIndex = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
    if (monthIndex < 0 || zoneHour === undefined) return null;
    const utc = Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second));
    const sign = zoneHour.startsWith('-') ? -1 : 1;
    const startAt = utc - (Number(zoneHour) * 60 + sign * Number(zoneMinute)) * 60_000;
    return startAt > 0 ? startAt : null;
}
