import PROPERTY_HEIGHT from '@salesforce/label/c.ChatHistory_Property_Height';
import PROPERTY_AUTO_LOAD from '@salesforce/label/c.ChatHistory_Property_AutoLoad';

/** Properties as App Builder names them; the same words as in the `js-meta.xml`, which no script can read. */
export const PROPERTIES = { height: PROPERTY_HEIGHT, autoLoad: PROPERTY_AUTO_LOAD } as const;
