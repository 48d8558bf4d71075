/**
 * Page sessions: the `$Api.Session_ID` that a rendered broker page gets, and the user that a bearer token belongs to.
 *
 * Whether the id is the same on every load of one login is an open fact; `switches.sessionId` decides:
 * stable         one id per login.
 * per-hand-over  a new one whenever the Visualforce host was handed the session over.
 * every-load     a new one whenever a page is rendered.
 * Older ids stay valid until they are ended.
 */
import { hashOf } from '../world/ids';
import type { World } from '../world/world';

/** How a broker page came to be rendered. */
export type PageLoad = Readonly<{
    /** Was this load redirected through the session hand-over just now? Default: no. */
    handedOver?: boolean;
    /** Names the login. Default: one per user. */
    login?: string;
    /** Default: the world's viewer. */
    userId?: string;
}>;

export type PageSessions = Readonly<{
    create: (world: World, load: PageLoad) => string;
    userIdOf: (sessionId: string | null) => string | null;
    end: (sessionId: string) => void;
}>;

/** An empty set of sessions. */
export function createPageSessions(): PageSessions {
    const users = new Map<string, string>();
    const renewals = new Map<string, number>();
    let ended = 0;
    return {
        create: (world, load) => {
            const userId = load.userId ?? world.viewerId;
            const login = [userId, load.login ?? 'login', ended].join('/');
            const renewal = (renewals.get(login) ?? 0) + Number(isRenewed(world, load));
            renewals.set(login, renewal);
            const sessionId = writeSessionId(world.orgId, `${login}/${renewal}`);
            users.set(sessionId, userId);
            return sessionId;
        },
        userIdOf: (sessionId) => (sessionId === null ? null : (users.get(sessionId) ?? null)),
        // The next login gets another id, under every setting.
        end: (sessionId) => {
            users.delete(sessionId);
            ended += 1;
        }
    };
}

function isRenewed(world: World, load: PageLoad): boolean {
    const { sessionId } = world.switches;
    return sessionId === 'every-load' || (sessionId === 'per-hand-over' && load.handedOver === true);
}

// The form of a real one: org id, `!`, then opaque text.
function writeSessionId(orgId: string, seed: string): string {
    const parts = Array.from({ length: 12 }, (_, index) =>
        hashOf(`${index}/${seed}/${index}`).toString(36).padStart(7, 'A')
    );
    return `${orgId.slice(0, 15)}!AQ${parts.join('.')}`;
}
