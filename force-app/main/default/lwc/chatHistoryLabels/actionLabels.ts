import OPEN_SESSION from '@salesforce/label/c.ChatHistory_OpenSession';
import OPEN_CALL from '@salesforce/label/c.ChatHistory_OpenCall';
import LOAD_OLDER from '@salesforce/label/c.ChatHistory_LoadOlder';
import LOADING_OLDER from '@salesforce/label/c.ChatHistory_LoadingOlder';
import RETRY from '@salesforce/label/c.ChatHistory_Retry';
import CONNECT from '@salesforce/label/c.ChatHistory_Connect';
import FOR_ADMIN from '@salesforce/label/c.ChatHistory_ForAdmin';

/** Words on buttons and links. */
export const ACTIONS = {
    openSession: OPEN_SESSION,
    openCall: OPEN_CALL,
    loadOlder: LOAD_OLDER,
    loadingOlder: LOADING_OLDER,
    retry: RETRY,
    connect: CONNECT,
    /** {0}: a sentence for the admin. */
    forAdmin: FOR_ADMIN
} as const;
