/** A conversation on a messaging channel, its sessions and their messages. */
import { hashOf, uuidOf } from '../world/ids';
import type { WorldCase, WorldConversation, WorldEntry, WorldSession } from '../world/world';
import { addParticipants, attend, JOINS_BEFORE_MS } from './attendance';
import { added, type Draft } from './draft';
import { addFileOfLine } from './files';
import { readScript, type Line } from './script';
import { CHANNELS, speakersOf, type Cast, type Speaker } from './speakers';

export type ConversationOptions = Cast &
    Readonly<{
        /** Is the channel an enhanced one? Without, Salesforce has no conversation, but rows. Default: yes. */
        enhanced?: boolean;
    }>;

export type SessionOptions = Readonly<{
    /** `null`: linked to no Case. */
    onCase: WorldCase | null;
    owner: Readonly<{ id: string }>;
    startAt: number;
    /** `null`: not ended. Default: half a minute after the last line. */
    endAt?: number | null;
    /** When speakers left, where that was not the end: a transfer. */
    leaves?: Readonly<Record<string, number>>;
    /** What rich messages leave files on the session, so long after them. Default: none do. Unit: ms. */
    filesAfterMs?: number;
    /** Whatever differs from what Salesforce's defaults and the script give. */
    details?: Partial<WorldSession>;
}>;

export type Conversation = Readonly<{
    /** `null`: the channel is not an enhanced one. */
    conversation: WorldConversation | null;
    /** Adds a session and its messages: a script (`script.ts`), or its lines. */
    session: (options: SessionOptions, script: string | readonly Line[]) => WorldSession;
    /** Adds one line of a speaker, and what differs from what Salesforce's defaults give. */
    say: (line: Line, details: Partial<WorldEntry>) => WorldEntry;
    /** Adds one entry as it is, e.g. of an undocumented form. The customer sends it, unless it names a sender. */
    entry: (entry: EntryDetails) => WorldEntry;
}>;

type EntryDetails = Partial<WorldEntry> & Pick<WorldEntry, 'at' | 'content'>;

/** What all sessions and entries of one conversation have in common. */
type Shared = Readonly<{
    draft: Draft;
    options: ConversationOptions;
    speakers: readonly Speaker[];
    conversation: WorldConversation | null;
    endUserId: string;
}>;

/** Opens a conversation in a world that is being built. */
export function openConversation(draft: Draft, options: ConversationOptions): Conversation {
    const { world, newId, salt } = draft;
    const endUserId = newId('0PA');
    world.messagingEndUsers.push({ id: endUserId, name: options.customer });
    const speakers = speakersOf(draft, options);
    const id = newId('0dw');
    const conversation = options.enhanced === false ? null : { id, identifier: uuidOf(`${salt}/${id}`) };
    if (conversation !== null) {
        world.conversations.push(conversation);
        addParticipants(draft, conversation, speakers);
    }
    const shared = { draft, options, speakers, conversation, endUserId };
    return {
        conversation,
        session: (session, script) => addSession(shared, session, linesOf(session, script)),
        say: (line, details) => addLine(shared, line, details),
        entry: (entry) => addEntry(shared, entry)
    };
}

function linesOf(session: SessionOptions, script: string | readonly Line[]): readonly Line[] {
    return typeof script === 'string'
        ? readScript(script, new Date(session.startAt).toISOString().slice(0, 10))
        : script;
}

function addSession(shared: Shared, options: SessionOptions, lines: readonly Line[]): WorldSession {
    const { draft, speakers, conversation } = shared;
    const session = added(draft.world.sessions, { ...newSession(shared, options, lines), ...options.details });
    if (options.filesAfterMs !== undefined) addFiles(shared, session, lines, options.filesAfterMs);
    if (conversation === null) addRows(shared, session, lines);
    else for (const line of lines) addLine(shared, line, { relatedRecordIds: [session.id] });
    if (conversation !== null && session.startAt !== null) {
        // Backwards, so that the first line of each counts.
        const spoke = new Map(lines.map(({ at, speaker }) => [speaker, at] as const).reverse());
        const { startAt, endAt } = session;
        attend(draft, conversation, speakers, { startAt, endAt, spoke, leaves: options.leaves ?? {} });
    }
    return session;
}

