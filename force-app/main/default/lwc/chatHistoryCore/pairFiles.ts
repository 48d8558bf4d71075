/**
 * Which file is probably the content of which message without text. Conversation Entries name no file, so nearness in time
 * is all there is, and the screen says "probably".
 */
import { isRecordId, KEY_PREFIX, shortId } from './checks';
import type { LinkedFile } from './files';
import type { OwnedEntry } from './ownership';

/** The files of one record as the timeline needs them. `byEntry`: by the entry's id, the file that is probably its content. */
export type PairedFiles = Readonly<{ byEntry: ReadonlyMap<string, LinkedFile>; unpaired: readonly LinkedFile[] }>;

export const NO_FILES: PairedFiles = { byEntry: new Map(), unpaired: [] };

/** How far a message and its file may be apart. Unit: ms. Source: our choice; a channel may store a file after its message. */
export const PAIR_WITHIN_MS = 2 * 60_000;

/** Buttons, cards and forms of a bot are no files, and neither is anything that the system says. */
const SENDS_NO_FILES: ReadonlySet<OwnedEntry['sender']['role']> = new Set(['bot', 'system']);

type Timed<T> = T & Readonly<{ at: number }>;

/**
 * Pairs messages without text with the files of their record: of all ways to do that the one whose pairs are together the
 * most that they can be nearer than two minutes. One to one, and in the same order on both sides, so that two pictures that
 * were sent seconds apart are not mixed up although Salesforce stored the first when the second was sent.
 *
 * `entries`: the record's, in reading order. `staff`: ids of users who took part (15 characters): what one of them stored is
 * their own message's and nobody else's; of a file of any other user nobody knows whose it is.
 */
export function pairFiles(
    entries: readonly OwnedEntry[],
    files: readonly LinkedFile[],
    staff: ReadonlySet<string>
): PairedFiles {
    if (files.length === 0) return NO_FILES;
    const textless = entries.filter(isTextless).filter(isTimed).sort(byTime);
    const stored = files.filter(isTimed).sort((a, b) => byTime(a, b) || (a.id < b.id ? -1 : 1));
    const pairs = bestPairs(textless, stored, (entry, file) => distanceOf(entry, file, staff));
    const paired = new Set(pairs.map(([, file]) => file));
    const untimed = files.filter((file) => !isTimed(file));
    return {
        byEntry: new Map(pairs.map(([{ id }, file]) => [id, file])),
        unpaired: [...stored.filter((file) => !paired.has(file)), ...untimed]
    };
}

/** Of everybody who may store a file as themselves. */
export function staffOf(entries: readonly OwnedEntry[], others: readonly (string | null)[]): ReadonlySet<string> {
    const senders = entries.filter(({ sender }) => sender.role === 'agent' || sender.role === 'supervisor');
    const ids = [...senders.map(({ sender }) => sender.subject), ...others];
    return new Set(ids.flatMap((id) => (isRecordId(id, KEY_PREFIX.user) ? [shortId(id)] : [])));
}

function isTextless({ body, sender }: OwnedEntry): boolean {
    return body.kind === 'non-text' && !SENDS_NO_FILES.has(sender.role);
}

function isTimed<T extends Readonly<{ at: number | null }>>(value: T): value is Timed<T> {
    return value.at !== null;
}

function byTime(a: Readonly<{ at: number }>, b: Readonly<{ at: number }>): number {
    return a.at - b.at;
}

/** Unit: ms; `null`: they do not belong together. */
function distanceOf(
    { sender, at }: Timed<OwnedEntry>,
    file: Timed<LinkedFile>,
    staff: ReadonlySet<string>
): number | null {
    const isOfAnybody = file.createdById === null || !staff.has(file.createdById);
    const distance = Math.abs(file.at - at);
    return distance <= PAIR_WITHIN_MS && (isOfAnybody || shortId(sender.subject) === file.createdById)
        ? distance
        : null;
}

/** Of all ways to pair in order the one that is worth most. `distance`: `null`, they are no pair. */
function bestPairs<A, B>(
    left: readonly A[],
    right: readonly B[],
    distance: (a: A, b: B) => number | null
): readonly (readonly [A, B])[] {
    const candidates = left.flatMap((a) => {
        const worths = right.map((b) => {
            const apart = distance(a, b);
            // A pair is worth something at any distance that is allowed.
            return apart === null ? -Infinity : PAIR_WITHIN_MS + 1 - apart;
        });
        return worths.some((worth) => worth > 0) ? [{ a, worths }] : [];
    });
    /** By how many of both sides are left out at their beginnings: the worth of the best way to pair the rest. */
    const best = Array.from({ length: candidates.length + 1 }, () => new Float64Array(right.length + 1));
    const worthAt = (row: number, column: number): number => best[row]?.[column] ?? 0;
    const pairedAt = (row: number, column: number): number =>
        (candidates[row]?.worths[column] ?? -Infinity) + worthAt(row + 1, column + 1);
    for (let row = candidates.length - 1; row >= 0; row -= 1) {
        for (let column = right.length - 1; column >= 0; column -= 1) {
            const skipped = Math.max(worthAt(row + 1, column), worthAt(row, column + 1));
            best[row]?.fill(Math.max(skipped, pairedAt(row, column)), column, column + 1);
        }
    }
    const pairs: (readonly [A, B])[] = [];
    let [row, column] = [0, 0];
    for (let each = candidates[row], b = right[column]; each !== undefined && b !== undefined;) {
        if (worthAt(row, column) === pairedAt(row, column)) {
            pairs.push([each.a, b]);
            [row, column] = [row + 1, column + 1];
        } else if (worthAt(row, column) === worthAt(row + 1, column)) row += 1;
        else column += 1;
        [each, b] = [candidates[row], right[column]];
    }
    return pairs;
}
