/**
 * The simulated org: answers requests over a world, and records them.
 *
 * No clock, no random numbers, no network: the same requests in the same order always get the same answers. A documented
 * error is an answer; a request that no document describes (unknown path, parameter, object, field, a misused header)
 * throws, because it is a mistake of ours that a real org might hide.
 */
import { countCalls, type Call, type CallKind, type Counts } from './calls';
import { invalidSession, refuse, sessionNotForRest } from '../routes/errors';
import { bearerOf, headerOf, jsonBodyOf, type Answer, type SimRequest, type SimResponse } from '../routes/http';
import { checkLimit, limitInfo } from './limits';
import { answerComposite } from '../routes/composite';
import { answerEntries } from '../routes/entries';
import { answerGraphql } from '../routes/graphql';
import { answerSessionText } from '../routes/sessionText';
import { routeOf, type Route } from '../routes/route';
import { createPageSessions, type PageLoad, type PageSessions } from './pageSessions';
import { checkSettingNames } from '../world/settings';
import { createTroubleClock, type TroubleClock } from './troubles';
import { checkVisibilityNames } from '../world/visibility';
import { userOf, viewerOf, type World, type WorldUser } from '../world/world';

export type { Call, CallKind, Counts } from './calls';
export type { SimRequest, SimResponse } from '../routes/http';
export type { PageLoad } from './pageSessions';

export interface Org {
    readonly world: World;
    /** Answers a request; throws on what no Salesforce document describes. */
    handle(request: SimRequest): SimResponse;
    /** Every call answered so far, oldest first. */
    log(): readonly Call[];
    counts(): Counts;
    /** The session id for a broker page that is being rendered. */
    newPageSession(load?: PageLoad): string;
    /** From now on this session id is a 401, and the next page gets another one. */
    endPageSession(sessionId: string): void;
    /** Something changed in the org: a Case linked, a text redacted, a switch set. Log and sessions stay. */
    setWorld(world: World): void;
}

type OrgState = Readonly<{ world: World; log: readonly Call[]; sessions: PageSessions; troubles: TroubleClock }>;

type Caller = Readonly<{ user: WorldUser }> | Readonly<{ refusal: Answer; userId: string | null }>;

/** An org that holds this world. */
export function createOrg(initial: World): Org {
    checkWorld(initial);
    let world = initial;
    const calls: Call[] = [];
    const sessions = createPageSessions();
    const troubles = createTroubleClock(initial.switches);
    return {
        get world() {
            return world;
        },
        handle: (request) => {
            const { response, call } = answer({ world, log: calls, sessions, troubles }, request);
            calls.push(call);
            return response;
        },
        log: () => calls.slice(),
        counts: () => countCalls(calls),
        newPageSession: (load = {}) => sessions.create(world, load),
        endPageSession: (sessionId) => sessions.end(sessionId),
        setWorld: (next) => {
            checkWorld(next);
            troubles.switched(next.switches, calls.length);
            world = next;
        }
    };
}

function checkWorld(world: World): void {
    viewerOf(world);
    checkVisibilityNames(world.switches);
    checkSettingNames(world.switches.settings);
}

function answer(
    { world, log, sessions, troubles }: OrgState,
    request: SimRequest
): Readonly<{ response: SimResponse; call: Call }> {
    const route = routeOf(request);
    const caller = callerOf(world, sessions, route.kind, request);
    const hitting = troubles.next(log, route.kind);
    const answered = hitting.answer ?? answerCaller(world, log, caller, route, request);
    const { method, path, at } = request;
    const conversationIdentifier = route.kind === 'entries' ? route.identifier : null;
    const userId = 'user' in caller ? caller.user.id : caller.userId;
    return {
        response: hitting.spoil(respond(answered, limitInfo(world.switches, log, route.kind), hitting.delayMs)),
        call: { method, path, kind: route.kind, conversationIdentifier, status: answered.status, at, userId }
    };
}

function callerOf(world: World, sessions: PageSessions, kind: CallKind, request: SimRequest): Caller {
    const bearer = bearerOf(request);
    // Lightning Data Service speaks over the Lightning session, which carries no bearer token.
    if (kind === 'graphql' && headerOf(request, 'authorization') === null) {
        return { user: viewerOf(world) };
    }
    const userId = sessions.userIdOf(bearer);
    const { pageSessions } = world.switches;
    if (userId === null || pageSessions === 'refused') {
        return { refusal: invalidSession(), userId };
    }
    if (pageSessions === 'not-for-rest') {
        return { refusal: sessionNotForRest(), userId };
    }
    const user = userOf(world, userId);
    return user.permissions.apiEnabled ? { user } : { refusal: apiDisabled(world), userId };
}

function apiDisabled(world: World): Answer {
    return refuse(403, world.switches.apiDisabledCode, 'API is disabled for this User');
}

function answerCaller(world: World, log: readonly Call[], caller: Caller, route: Route, request: SimRequest): Answer {
    if ('refusal' in caller) {
        return caller.refusal;
    }
    const { user } = caller;
    const refusal = checkLimit(world.switches, log, { kind: route.kind, userId: user.id, at: request.at });
    return refusal ?? answerRoute(world, user, route, request);
}

function answerRoute(world: World, user: WorldUser, route: Route, request: SimRequest): Answer {
    switch (route.kind) {
        case 'entries':
            return answerEntries(world, user, route.identifier, request, route.target);
        case 'composite':
            return answerComposite(world, user, jsonBodyOf(request));
        case 'action':
            return answerSessionText(world, user, jsonBodyOf(request));
        case 'graphql':
            return answerGraphql(world, user, jsonBodyOf(request));
    }
}

function respond({ status, body, headers }: Answer, limits: SimRequest['headers'], delayMs: number): SimResponse {
    const isText = typeof body === 'string';
    return {
        status,
        headers: {
            'Content-Type': isText ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8',
            'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private',
            ...limits,
            ...headers
        },
        body: isText ? body : JSON.stringify(body),
        delayMs
    };
}
