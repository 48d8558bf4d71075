import OPEN_SESSION from '@salesforce/label/c.ChatHistory_OpenSession';
import OPEN_CALL from '@salesforce/label/c.ChatHistory_OpenCall';
import LOAD_OLDER from '@salesforce/label/c.ChatHistory_LoadOlder';
import LOADING_OLDER from '@salesforce/label/c.ChatHistory_LoadingOlder';
import RETRY from '@salesforce/label/c.ChatHistory_Retry';
import RETRY_PRICE_ONE from '@salesforce/label/c.ChatHistory_Retry_Price_one';
import RETRY_PRICE_OTHER from '@salesforce/label/c.ChatHistory_Retry_Price_other';
import READ_ANYWAY from '@salesforce/label/c.ChatHistory_ReadAnyway';
import LOAD_ALL_ACCEPT_ONE from '@salesforce/label/c.ChatHistory_LoadAll_Accept_one';
import LOAD_ALL_ACCEPT_OTHER from '@salesforce/label/c.ChatHistory_LoadAll_Accept_other';
import LOAD_ALL_DISMISS from '@salesforce/label/c.ChatHistory_LoadAll_Dismiss';
import CONNECT from '@salesforce/label/c.ChatHistory_Connect';
import FOR_ADMIN from '@salesforce/label/c.ChatHistory_ForAdmin';
import type { PluralSet } from './plural';

const RETRY_PRICE: PluralSet = { one: RETRY_PRICE_ONE, other: RETRY_PRICE_OTHER };
const LOAD_ALL_ACCEPT: PluralSet = { one: LOAD_ALL_ACCEPT_ONE, other: LOAD_ALL_ACCEPT_OTHER };

/** Words on buttons and links. */
export const ACTIONS = {
    openSession: OPEN_SESSION,
    openCall: OPEN_CALL,
    loadOlder: LOAD_OLDER,
    loadingOlder: LOADING_OLDER,
    /** Where a new try costs no entries call. */
    retry: RETRY,
    /** Count: conversations that are read again, at a call each. */
    retryPrice: RETRY_PRICE,
    /** Yes to reading although the budget is used up. */
    readAnyway: READ_ANYWAY,
    /** Count: conversations. */
    loadAllAccept: LOAD_ALL_ACCEPT,
    loadAllDismiss: LOAD_ALL_DISMISS,
    connect: CONNECT,
    /** {0}: a sentence for the admin. */
    forAdmin: FOR_ADMIN
} as const;
