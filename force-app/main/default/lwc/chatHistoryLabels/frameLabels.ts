import TITLE from '@salesforce/label/c.ChatHistory_Title';
import LIST_LABEL from '@salesforce/label/c.ChatHistory_List_Label';
import AS_OF from '@salesforce/label/c.ChatHistory_AsOf';
import AS_OF_FULL from '@salesforce/label/c.ChatHistory_AsOf_Full';
import REFRESH from '@salesforce/label/c.ChatHistory_Refresh';
import REFRESHING from '@salesforce/label/c.ChatHistory_Refreshing';
import REFRESH_FREE from '@salesforce/label/c.ChatHistory_Refresh_Free';
import REFRESH_PRICE_ONE from '@salesforce/label/c.ChatHistory_Refresh_Price_one';
import REFRESH_PRICE_OTHER from '@salesforce/label/c.ChatHistory_Refresh_Price_other';
import LOADING from '@salesforce/label/c.ChatHistory_Loading';
import LOADED_ONE from '@salesforce/label/c.ChatHistory_Loaded_one';
import LOADED_OTHER from '@salesforce/label/c.ChatHistory_Loaded_other';
import USAGE_SHOW from '@salesforce/label/c.ChatHistory_Usage_Show';
import USAGE_HIDE from '@salesforce/label/c.ChatHistory_Usage_Hide';
import BROKER_FRAME_TITLE from '@salesforce/label/c.ChatHistory_Broker_FrameTitle';
import type { PluralSet } from './plural';

const REFRESH_PRICE: PluralSet = { one: REFRESH_PRICE_ONE, other: REFRESH_PRICE_OTHER };
const LOADED: PluralSet = { one: LOADED_ONE, other: LOADED_OTHER };

/** Words of the frame around the timeline: header, live announcements, hidden connection frame. */
export const FRAME = {
    title: TITLE,
    listLabel: LIST_LABEL,
    /** {0}: short time, see `asOfText`. */
    asOf: AS_OF,
    /** {0}: full date, time and zone. */
    asOfFull: AS_OF_FULL,
    refresh: REFRESH,
    refreshing: REFRESHING,
    /** While no transcript is on screen, a refresh costs nothing. */
    refreshFree: REFRESH_FREE,
    /** Count: conversations on screen. */
    refreshPrice: REFRESH_PRICE,
    loading: LOADING,
    /** For a live region. Count: messages on screen. */
    loaded: LOADED,
    /** On the button that opens the panel of costs. */
    showUsage: USAGE_SHOW,
    hideUsage: USAGE_HIDE,
    connectionFrameTitle: BROKER_FRAME_TITLE
} as const;
