/**
 * Hands a request to the simulated org and waits as long as the org says.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../http/answers';
import type { SiteRequest } from '../http/siteRequest';
import type { HostedOrg } from './orgs';

export async function askOrg(request: SiteRequest, { org, clock }: HostedOrg): Promise<Answer> {
    const body = await request.body();
    const {
        status,
        headers,
        body: answer,
        delayMs
    } = org.handle({
        method: request.method,
        path: request.target,
        headers: request.headers,
        body: body === '' ? null : body,
        at: clock.now()
    });
    if (delayMs > 0) await sleep(delayMs);
    return { status, headers, body: answer };
}
