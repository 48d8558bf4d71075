/** A small world for tests: one agent, one Case, one conversation of three lines. A test adds what it needs. */
import { buildWorld, utc, type OrgBuilder } from '../builders/buildWorld';
import type { Conversation } from '../builders/conversation';
import { createOrg, type Org } from '../org/org';
import type { Switches } from '../world/switches';
import type { World, WorldCase, WorldUser } from '../world/world';

export type SmallWorldBuilder = Readonly<{
    org: OrgBuilder;
    agent: WorldUser;
    onCase: WorldCase;
    chat: Conversation;
}>;

export type SmallWorldOptions = Readonly<{
    switches?: Partial<Switches>;
    script?: string;
    viewer?: Partial<WorldUser>;
    /** Display name of a bot that takes part. */
    bot?: string;
    /** Adds whatever else the test needs. */
    more?: (builder: SmallWorldBuilder) => void;
}>;

/** When the small world's session begins. */
export const STARTED_AT = utc('2026-11-03 10:00');

const SCRIPT = `
    10:00:00 ada: One & <two>
    10:00:10 ben: "Three"
    10:00:20 ada: It's four
`;

export function smallWorld({ switches = {}, script = SCRIPT, viewer = {}, bot, more }: SmallWorldOptions = {}): World {
    return buildWorld('small', (org) => {
        org.switch(switches);
        const ben = org.agent('Ben Example', viewer);
        const onCase = org.openCase({ subject: 'Small' });
        const cast = { channel: 'web', customer: 'Ada Sample', agents: { ben } } as const;
        const chat = org.conversation(bot === undefined ? cast : { ...cast, bot });
        chat.session({ onCase, owner: ben, startAt: STARTED_AT }, script);
        more?.({ org, agent: ben, onCase, chat });
    });
}

/** An org with the small world, and the id and identifier that most tests ask for. */
export function smallOrg(options: SmallWorldOptions = {}): Readonly<{
    org: Org;
    caseId: string;
    sessionId: string;
    identifier: string;
}> {
    const org = createOrg(smallWorld(options));
    const { cases, sessions, conversations } = org.world;
    return {
        org,
        caseId: cases[0]?.id ?? '',
        sessionId: sessions[0]?.id ?? '',
        identifier: conversations[0]?.identifier ?? ''
    };
}
