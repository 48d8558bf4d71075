import PROPERTY_HEIGHT from '@salesforce/label/c.ChatHistory_Property_Height';
import PROPERTY_AUTO_LOAD from '@salesforce/label/c.ChatHistory_Property_AutoLoad';
import PROPERTY_MAX_AGE_HOURS from '@salesforce/label/c.ChatHistory_Property_MaxAgeHours';
import PROPERTY_HOURLY_BUDGET from '@salesforce/label/c.ChatHistory_Property_HourlyBudget';
import PROPERTY_BROKER_HOST from '@salesforce/label/c.ChatHistory_Property_BrokerHost';
import PROPERTY_DEFAULT_ORG from '@salesforce/label/c.ChatHistory_Property_Default_Org';
import PROPERTY_DEFAULT_HOST from '@salesforce/label/c.ChatHistory_Property_Default_Host';

/** Properties as App Builder names them; the same words as in the `js-meta.xml`, which no script can read. */
export const PROPERTIES = {
    height: PROPERTY_HEIGHT,
    autoLoad: PROPERTY_AUTO_LOAD,
    maxAgeHours: PROPERTY_MAX_AGE_HOURS,
    hourlyBudget: PROPERTY_HOURLY_BUDGET,
    brokerHost: PROPERTY_BROKER_HOST
} as const;

/** What stands in for a property whose default is no value of its own. */
export const PROPERTY_DEFAULTS = { org: PROPERTY_DEFAULT_ORG, host: PROPERTY_DEFAULT_HOST } as const;
