import fc from 'fast-check';
import { CALL_ID, SESSION_ID, aCall, aFile, aSession } from 'support/builders';
import { decodeFiles, recordsWithFiles, thumbnailPath, type LinkedFiles } from 'c/chatHistoryCore';

const DOCUMENT = {
    Id: '069000000000001AAA',
    Title: { value: 'Boiler' },
    FileType: { value: 'JPG' },
    FileExtension: { value: 'jpg' },
    ContentSize: { value: 240_000 },
    LatestPublishedVersionId: { value: '068000000000001AAA' },
    CreatedDate: { value: '2026-03-02T09:00:00.000Z' },
    CreatedById: { value: '005000000000099AAA' }
};

const aNode = (document: unknown = DOCUMENT, recordId: unknown = `${SESSION_ID}AAA`) => ({
    Id: '06A000000000001AAA',
    LinkedEntityId: { value: recordId },
    ContentDocument: document
});

const answer = (nodes: readonly unknown[], hasNextPage = false) => ({
    data: {
        uiapi: {
            query: { ContentDocumentLink: { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage } } }
        }
    }
});

const filesIn = (...nodes: readonly unknown[]): LinkedFiles | null => decodeFiles(answer(nodes));

describe('The files of sessions and calls', () => {
    it('are decoded with what there is to show, ids by 15 characters', () => {
        expect(filesIn(aNode())).toEqual({ files: [aFile()], hasMore: false });
    });

    it('may lack every field but their id', () => {
        const nothing = { versionId: null, title: null, type: null, extension: null, size: null };
        const bare = aFile({ ...nothing, at: null, createdById: null });
        expect(filesIn(aNode({ Id: DOCUMENT.Id }))).toEqual({ files: [bare], hasMore: false });
    });

    it.each([
        ['of no record', aNode(DOCUMENT, null)],
        ['of a record that has no transcript', aNode(DOCUMENT, '500000000000001AAA')],
        ['without a document', aNode(null)],
        ['of another object', aNode({ ...DOCUMENT, Id: '068000000000001AAA' })],
        ['whose id is an address', aNode({ ...DOCUMENT, Id: '069/../../evil' })],
        ['that are no object', 7]
    ])('%s cost only themselves, and something is said to be left out', (_what, node) => {
        expect(filesIn(node, aNode())).toEqual({ files: [aFile()], hasMore: true });
    });

    it.each([
        ['LatestPublishedVersionId', 'versionId', '069000000000001AAA'],
        ['LatestPublishedVersionId', 'versionId', '068"&x=https://evil'],
        ['CreatedById', 'createdById', '00G000000000001AAA'],
        ['ContentSize', 'size', -1],
        ['ContentSize', 'size', '240000'],
        ['CreatedDate', 'at', 'yesterday'],
        ['Title', 'title', ''],
        ['FileExtension', 'extension', { jpg: true }]
    ])('have no %s where that is not one: %s is null of %p', (field, name, value) => {
        expect(filesIn(aNode({ ...DOCUMENT, [field]: { value } }))?.files).toEqual([aFile({ [name]: null })]);
    });

    it('are there once per record, and once for each record', () => {
        const found = filesIn(aNode(), aNode(), aNode(DOCUMENT, `${CALL_ID}AAA`));
        expect(found?.files).toEqual([aFile(), aFile({ recordId: CALL_ID })]);
    });

    it('are more than were asked for where Salesforce says so', () => {
        expect(decodeFiles(answer([aNode()], true))?.hasMore).toBe(true);
    });

    it('of an answer without a list are unknown, which is not "none"', () => {
        for (const data of [undefined, null, {}, { uiapi: { query: { ContentDocumentLink: null } } }]) {
            expect(decodeFiles({ data })).toBeNull();
        }
    });

    it('come from any answer without an error, and never with an id that is none', () => {
        const value = fc.oneof(fc.anything(), fc.record({ value: fc.anything() }));
        const document = fc.record({ Id: fc.oneof(fc.constant(DOCUMENT.Id), fc.anything()), Title: value });
        const node = fc.oneof(
            fc.anything(),
            fc.record({ LinkedEntityId: fc.constant({ value: SESSION_ID }), ContentDocument: document })
        );
        fc.assert(
            fc.property(fc.array(node), (nodes) => {
                const files = decodeFiles(answer(nodes))?.files ?? [];
                return files.every(({ id }) => /^069[a-zA-Z0-9]{12}$/.test(id));
            })
        );
    });
});

it('Files are asked for of sessions and calls, each once and in one order', () => {
    const records = [aSession({ id: '0Mw000000000009' }), aCall(), aSession(), aCall()];
    expect(recordsWithFiles(records)).toEqual([CALL_ID, SESSION_ID, '0Mw000000000009']);
});

describe('The picture of a file', () => {
    it('is at the page’s own host', () => {
        expect(thumbnailPath(aFile())).toBe(
            '/sfc/servlet.shepherd/version/renditionDownload?rendition=THUMB240BY180&versionId=068000000000001'
        );
    });

    it.each([null, '', '068', '069000000000001', '068000000000001&a=b', '//evil.example/068000000000'])(
        'can not be asked for by %p',
        (versionId) => {
            expect(thumbnailPath(aFile({ versionId }))).toBeNull();
        }
    );
});
