/** A legacy chat: one record whose body is HTML, as Salesforce writes it when the chat ends. */
import { encodeEntities } from '../routes/entriesShape';
import { offsetText } from '../routes/sessionText';
import type { WorldCase, WorldChat, WorldUser } from '../world/world';
import { added, type Draft } from './draft';
import { readScript } from './script';

export type LegacyChatOptions = Readonly<{
    onCase: WorldCase | null;
    /** Owns the record, and is announced in the body by `agentName` (a given name and an initial, as Salesforce has it). */
    agent: WorldUser;
    agentName: string;
    /** The visitor's name in the body. */
    visitor: string;
    startAt: number;
    details?: Partial<WorldChat>;
}>;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Speakers of the script: `agent` and `visitor`. */
export function addLegacyChat(draft: Draft, options: LegacyChatOptions, script: string): WorldChat {
    const { onCase, agent, agentName, visitor, startAt, details } = options;
    const lines = readScript(script, new Date(startAt).toISOString().slice(0, 10));
    const said = lines.map(({ at, speaker, text }) => {
        const name = speaker === 'agent' ? agentName : visitor;
        return `( ${offsetText(at - startAt)} ) ${name}: ${encodeEntities(text).replaceAll('\n', '<br>')}<br>`;
    });
    const notes = [`Chat Started: ${startText(startAt)}`, 'Chat Origin: Website', `Agent ${agentName}`];
    const countOf = (name: string) => lines.filter(({ speaker }) => speaker === name).length;
    return added(draft.world.chats, {
        id: draft.newId('570'),
        name: String(draft.world.chats.length + 1).padStart(8, '0'),
        caseId: onCase?.id ?? null,
        contactId: onCase?.contactId ?? null,
        ownerId: agent.id,
        status: 'Completed',
        startAt,
        endAt: (lines.at(-1)?.at ?? startAt) + 30_000,
        endedBy: 'Visitor',
        hadBot: false,
        agentMessageCount: countOf('agent'),
        visitorMessageCount: countOf('visitor'),
        body: notes.map((note) => `<p align="center">${note}</p>`).join('') + said.join(''),
        ...details
    });
}

function startText(at: number): string {
    const date = new Date(at);
    const day = `${DAYS[date.getUTCDay()] ?? ''}, ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCDate()}`;
    return `${day}, ${date.getUTCFullYear()}, ${date.toISOString().slice(11, 19)} (+0000)`;
}
