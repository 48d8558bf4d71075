/** Where a link leads in Lightning. */
import type { PageReference } from 'lightning/navigation';
import type { OpenRecord } from 'c/chatHistoryLabels';

/**
 * A record's page; of a file Salesforce's preview, which opens over the page. The preview is not documented for every app
 * [?]: seen in public code.
 */
export function pageOf({ recordId, objectApiName }: OpenRecord): PageReference {
    if (objectApiName !== 'ContentDocument') {
        return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
    }
    const state = { recordIds: recordId, selectedRecordId: recordId };
    return { type: 'standard__namedPage', attributes: { pageName: 'filePreview' }, state };
}
