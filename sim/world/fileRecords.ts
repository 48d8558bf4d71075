/** Files and their links under Salesforce's field names. */
import type { WorldFile } from './world';

type FileRecord = Readonly<Record<string, string | number>>;

export function fileLinkRecord({ linkId, id, linkedTo }: WorldFile): FileRecord {
    return { Id: linkId, LinkedEntityId: linkedTo, ContentDocumentId: id };
}

export function fileRecord(file: WorldFile): FileRecord {
    return {
        Id: file.id,
        Title: file.title,
        FileType: file.type,
        FileExtension: file.extension,
        ContentSize: file.size,
        LatestPublishedVersionId: file.versionId,
        CreatedDate: Math.floor(file.at / 1000) * 1000,
        CreatedById: file.createdById
    };
}
