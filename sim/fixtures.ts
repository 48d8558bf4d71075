/** A small world for tests: one agent, one Case, one conversation of three lines; everything else is asked for. */
import { buildWorld, utc, type OrgBuilder } from './build';
import type { Conversation } from './buildConversation';
import { createOrg, type Org } from './org';
import type { Switches } from './switches';
import type { World, WorldCase, WorldUser } from './world';

export type Props = Readonly<{ org: OrgBuilder; agent: WorldUser; onCase: WorldCase; chat: Conversation }>;

export type SmallWorld = Readonly<{
    switches?: Partial<Switches>;
    script?: string;
    viewer?: Partial<WorldUser>;
    /** Display name of a bot that takes part. */
    bot?: string;
    /** Adds whatever else the test needs. */
    more?: (props: Props) => void;
}>;

/** When the small world's session begins. */
export const STARTED_AT = utc('2026-11-03 10:00');

const SCRIPT = `
    10:00:00 ada: One & <two>
    10:00:10 ben: "Three"
    10:00:20 ada: It's four
`;

/** The small world. */
export function smallWorld({ switches = {}, script = SCRIPT, viewer = {}, bot, more }: SmallWorld = {}): World {
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
export function smallOrg(wish: SmallWorld = {}): Readonly<{
    org: Org;
    caseId: string;
    sessionId: string;
    identifier: string;
}> {
    const org = createOrg(smallWorld(wish));
    const { cases, sessions, conversations } = org.world;
    return {
        org,
        caseId: cases[0]?.id ?? '',
        sessionId: sessions[0]?.id ?? '',
        identifier: conversations[0]?.identifier ?? ''
    };
}
