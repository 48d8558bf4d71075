/**
 * A script: messages as lines that a person can write and read.
 *
 *     2026-11-03
 *     10:15:02 tom: Hello, my display stays dark.\nAny idea?
 *     10:15:40 lena: Hi Tom!
 *     10:16:05 tom: [image] photo of the display
 *
 * A date opens a day (UTC), later times belong to it. `\n` is a line break. `[image] …`, `[file] …`, `[buttons] …`,
 * `[form] …`, `[voice note] …`, `[location] …` are rich messages, whose content Connect never gives.
 */

export type Line = Readonly<{ at: number; speaker: string; rich: boolean; text: string }>;

const DAY = /^\d{4}-\d\d-\d\d$/;
const SPOKEN = /^(\d\d:\d\d:\d\d) ([\w-]+): (.+)$/su;
const RICH = /^\[(?:image|file|buttons|form|voice note|location|card|sticker)\] /;

/** The lines of a script. `day` (`YYYY-MM-DD`) holds until the script names another. Throws on a malformed line. */
export function readScript(script: string, day: string): readonly Line[] {
    let today = day;
    const lines: Line[] = [];
    for (const line of script.split('\n').map((raw) => raw.trim())) {
        if (DAY.test(line)) {
            today = line;
        } else if (line !== '') {
            lines.push(readLine(line, today));
        }
    }
    return lines;
}

function readLine(line: string, day: string): Line {
    const [, time = '', speaker = '', text = ''] = SPOKEN.exec(line) ?? [];
    const at = Date.parse(`${day}T${time}Z`);
    if (Number.isNaN(at)) {
        throw new Error(`Not a line of a script: ${line}`);
    }
    return { at, speaker, rich: RICH.test(text), text: text.replaceAll('\\n', '\n') };
}
