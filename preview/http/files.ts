/**
 * Files of the page, from a few folders and from nowhere else.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Answer } from './answers';
import { text } from './answers';

/** Path prefix → folder on disk. */
export type Folders = Readonly<Record<string, string>>;

const TYPES: Readonly<Record<string, string>> = {
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.map': 'application/json',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2'
};

/** The file under one of the folders, `null` when no folder has this prefix. `knownTag` is the browser's `If-None-Match`. */
export async function fileAnswer(pathname: string, folders: Folders, knownTag?: string): Promise<Answer | null> {
    const prefix = Object.keys(folders).find((candidate) => pathname.startsWith(candidate));
    const folder = prefix === undefined ? undefined : folders[prefix];
    if (prefix === undefined || folder === undefined) return null;
    const file = await fileInside(folder, pathname.slice(prefix.length));
    return file === null ? text(404, `Not found: ${pathname}`) : tagged(file, knownTag);
}

async function tagged(file: string, knownTag: string | undefined): Promise<Answer> {
    const { mtimeMs, size } = await stat(file);
    const etag = `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
    if (etag === knownTag) return { status: 304, headers: { etag }, body: '' };
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return { status: 200, headers: { 'content-type': type, etag }, body: await readFile(file) };
}

/** Resolves links too: a path or a link that leads outside of the folder is no file. */
async function fileInside(folder: string, relative: string): Promise<string | null> {
    try {
        const root = await realpath(folder);
        const file = await realpath(path.join(root, decodeURIComponent(relative)));
        const isFile = file.startsWith(root + path.sep) && (await stat(file)).isFile();
        return isFile ? file : null;
    } catch {
        return null;
    }
}
