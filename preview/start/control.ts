/**
 * The control interface under http://localhost:PORT/orgs, for tests: make an org, read its log, change it. JSON in, JSON
 * out. Only requests with the content type of JSON are answered, which a foreign web page cannot send without a preflight.
 */
import type { ClockChange } from '../hosting/clock';
import { lightningHost, visualforceHost } from '../hosting/hosts';
import type { HostedOrg, Orgs, WantedOrg } from '../hosting/orgs';
import type { Answer } from '../http/answers';
import { json, text } from '../http/answers';
import type { SiteRequest } from '../http/siteRequest';
import { dailyUse } from '../../sim/org/limits';
import type { Switches } from '../../sim/world/switches';

type Action = (hosted: HostedOrg, body: string) => unknown;

const ACTIONS: Readonly<Record<string, Action>> = {
    'GET counts': countsOf,
    'GET log': ({ org }) => org.log(),
    'POST switches': (hosted, body) => {
        hosted.changeSwitches(JSON.parse(body) as Partial<Switches>);
        return hosted.org.world.switches;
    },
    'GET sessions': (hosted) => hosted.pageSessions(),
    // Logged out, or expired: what pages hold is a 401 from now on, and the next page gets another id.
    'POST end-sessions': ({ org, pageSessions }) =>
        pageSessions().map((sessionId) => org.endPageSession(sessionId)).length,
    'POST clock': ({ clock }, body) => {
        clock.change(JSON.parse(body) as ClockChange);
        return { now: clock.now() };
    }
};

/** The counts of an org's calls, as plain numbers; the daily use is missing where the org does not state it. */
export function countsOf({ org, clock }: HostedOrg): Readonly<Record<string, number>> {
    const { activeNow, ...counts } = org.counts();
    const daily = dailyUse(
        org.world.switches,
        org.log().map(({ kind }) => kind)
    );
    return {
        ...counts,
        activeNow: activeNow(clock.now()),
        ...(daily === null ? {} : { dailyUsed: daily.used, dailyAllowed: daily.allowed })
    };
}

/** Answers everything under /orgs. */
export async function controlAnswer(request: SiteRequest, orgs: Orgs): Promise<Answer> {
    const isJson = request.headers['content-type']?.startsWith('application/json') === true;
    if (request.method === 'POST' && !isJson) return text(415, 'Send JSON.');
    const [, , name, action] = request.pathname.split('/');
    const body = await request.body();
    if (name === undefined) return json(create(body, orgs, request.port), {}, 201);
    const hosted = orgs.find(decodeURIComponent(name));
    const act = ACTIONS[`${request.method} ${action ?? ''}`];
    if (hosted === undefined || act === undefined) return text(404, `Not here: ${request.method} ${request.pathname}`);
    return json(act(hosted, body));
}

function create(body: string, orgs: Orgs, port: number): unknown {
    return descriptionOf(orgs.create(JSON.parse(body) as WantedOrg), port);
}

/** Where an org's pages are, and which Cases it has. */
export function descriptionOf({ name, scenario, org }: HostedOrg, port: number): OrgDescription {
    return {
        name,
        origin: `http://${lightningHost(name)}:${port}`,
        brokerOrigin: `http://${visualforceHost(name)}:${port}`,
        caseId: scenario.caseId,
        caseIds: org.world.cases.map(({ id }) => id)
    };
}

export type OrgDescription = Readonly<{
    name: string;
    /** Of the Case page. */
    origin: string;
    /** Of the broker page. */
    brokerOrigin: string;
    /** The Case that the scenario is about. */
    caseId: string;
    caseIds: readonly string[];
}>;
