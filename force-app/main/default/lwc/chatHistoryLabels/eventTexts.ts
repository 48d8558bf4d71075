/** Texts of joins, leaves and transfers. */
import type { TimelineEvent } from 'c/chatHistoryCore';
import { fill } from './format';
import { LABELS } from './labels';
import { roleText } from './recordTexts';

/** "Lena Okoro joined", "Agent left", "Imke Sandvoss (Supervisor) joined", "Jonas took over from Lena" */
export function eventText({ kind, name, role, from }: TimelineEvent): string {
    switch (kind) {
        case 'accepted':
            return LABELS.Event_Accepted;
        case 'took-over':
            return fill(LABELS.Event_TookOver, name ?? roleText(role), from ?? roleText(role));
        case 'joined':
            return fill(LABELS.Event_Joined, personText(name, role));
        case 'left':
            return fill(LABELS.Event_Left, personText(name, role));
    }
}

/** The role is named where it is not what a reader expects of a name. */
function personText(name: string | null, role: TimelineEvent['role']): string {
    if (name === null) return roleText(role);
    return role === 'agent' || role === 'customer' ? name : fill(LABELS.Event_Person, name, roleText(role));
}
