/** What is shown of a file: its name, what it is, how large, and where it opens. */
import type { LinkedFile } from 'c/chatHistoryCore';
import { foldName, kindOfRecord, thumbnailPath } from 'c/chatHistoryCore';
import { LOCALE } from './format';
import { LABELS } from './labels';
import type { OpenRecord } from './recordTexts';

/** As the units of Intl are defined. */
const SIZE_STEP = 1_000;

const SIZE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Longer ones are cut: a type has a few characters. Unit: UTF-16 units. Source: our choice. */
const MAX_TYPE_CHARS = 12;

export type FileKind = 'image' | 'document' | 'audio' | 'video' | 'other';

/** By folded extension or `FileType`. Source: Object Reference, ContentVersion. */
const KINDS: ReadonlyMap<string, FileKind> = new Map(
    Object.entries({
        image: 'jpg jpeg png gif bmp tif tiff webp heic svg',
        document: 'pdf wordx word excelx excel powerpointx powerpoint doc docx xls xlsx ppt pptx txt text rtf csv html',
        audio: 'mp3 m4a wav ogg oga amr aac opus',
        video: 'mp4 mov m4v avi webm wmv mpeg 3gp'
    }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as FileKind] as const))
);

/** Salesforce makes pictures of these. Source: help.salesforce.com, "File Preview"; a file without one shows its icon. */
const WITH_THUMBNAIL: ReadonlySet<FileKind> = new Set(['image', 'document']);

export type FileLink = OpenRecord & Readonly<{ href: string }>;

/** `name`, `type`: untrusted text. `facts`: type and size. `thumbnail`: a path on the own host, where there can be one. */
export type FileView = Readonly<{
    name: string;
    kind: FileKind;
    type: string | null;
    size: string | null;
    link: FileLink;
    thumbnail: string | null;
}>;

export function fileView(file: LinkedFile): FileView {
    const { title, extension, type, size } = file;
    const shown = (extension ?? type)?.slice(0, MAX_TYPE_CHARS) ?? null;
    const kind = KINDS.get(foldName(extension ?? '')) ?? KINDS.get(foldName(type ?? '')) ?? 'other';
    return {
        name: title ?? LABELS.File_Unnamed,
        kind,
        type: shown?.toUpperCase() ?? null,
        size: size === null ? null : sizeText(size),
        link: {
            recordId: file.id,
            objectApiName: 'ContentDocument',
            href: `/lightning/r/ContentDocument/${encodeURIComponent(file.id)}/view`
        },
        thumbnail: WITH_THUMBNAIL.has(kind) ? thumbnailPath(file) : null
    };
}

/** Whose file it is, where it belongs to no message. */
export function unpairedText({ recordId }: LinkedFile): string {
    return kindOfRecord(recordId) === 'call' ? LABELS.File_OnCall : LABELS.File_OnSession;
}

/** "1.4 MB" */
export function sizeText(bytes: number): string {
    const step = Math.min(SIZE_UNITS.length - 1, Math.max(0, Math.floor(Math.log(bytes) / Math.log(SIZE_STEP))));
    const unit = SIZE_UNITS[step] ?? 'byte';
    const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step < 2 ? 0 : 1 } as const;
    return new Intl.NumberFormat(LOCALE, format).format(bytes / SIZE_STEP ** step);
}
