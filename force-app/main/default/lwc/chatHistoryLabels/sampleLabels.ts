import SAMPLE_CHANNEL from '@salesforce/label/c.ChatHistory_Sample_Channel';
import SAMPLE_SESSION from '@salesforce/label/c.ChatHistory_Sample_Session';
import SAMPLE_CUSTOMER from '@salesforce/label/c.ChatHistory_Sample_Customer';
import SAMPLE_AGENT from '@salesforce/label/c.ChatHistory_Sample_Agent';
import SAMPLE_PREVIEW from '@salesforce/label/c.ChatHistory_Sample_Preview';
import SAMPLE_BOT_1 from '@salesforce/label/c.ChatHistory_Sample_Bot_1';
import SAMPLE_CUSTOMER_1 from '@salesforce/label/c.ChatHistory_Sample_Customer_1';
import SAMPLE_BOT_2 from '@salesforce/label/c.ChatHistory_Sample_Bot_2';
import SAMPLE_AGENT_1 from '@salesforce/label/c.ChatHistory_Sample_Agent_1';
import SAMPLE_CUSTOMER_2 from '@salesforce/label/c.ChatHistory_Sample_Customer_2';
import SAMPLE_AGENT_2 from '@salesforce/label/c.ChatHistory_Sample_Agent_2';

/** The made-up conversation of the App Builder canvas. */
export const SAMPLE = {
    channelName: SAMPLE_CHANNEL,
    sessionName: SAMPLE_SESSION,
    customerName: SAMPLE_CUSTOMER,
    agentName: SAMPLE_AGENT,
    preview: SAMPLE_PREVIEW,
    /** In the order in which they were said. */
    messages: [
        { role: 'bot', text: SAMPLE_BOT_1 },
        { role: 'customer', text: SAMPLE_CUSTOMER_1 },
        { role: 'bot', text: SAMPLE_BOT_2 },
        { role: 'agent', text: SAMPLE_AGENT_1 },
        { role: 'customer', text: SAMPLE_CUSTOMER_2 },
        { role: 'agent', text: SAMPLE_AGENT_2 }
    ]
} as const;
