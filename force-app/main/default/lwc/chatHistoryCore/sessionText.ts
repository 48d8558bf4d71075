/**
 * The text that Salesforce's standard action makes of a session: all utterances in one string, the bot's included.
 *
 *     ( 0s ) Chatbot: Hello!<br>( 1m 8s ) EndUser: Where is my bike?<br>
 *
 * It is untrusted: people can write what looks like an utterance. A part that does not look like one is a further line of
 * the utterance before it, so no readable text is lost.
 *
 * Source: no documentation. Public projects that call `getConvTscpForRecord` show this shape from API 60.0 on; hours and days
 * in the times, entities and `<br>` inside of an utterance are assumed [?].
 */
import { decodeEntities } from './entities';
import { roleOf, type SenderRole } from './entries';

export type Utterance = Readonly<{
    role: SenderRole;
    /** Untrusted text. */
    text: string;
    /** Since the start of the session; ms, cut to the second. `null`: the text begins without an utterance. */
    offsetMs: number | null;
    /** The utterance as it came, to be read as a further line of the utterance before it. */
    raw: string;
}>;

/** Longer texts are refused. Unit: UTF-16 units. Source: our choice; a day of chat is a tenth of it. */
export const MAX_SESSION_TEXT_CHARS = 500_000;

const BREAK = /<br *\/?>/i;

/** `( 1h 1m 8s ) EndUser: …`; names, as Connect spells roles, hold no spaces. */
const UTTERANCE = /^\s*\( ?((?:\d{1,6} ?[dhms] ?){1,4})\) ?([A-Za-z_]{1,20}) ?: ?/;

const UNIT_MS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

export function looksLikeUtterance(line: string): boolean {
    return roleIn(line) !== 'unknown';
}

/** The utterances in the order of the text; none of a blank text. Every character that can be read is in one of them. */
export function decodeSessionText(text: string): readonly Utterance[] {
    const utterances: { role: SenderRole; offsetMs: number | null; lines: string[]; rawLines: string[] }[] = [];
    for (const line of text.split(BREAK)) {
        const [heading = '', offset = ''] = UTTERANCE.exec(line) ?? [];
        const role = roleIn(line);
        const last = utterances.at(-1);
        if (role !== 'unknown') {
            const offsetMs = offsetOf(offset);
            utterances.push({ role, offsetMs, lines: [line.slice(heading.length)], rawLines: [line] });
        } else if (last !== undefined) {
            last.lines.push(line);
            last.rawLines.push(line);
        } else if (line.trim() !== '') {
            utterances.push({ role: 'unknown', offsetMs: null, lines: [line], rawLines: [line] });
        }
    }
    return utterances.map(({ role, offsetMs, lines, rawLines }) => {
        return { role, offsetMs, text: decodeEntities(joinLines(lines)), raw: decodeEntities(joinLines(rawLines)) };
    });
}

function roleIn(line: string): SenderRole {
    return roleOf({ role: UTTERANCE.exec(line)?.[2], appType: undefined, subject: undefined });
}

function offsetOf(offset: string): number {
    return [...offset.matchAll(/(\d+) ?([dhms])/g)].reduce((sum, [, amount, unit = '']) => {
        return sum + Number(amount) * (UNIT_MS[unit] ?? 0);
    }, 0);
}

/** The break that ends an utterance is no line of its own. */
function joinLines(lines: readonly string[]): string {
    return lines.join('\n').trim();
}