function addLine(shared: Shared, { at, speaker, rich, text }: Line, details: Partial<WorldEntry>): WorldEntry {
    const found = shared.speakers.find(({ name }) => name === speaker);
    if (found === undefined) {
        throw new Error(`The conversation has no speaker "${speaker}": ${text}`);
    }
    const content = rich ? ({ kind: 'rich', what: text } as const) : ({ kind: 'text', text } as const);
    return addEntry(shared, { at, sender: found.sender, content, ...details });
}

const ACTORS: Readonly<Record<string, string>> = { Chatbot: 'Bot' };

/** A rich message is a row with attachments and without text. */
function addRows({ draft, speakers, endUserId }: Shared, session: WorldSession, lines: readonly Line[]): void {
    for (const { at, speaker, rich, text } of lines) {
        const { sender, displayName } = speakers.find(({ name }) => name === speaker) ?? {};
        if (sender === undefined) throw new Error(`The conversation has no speaker "${speaker}": ${text}`);
        draft.world.rows.push({
            id: draft.newId('0ET'),
            sessionId: session.id,
            at,
            actorId: sender.role === 'EndUser' ? endUserId : sender.subject,
            actorName: displayName ?? null,
            actorType: ACTORS[sender.role] ?? sender.role,
            type: 'Text',
            message: rich ? null : text,
            hasAttachments: rich
        });
    }
}

function addFiles({ draft, options }: Shared, session: WorldSession, lines: readonly Line[], afterMs: number): void {
    for (const line of lines.filter(({ rich }) => rich)) {
        addFileOfLine(draft, session, line, { afterMs, by: options.agents?.[line.speaker] ?? null });
    }
}

function newSession(shared: Shared, options: SessionOptions, lines: readonly Line[]): WorldSession {
    const { draft, conversation, endUserId } = shared;
    const endAt = options.endAt === undefined ? (lines.at(-1)?.at ?? options.startAt) + 30_000 : options.endAt;
    const channel = CHANNELS[shared.options.channel];
    const lastText = lines.filter(({ rich }) => !rich).at(-1)?.text;
    return {
        id: draft.newId('0Mw'),
        name: `MS-${String(4_100 + draft.world.sessions.length).padStart(8, '0')}`,
        caseId: options.onCase?.id ?? null,
        conversationId: conversation?.id ?? null,
        status: endAt === null ? 'Active' : 'Ended',
        ...servedBy(shared.options, lines),
        channelType: channel.type,
        channelName: channel.name,
        startAt: options.startAt,
        endAt,
        endedBy: endAt === null ? null : 'Agent',
        preview: lastText?.slice(0, 120) ?? null,
        ownerId: options.owner.id,
        messagingEndUserId: endUserId
    };
}

function servedBy(
    { agents = {}, bot }: ConversationOptions,
    lines: readonly Line[]
): Pick<WorldSession, 'agentType' | 'acceptAt'> {
    const first = lines.find(({ speaker }) => agents[speaker] !== undefined);
    const acceptAt = first === undefined ? null : first.at - JOINS_BEFORE_MS;
    const withBot = first === undefined ? 'Bot' : 'BotToAgent';
    return { agentType: bot === undefined ? 'Agent' : withBot, acceptAt };
}

function addEntry({ draft, speakers, conversation }: Shared, details: EntryDetails): WorldEntry {
    if (conversation === null) {
        throw new Error('There is no conversation on a channel that is not enhanced');
    }
    const identifier = uuidOf(`${draft.salt}/${conversation.id}/${draft.world.entries.length}`);
    return added(draft.world.entries, {
        identifier,
        conversationId: conversation.id,
        // Devices send a little before Salesforce receives.
        clientAt: details.at - 25 - (hashOf(identifier) % 150),
        clientDurationMs: 0,
        sender: speakers[0]?.sender ?? { appType: '', role: '', subject: '' },
        relatedRecordIds: [],
        ...details
    });
}
