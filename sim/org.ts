/**
 * The simulated org: one pure function from requests to responses over a world, and the record of what was asked.
 *
 * No clock, no chance, no network: the same requests in the same order always get the same answers. A documented
 * error is an answer; a request that nobody documented (unknown path, parameter, object, field, a misused header)
 * throws, because it is a mistake of ours that a real org might hide.
 */
import { countCalls, type Call, type CallKind, type Counts } from './calls';
import { invalidSession, refuse } from './errors';
import { bearerOf, headerOf, jsonBodyOf, type Answer, type SimRequest, type SimResponse } from './http';
import { checkLimit, limitInfo } from './limits';
import { answerComposite } from './routes/composite';
import { answerEntries } from './routes/entries';
import { answerGraphql } from './routes/graphql';
import { routeOf, type Route } from './routes/route';
import { createPageSessions, type PageLoad, type PageSessions } from './sessions';
import { checkSettingNames } from './settings';
import { delayMsOf, downAnswer, spoil } from './troubles';
import { checkVisibilityNames } from './visibility';
import { userOf, viewerOf, type World, type WorldUser } from './world';

export type { Call, CallKind, Counts } from './calls';
export type { SimRequest, SimResponse } from './http';
export type { PageLoad } from './sessions';

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

type Caller = Readonly<{ user: WorldUser }> | Readonly<{ refusal: Answer; userId: string | null }>;

/** An org that holds this world. */
export function createOrg(initial: World): Org {
    checkWorld(initial);
    let world = initial;
    const calls: Call[] = [];
    const sessions = createPageSessions();
    return {
        get world() {
            return world;
        },
        handle: (request) => {
            const { response, call } = answer(world, calls, sessions, request);
            calls.push(call);
            return response;
        },
        log: () => calls.slice(),
        counts: () => countCalls(calls),
        newPageSession: (load = {}) => sessions.create(world, load),
        endPageSession: (sessionId) => sessions.end(sessionId),
        setWorld: (next) => {
            checkWorld(next);
            world = next;
        }
    };
}

function checkWorld(world: World): void {
    viewerOf(world);
    checkVisibilityNames(world.switches);
    checkSettingNames(world.switches);
}

function answer(
    world: World,
    log: readonly Call[],
    sessions: PageSessions,
    request: SimRequest
): Readonly<{ response: SimResponse; call: Call }> {
    const route = routeOf(request);
    const caller = callerOf(world, sessions, route.kind, request);
    const answered = downAnswer(world.switches, log, route.kind) ?? answerCaller(world, log, caller, route, request);
    const { method, path, at } = request;
    const conversationIdentifier = route.kind === 'entries' ? route.identifier : null;
    const userId = 'user' in caller ? caller.user.id : caller.userId;
    return {
        response: respond(world, log, route.kind, answered),
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
    if (userId === null || world.switches.pageSessions === 'refused') {
        return { refusal: invalidSession(), userId };
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
        case 'graphql':
            return answerGraphql(world, user, jsonBodyOf(request));
    }
}

function respond(world: World, log: readonly Call[], kind: CallKind, { status, body, headers }: Answer): SimResponse {
    const isText = typeof body === 'string';
    const response: SimResponse = {
        status,
        headers: {
            'Content-Type': isText ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8',
            'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private',
            ...limitInfo(world.switches, log, kind),
            ...headers
        },
        body: isText ? body : JSON.stringify(body),
        delayMs: delayMsOf(world.switches, log, kind)
    };
    return spoil(response, world.switches, log, kind);
}
