/** A conversation on a messaging channel, its sessions, and what was said in them. */
import type { Workshop } from './build';
import { hashOf, uuidOf } from './ids';
import { readScript, type Line } from './script';
import { addParticipants, CHANNELS, speakersOf, type Cast, type Speaker } from './speakers';
import type { WorldCase, WorldConversation, WorldEntry, WorldSession } from './world';

export type ConversationWish = Cast &
    Readonly<{
        /** Is the channel an enhanced one? Without, Salesforce has no conversation and no transcript. Default: yes. */
        enhanced?: boolean;
    }>;

export type SessionWish = Readonly<{
    /** `null`: linked to no Case. */
    onCase: WorldCase | null;
    owner: Readonly<{ id: string }>;
    startAt: number;
    /** `null`: not ended. Default: half a minute after the last line. */
    endAt?: number | null;
    /** Whatever differs from what Salesforce's defaults and the script give. */
    details?: Partial<WorldSession>;
}>;

export type Conversation = Readonly<{
    /** `null`: the channel is not an enhanced one. */
    conversation: WorldConversation | null;
    /** Adds a session and what was said in it: a script (`script.ts`), or its lines. */
    session: (wish: SessionWish, script: string | readonly Line[]) => WorldSession;
    /** Adds one entry as it is, e.g. of a form that nobody promised. The customer sends it, unless it says who. */
    entry: (entry: Partial<WorldEntry> & Pick<WorldEntry, 'at' | 'content'>) => WorldEntry;
}>;

type Stage = Readonly<{
    wish: ConversationWish;
    speakers: readonly Speaker[];
    conversation: WorldConversation | null;
    endUserId: string;
}>;

/** Opens a conversation in a world that is being built. */
export function openConversation(workshop: Workshop, wish: ConversationWish): Conversation {
    const { draft, newId, salt } = workshop;
    const endUserId = newId('0PA');
    draft.messagingEndUsers.push({ id: endUserId, name: wish.customer });
    const speakers = speakersOf(workshop, wish);
    const id = newId('0dw');
    const conversation = wish.enhanced === false ? null : { id, identifier: uuidOf(`${salt}/${id}`) };
    if (conversation !== null) {
        draft.conversations.push(conversation);
        addParticipants(workshop, conversation, speakers);
    }
    const stage = { wish, speakers, conversation, endUserId };
    const sender = speakers[0]?.sender ?? { appType: '', role: '', subject: '' };
    return {
        conversation,
        session: (session, script) => addSession(workshop, stage, session, linesOf(session, script)),
        entry: (entry) => addEntry(workshop, stage, { sender, ...entry })
    };
}

function linesOf(session: SessionWish, script: string | readonly Line[]): readonly Line[] {
    return typeof script === 'string'
        ? readScript(script, new Date(session.startAt).toISOString().slice(0, 10))
        : script;
}

function addSession(workshop: Workshop, stage: Stage, wish: SessionWish, lines: readonly Line[]): WorldSession {
    const made = { ...newSession(workshop, stage, wish, lines), ...wish.details };
    workshop.draft.sessions.push(made);
    for (const { at, speaker, rich, text } of stage.conversation === null ? [] : lines) {
        const found = stage.speakers.find(({ name }) => name === speaker);
        if (found === undefined) {
            throw new Error(`Nobody is called "${speaker}" in this conversation: ${text}`);
        }
        const content = rich ? ({ kind: 'rich', what: text } as const) : ({ kind: 'text', text } as const);
        addEntry(workshop, stage, { at, sender: found.sender, content, relatedRecordIds: [made.id] });
    }
    return made;
}

function newSession(workshop: Workshop, stage: Stage, wish: SessionWish, lines: readonly Line[]): WorldSession {
    const last = lines.at(-1);
    const endAt = wish.endAt === undefined ? (last?.at ?? wish.startAt) + 30_000 : wish.endAt;
    const channel = CHANNELS[stage.wish.channel];
    return {
        id: workshop.newId('0Mw'),
        name: `MS-${String(4_100 + workshop.draft.sessions.length).padStart(8, '0')}`,
        caseId: wish.onCase?.id ?? null,
        conversationId: stage.conversation?.id ?? null,
        status: endAt === null ? 'Active' : 'Ended',
        ...servedBy(stage.wish, lines),
        channelType: channel.type,
        channelName: channel.name,
        startAt: wish.startAt,
        endAt,
        endedBy: endAt === null ? null : 'Agent',
        preview:
            lines
                .filter(({ rich }) => !rich)
                .at(-1)
                ?.text.slice(0, 120) ?? null,
        ownerId: wish.owner.id,
        messagingEndUserId: stage.endUserId
    };
}

function servedBy(
    { agents = {}, bot }: ConversationWish,
    lines: readonly Line[]
): Pick<WorldSession, 'agentType' | 'acceptAt'> {
    const first = lines.find(({ speaker }) => agents[speaker] !== undefined);
    // Agents accept a moment before they write.
    const acceptAt = first === undefined ? null : first.at - 8_000;
    const withBot = first === undefined ? 'Bot' : 'BotToAgent';
    return { agentType: bot === undefined ? 'Agent' : withBot, acceptAt };
}

function addEntry(
    { draft, salt }: Workshop,
    { conversation }: Stage,
    entry: Partial<WorldEntry> & Pick<WorldEntry, 'at' | 'content' | 'sender'>
): WorldEntry {
    if (conversation === null) {
        throw new Error('There is no conversation on a channel that is not enhanced');
    }
    const identifier = uuidOf(`${salt}/${conversation.id}/${draft.entries.length}`);
    // Devices send a little before Salesforce receives.
    const clientAt = entry.at - 25 - (hashOf(identifier) % 150);
    const usual = { identifier, conversationId: conversation.id, clientAt, clientDurationMs: 0, relatedRecordIds: [] };
    const made = { ...usual, ...entry };
    draft.entries.push(made);
    return made;
}
