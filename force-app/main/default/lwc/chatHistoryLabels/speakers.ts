import type { SenderRole } from 'c/chatHistoryCore';
import ROLE_CUSTOMER from '@salesforce/label/c.ChatHistory_Role_Customer';
import ROLE_AGENT from '@salesforce/label/c.ChatHistory_Role_Agent';
import ROLE_BOT from '@salesforce/label/c.ChatHistory_Role_Bot';
import ROLE_SYSTEM from '@salesforce/label/c.ChatHistory_Role_System';
import ROLE_SUPERVISOR from '@salesforce/label/c.ChatHistory_Role_Supervisor';
import ROLE_UNKNOWN from '@salesforce/label/c.ChatHistory_Role_Unknown';
import SPEAKER from '@salesforce/label/c.ChatHistory_Speaker';
import { fill } from './fill';

const ROLES: Readonly<Record<SenderRole, string>> = {
    customer: ROLE_CUSTOMER,
    agent: ROLE_AGENT,
    bot: ROLE_BOT,
    system: ROLE_SYSTEM,
    supervisor: ROLE_SUPERVISOR,
    unknown: ROLE_UNKNOWN
};

/** The word for a role. */
export function roleText(role: SenderRole): string {
    return ROLES[role];
}

/** A speaker as one phrase, for screen readers: "Wilma, Customer", or the role alone where no name is known. */
export function speakerText(role: SenderRole, name: string | null): string {
    return name === null ? ROLES[role] : fill(SPEAKER, name, ROLES[role]);
}
