/**
 * Files that hang on the Case's sessions and calls, by Lightning Data Service: pictures and documents that Conversation
 * Entries leaves out may be among them. No API call is counted, and sharing holds: a file that this user may not see is not
 * listed, and nothing says so.
 *
 * Source: Object Reference, ContentDocumentLink and ContentDocument; GraphQL on ContentDocumentLink by `in`: seen in public
 * code. Not proven in an org: on sessions and calls [?].
 */
import {
    asObject,
    isCount,
    isRecordId,
    KEY_PREFIX,
    kindOfRecord,
    parseSalesforceTime,
    shortId,
    stringOr
} from './checks';
import type { GraphqlResult } from './decodeRecords';
import type { LinkedRecord } from './records';

/** One file on one session or call; a file that is linked to two of them is there twice. */
export type LinkedFile = Readonly<{
    /** ContentDocument (15 characters). */
    id: string;
    /** Its latest ContentVersion (15 characters); `null`: not known, so there is no thumbnail. */
    versionId: string | null;
    /** The session or call (15 characters). */
    recordId: string;
    /** Untrusted text. */
    title: string | null;
    /** As received, e.g. `JPG`, `WORD_X`. */
    type: string | null;
    /** Untrusted text, e.g. `jpg`. */
    extension: string | null;
    /** Unit: bytes. */
    size: number | null;
    /** When Salesforce stored it; epoch ms, second precision. */
    at: number | null;
    /** A User (15 characters): an agent, or for a customer some technical user [?]. */
    createdById: string | null;
}>;

/** `hasMore`: there are more than were asked for, or some could not be understood. */
export type LinkedFiles = Readonly<{ files: readonly LinkedFile[]; hasMore: boolean }>;

/** Ids of the records that can have files, in order. Source: Object Reference, ContentDocumentLink. */
export function recordsWithFiles(records: readonly LinkedRecord[]): readonly string[] {
    const ids = records.filter(({ kind }) => kind === 'session' || kind === 'call').map(({ id }) => id);
    return [...new Set(ids)].sort();
}

/** `null`: there is no list at all. A malformed file costs only itself; each is there once per record. */
export function decodeFiles({ data }: GraphqlResult): LinkedFiles | null {
    const { edges, pageInfo } = asObject(asObject(asObject(asObject(data).uiapi).query).ContentDocumentLink);
    if (!Array.isArray(edges)) return null;
    const files = edges.flatMap((edge: unknown) => fileOf(asObject(asObject(edge).node)));
    const byKey = new Map(files.map((file) => [`${file.recordId}/${file.id}`, file]));
    const hasMore = asObject(pageInfo).hasNextPage === true || files.length < edges.length;
    return { files: [...byKey.values()], hasMore };
}

function fileOf(node: Readonly<Record<string, unknown>>): readonly LinkedFile[] {
    const document = asObject(node.ContentDocument);
    const recordId = valueOf(node, 'LinkedEntityId');
    const { Id: id } = document;
    const isKnown = isRecordId(id, KEY_PREFIX.document) && isRecordId(recordId) && kindOfRecord(recordId) !== null;
    if (!isKnown) return [];
    const [versionId, createdById, size] = ['LatestPublishedVersionId', 'CreatedById', 'ContentSize'].map((name) =>
        valueOf(document, name)
    );
    return [
        {
            id: shortId(id),
            versionId: isRecordId(versionId, KEY_PREFIX.version) ? shortId(versionId) : null,
            recordId: shortId(recordId),
            title: textOf(document, 'Title'),
            type: textOf(document, 'FileType'),
            extension: textOf(document, 'FileExtension'),
            size: isCount(size) ? size : null,
            at: parseSalesforceTime(valueOf(document, 'CreatedDate')),
            createdById: isRecordId(createdById, KEY_PREFIX.user) ? shortId(createdById) : null
        }
    ];
}

function valueOf(node: Readonly<Record<string, unknown>>, name: string): unknown {
    return asObject(node[name]).value;
}

function textOf(node: Readonly<Record<string, unknown>>, name: string): string | null {
    return stringOr(valueOf(node, name), '') || null;
}

/**
 * Path of a picture of a file's first page, on the page's own host and no other. `null`: none can be asked for. Salesforce
 * makes it some time after the file, so it may not be there yet. Not documented [?]; seen in public code.
 */
export function thumbnailPath({ versionId }: LinkedFile): string | null {
    // Checked where it is used, too: nothing but an id may stand in the address of an image.
    if (!isRecordId(versionId, KEY_PREFIX.version)) return null;
    return `/sfc/servlet.shepherd/version/renditionDownload?rendition=THUMB240BY180&versionId=${versionId}`;
}
