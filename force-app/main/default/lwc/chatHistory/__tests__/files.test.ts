/** When files are asked for, and where a click on one leads. */
import { MORNING_AT, anEntry } from 'support/builders';
import { rowsOf } from 'c/chatHistoryState';
import { pageOf } from '../openPage';
import {
    SESSION_ID,
    answer,
    element,
    fileArrives,
    find,
    recordsArrive,
    setUp,
    showOn,
    tearDown,
    transcriptOf
} from './stage';

beforeEach(setUp);
afterEach(tearDown);

const wanted = () => (find('c-chat-history-records') as unknown as { fileRecordIds: readonly string[] }).fileRecordIds;

const list = () => find('c-chat-history-list') as unknown as HTMLElement & { timeline: string };

const PICTURE = anEntry({ at: MORNING_AT - 3_600_000, body: { kind: 'non-text' } });

describe('Files', () => {
    it('are asked for once all records have arrived, and not anew with every answer', async () => {
        await showOn();
        expect(wanted()).toEqual([]);
        await recordsArrive();
        const asked = wanted();
        expect(asked).toEqual([SESSION_ID]);
        await answer(0, transcriptOf(['Hello']));
        expect(wanted()).toBe(asked);
    });

    it('stand with the message that they probably are', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf([], { entries: [PICTURE] }));
        await fileArrives('2026-03-02T08:00:05.000Z');
        const files = rowsOf(list().timeline).flatMap((row) => (row.kind === 'omission' ? (row.files ?? []) : []));
        expect(files.map(({ id }) => id)).toEqual(['069000000000001']);
    });

    it.each([false, 'false'])('are not asked for where the property is %p', async (showFiles) => {
        element.showFiles = showFiles;
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Hello']));
        expect(wanted()).toEqual([]);
    });

    it('open in the preview of Salesforce, and records on their page', () => {
        expect(pageOf({ recordId: '069000000000001', objectApiName: 'ContentDocument' })).toEqual({
            type: 'standard__namedPage',
            attributes: { pageName: 'filePreview' },
            state: { recordIds: '069000000000001', selectedRecordId: '069000000000001' }
        });
        const session = { recordId: SESSION_ID, objectApiName: 'MessagingSession' } as const;
        expect(pageOf(session)).toEqual({
            type: 'standard__recordPage',
            attributes: { ...session, actionName: 'view' }
        });
    });
});
