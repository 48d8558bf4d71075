/** Files on sessions and calls: what the rich messages of a script left there, and what somebody added. */
import { hashOf } from '../world/ids';
import type { WorldFile } from '../world/world';
import { added, type Draft } from './draft';
import type { Line } from './script';

export type FileOptions = Readonly<{
    /** As a person names it, e.g. `agreement.pdf`; without a type it is a picture. */
    name: string;
    at: number;
    /** `null`: the technical user that stores what customers send. */
    by: Readonly<{ id: string }> | null;
    details?: Partial<WorldFile>;
}>;

/** Rich messages that are files, by the word in their brackets. Buttons, forms, cards and places leave none. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
    ['image', 'jpg'],
    ['file', 'pdf'],
    ['voice note', 'm4a'],
    ['sticker', 'png']
]);

const TYPES: Readonly<Record<string, string>> = { docx: 'WORD_X', xlsx: 'EXCEL_X', pptx: 'POWER_POINT_X' };

const NAMED = /^(.+)\.([a-z0-9]{2,5})$/i;

/** Adds a file to the world, on a session or a call. */
export function addFile(draft: Draft, on: Readonly<{ id: string }>, options: FileOptions): WorldFile {
    const [, title = options.name, extension = 'jpg'] = NAMED.exec(options.name) ?? [];
    return added(draft.world.files, {
        id: draft.newId('069'),
        versionId: draft.newId('068'),
        linkId: draft.newId('06A'),
        linkedTo: on.id,
        title,
        type: TYPES[extension] ?? extension.toUpperCase(),
        extension,
        size: 20_000 + (hashOf(options.name) % 3_000_000),
        at: options.at,
        createdById: options.by?.id ?? technicalUserId(draft),
        ...options.details
    });
}

/** Adds the file that a rich line left, `afterMs` after it. `null`: it left none. */
export function addFileOfLine(
    draft: Draft,
    on: Readonly<{ id: string }>,
    { at, text }: Line,
    { afterMs, by }: Readonly<{ afterMs: number; by: FileOptions['by'] }>
): WorldFile | null {
    const [, word = '', name = ''] = /^\[([a-z ]+)\] (.+)$/s.exec(text) ?? [];
    const extension = EXTENSIONS.get(word);
    if (extension === undefined) return null;
    return addFile(draft, on, { name: NAMED.test(name) ? name : `${name}.${extension}`, at: at + afterMs, by });
}

/** Of an org's "Platform Integration User": no user that anybody works as. */
function technicalUserId({ world }: Draft): string {
    return `005${world.orgId.slice(3)}`;
}
