import type { CallStatus, LinkedRecord, ServedBy, SessionStatus } from 'c/chatHistoryCore';
import STATUS_NEW from '@salesforce/label/c.ChatHistory_Status_New';
import STATUS_ACTIVE from '@salesforce/label/c.ChatHistory_Status_Active';
import STATUS_CONSENT from '@salesforce/label/c.ChatHistory_Status_Consent';
import STATUS_WAITING from '@salesforce/label/c.ChatHistory_Status_Waiting';
import STATUS_PAUSED from '@salesforce/label/c.ChatHistory_Status_Paused';
import STATUS_INACTIVE from '@salesforce/label/c.ChatHistory_Status_Inactive';
import STATUS_ENDED from '@salesforce/label/c.ChatHistory_Status_Ended';
import STATUS_ERROR from '@salesforce/label/c.ChatHistory_Status_Error';
import STATUS_IN_PROGRESS from '@salesforce/label/c.ChatHistory_Status_InProgress';
import STATUS_COMPLETED from '@salesforce/label/c.ChatHistory_Status_Completed';
import STATUS_UNKNOWN from '@salesforce/label/c.ChatHistory_Status_Unknown';
import SERVED_BY_AGENT from '@salesforce/label/c.ChatHistory_ServedBy_Agent';
import SERVED_BY_AGENT_NAMED from '@salesforce/label/c.ChatHistory_ServedBy_AgentNamed';
import SERVED_BY_BOT from '@salesforce/label/c.ChatHistory_ServedBy_Bot';
import SERVED_BY_BOT_TO_AGENT from '@salesforce/label/c.ChatHistory_ServedBy_BotToAgent';
import SERVED_BY_BOT_TO_AGENT_NAMED from '@salesforce/label/c.ChatHistory_ServedBy_BotToAgentNamed';
import SERVED_BY_SYSTEM from '@salesforce/label/c.ChatHistory_ServedBy_System';
import SERVED_BY_OWNER_NAMED from '@salesforce/label/c.ChatHistory_ServedBy_OwnerNamed';
import { fill } from './fill';

const SESSION_STATUSES: Readonly<Record<SessionStatus, string>> = {
    new: STATUS_NEW,
    active: STATUS_ACTIVE,
    consent: STATUS_CONSENT,
    waiting: STATUS_WAITING,
    paused: STATUS_PAUSED,
    inactive: STATUS_INACTIVE,
    ended: STATUS_ENDED,
    error: STATUS_ERROR,
    unknown: STATUS_UNKNOWN
};

const CALL_STATUSES: Readonly<Record<CallStatus, string>> = {
    new: STATUS_NEW,
    'in-progress': STATUS_IN_PROGRESS,
    completed: STATUS_COMPLETED,
    unknown: STATUS_UNKNOWN
};

/** `null`: nothing is known, so nothing is said. */
const SERVED_BY: Readonly<Record<ServedBy, string | null>> = {
    agent: SERVED_BY_AGENT,
    bot: SERVED_BY_BOT,
    'bot-to-agent': SERVED_BY_BOT_TO_AGENT,
    system: SERVED_BY_SYSTEM,
    unknown: null
};

/** With the owner's name in place of {0}. A bot's or the system's session says nothing of its owner. */
const SERVED_BY_NAMED: Readonly<Partial<Record<ServedBy, string>>> = {
    agent: SERVED_BY_AGENT_NAMED,
    'bot-to-agent': SERVED_BY_BOT_TO_AGENT_NAMED,
    unknown: SERVED_BY_OWNER_NAMED
};

/** The word for a record's status. */
export function statusText(record: LinkedRecord): string {
    return record.kind === 'session' ? SESSION_STATUSES[record.status] : CALL_STATUSES[record.status];
}

/** Who serves a session; `null` for calls, and where nothing is known. */
export function servedByText(record: LinkedRecord): string | null {
    if (record.kind === 'call') return null;
    const named = SERVED_BY_NAMED[record.servedBy];
    return named !== undefined && record.ownerName !== null
        ? fill(named, record.ownerName)
        : SERVED_BY[record.servedBy];
}
