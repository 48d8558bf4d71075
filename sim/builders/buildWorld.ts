/**
 * How scenarios and tests build worlds. A builder states only what matters; everything else is plausible and the same
 * every time.
 *
 *     buildWorld('calm-chat', (org) => {
 *         const lena = org.agent('Lena Okoro');
 *         const repair = org.openCase({ subject: 'Display stays dark' });
 *         const chat = org.conversation({ channel: 'web', customer: 'Tom Brandt', agents: { lena } });
 *         chat.session({ onCase: repair, owner: lena, startAt: utc('2026-11-03 10:15') }, `
 *             10:15:02 tom: Hello …
 *         `);
 *     });
 */
import { hashOf } from '../world/ids';
import type { Switches } from '../world/switches';
import type { World, WorldCase, WorldChat, WorldFile, WorldUser } from '../world/world';
import { openConversation, type Conversation, type ConversationOptions } from './conversation';
import { added, createDraft, type Draft } from './draft';
import { addFile, type FileOptions } from './files';
import { addLegacyChat, type LegacyChatOptions } from './legacyChat';
import { openCall, type CallOptions, type VoiceCallBuilder } from './voiceCall';

type CaseDetails = Partial<WorldCase> & Pick<WorldCase, 'subject'>;

export type OrgBuilder = Readonly<{
    /** A user who works here. The first one is the viewer, unless `viewer` is called. */
    agent: (name: string, details?: Partial<WorldUser>) => WorldUser;
    /** Makes this user the viewer. */
    viewer: (user: WorldUser) => void;
    queue: (name: string) => Readonly<{ id: string; name: string }>;
    openCase: (details: CaseDetails) => WorldCase;
    conversation: (options: ConversationOptions) => Conversation;
    call: (options: CallOptions) => VoiceCallBuilder;
    legacyChat: (options: LegacyChatOptions, script: string) => WorldChat;
    /** A file on a session or call that no message left there. */
    file: (on: Readonly<{ id: string }>, options: FileOptions) => WorldFile;
    switch: (switches: Partial<Switches>) => void;
}>;

/** When a Case was opened, unless it says so. */
const DEFAULT_OPENED_AT = Date.UTC(2026, 10, 2, 9);

/** A world, built by `build`. `salt` is usually the scenario's id. */
export function buildWorld(salt: string, build: (org: OrgBuilder) => void): World {
    const draft = createDraft(salt);
    build(orgBuilder(draft));
    const { world } = draft;
    const viewerId = world.viewerId === '' ? (world.users[0]?.id ?? '') : world.viewerId;
    return { ...world, viewerId };
}

/** Epoch ms of `YYYY-MM-DD HH:MM[:SS]`, UTC. */
export function utc(text: string): number {
    const at = Date.parse(`${text.replace(' ', 'T')}Z`);
    if (Number.isNaN(at)) {
        throw new Error(`Not a time: ${text}`);
    }
    return at;
}

function orgBuilder(draft: Draft): OrgBuilder {
    const { world, newId } = draft;
    return {
        agent: (name, details = {}) => added(world.users, newUser(newId('005'), name, details)),
        viewer: (user) => void (world.viewerId = user.id),
        queue: (name) => added(world.queues, { id: newId('00G'), name }),
        openCase: (details) => added(world.cases, newCase(draft, details)),
        conversation: (options) => openConversation(draft, options),
        call: (options) => openCall(draft, options),
        legacyChat: (options, script) => addLegacyChat(draft, options, script),
        file: (on, options) => addFile(draft, on, options),
        switch: (switches) => void (world.switches = { ...world.switches, ...switches })
    };
}

function newUser(id: string, name: string, details: Partial<WorldUser>): WorldUser {
    return {
        id,
        name,
        timeZone: 'Europe/Berlin',
        locale: 'en-GB',
        permissions: { apiEnabled: true, chatHistory: true, pageAccess: true },
        cannotSee: [],
        ...details
    };
}

function newCase(draft: Draft, details: CaseDetails): WorldCase {
    const contactName = details.contactName ?? 'Tom Brandt';
    return {
        id: draft.newId('500'),
        caseNumber: caseNumberOf(draft),
        status: 'Working',
        priority: 'Medium',
        // One customer may have several Cases.
        contactId:
            draft.world.cases.find((other) => other.contactName === contactName)?.contactId ?? draft.newId('003'),
        contactName,
        openedAt: DEFAULT_OPENED_AT,
        ...details
    };
}

function caseNumberOf({ world, salt }: Draft): string {
    return String(10_000 + (hashOf(salt) % 9_000) * 3 + world.cases.length).padStart(8, '0');
}
