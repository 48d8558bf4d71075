/**
 * The words that scenarios and tests build worlds with. A builder states only what matters; everything else is
 * plausible and the same every time.
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
import { hashOf, recordId } from './ids';
import { openConversation, type Conversation, type ConversationWish } from './buildConversation';
import { openCall, type VoiceCallBuilder, type CallWish } from './buildCall';
import { defaultSwitches, type Switches } from './switches';
import type { World, WorldCase, WorldUser } from './world';

/** A world while it is being built: the same lists, still growing. */
export type Draft = { -readonly [K in keyof World]: World[K] extends readonly (infer T)[] ? T[] : World[K] };

/** `newId('0Mw')` gives the next id with that key prefix. `salt` makes the ids of two worlds differ. */
export type Workshop = Readonly<{ draft: Draft; salt: string; newId: (prefix: string) => string }>;

export type OrgBuilder = Readonly<{
    /** Someone who works here. The first one is the viewer, unless `viewer` is called. */
    agent: (name: string, details?: Partial<WorldUser>) => WorldUser;
    /** Makes this user the one who looks. */
    viewer: (user: WorldUser) => void;
    queue: (name: string) => Readonly<{ id: string; name: string }>;
    openCase: (details: Partial<WorldCase> & Pick<WorldCase, 'subject'>) => WorldCase;
    conversation: (wish: ConversationWish) => Conversation;
    call: (wish: CallWish) => VoiceCallBuilder;
    switch: (switches: Partial<Switches>) => void;
}>;

/** When a Case was opened, unless it says so. */
const DEFAULT_OPENED_AT = Date.UTC(2026, 10, 2, 9);

/** A world, built by `build`. `salt` is usually the scenario's id. */
export function buildWorld(salt: string, build: (org: OrgBuilder) => void): World {
    const workshop = openWorkshop(salt);
    build(orgBuilder(workshop));
    const { draft } = workshop;
    const viewerId = draft.viewerId === '' ? (draft.users[0]?.id ?? '') : draft.viewerId;
    return { ...draft, viewerId };
}

/** Epoch ms of `YYYY-MM-DD HH:MM[:SS]`, UTC. */
export function utc(text: string): number {
    const at = Date.parse(`${text.replace(' ', 'T')}Z`);
    if (Number.isNaN(at)) {
        throw new Error(`Not a time: ${text}`);
    }
    return at;
}

function openWorkshop(salt: string): Workshop {
    const numbers = new Map<string, number>();
    const newId = (prefix: string): string => {
        const number = (numbers.get(prefix) ?? 0) + 1;
        numbers.set(prefix, number);
        return recordId(prefix, salt, number);
    };
    return { draft: emptyDraft(newId('00D')), salt, newId };
}

function emptyDraft(orgId: string): Draft {
    return {
        orgId,
        users: [],
        viewerId: '',
        queues: [],
        cases: [],
        messagingEndUsers: [],
        conversations: [],
        sessions: [],
        calls: [],
        participants: [],
        entries: [],
        switches: defaultSwitches
    };
}

function orgBuilder(workshop: Workshop): OrgBuilder {
    const { draft, newId } = workshop;
    return {
        agent: (name, details = {}) => kept(draft.users, newUser(newId('005'), name, details)),
        viewer: (user) => void (draft.viewerId = user.id),
        queue: (name) => kept(draft.queues, { id: newId('00G'), name }),
        openCase: (details) => kept(draft.cases, newCase(newId('500'), caseNumberOf(workshop), details)),
        conversation: (wish) => openConversation(workshop, wish),
        call: (wish) => openCall(workshop, wish),
        switch: (switches) => void (draft.switches = { ...draft.switches, ...switches })
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

function newCase(id: string, caseNumber: string, details: Partial<WorldCase> & Pick<WorldCase, 'subject'>): WorldCase {
    return {
        id,
        caseNumber,
        status: 'Working',
        priority: 'Medium',
        contactName: 'Tom Brandt',
        openedAt: DEFAULT_OPENED_AT,
        ...details
    };
}

function caseNumberOf({ draft, salt }: Workshop): string {
    return String(10_000 + (hashOf(salt) % 9_000) * 3 + draft.cases.length).padStart(8, '0');
}

function kept<T>(list: T[], item: T): T {
    list.push(item);
    return item;
}
