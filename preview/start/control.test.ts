import { scenarios } from '../../sim/scenarios/scenarios';
import type { Orgs } from '../hosting/orgs';
import { createOrgs } from '../hosting/orgs';
import type { SiteRequest } from '../http/siteRequest';
import { controlAnswer } from './control';

const JSON_TYPE = { 'content-type': 'application/json' };

function request(
    method: string,
    pathname: string,
    body?: unknown,
    headers: SiteRequest['headers'] = JSON_TYPE
): SiteRequest {
    const text = body === undefined ? '' : JSON.stringify(body);
    const query = new URLSearchParams();
    return { method, target: pathname, pathname, query, headers, port: 4600, body: () => Promise.resolve(text) };
}

describe('The control interface', () => {
    let orgs: Orgs;
    beforeEach(() => (orgs = createOrgs(scenarios, () => 0)));

    async function ask(method: string, pathname: string, body?: unknown): Promise<unknown> {
        const answer = await controlAnswer(request(method, pathname, body), orgs);
        return JSON.parse(String(answer.body));
    }

    it('makes an org of any name from a scenario and says where its pages are', async () => {
        const wanted = { name: 'acme--uat.sandbox', scenario: 'calm-chat' };
        expect(await ask('POST', '/orgs', wanted)).toMatchObject({
            origin: 'http://acme--uat.sandbox.lightning.force.localhost:4600',
            brokerOrigin: 'http://acme--uat--c.sandbox.vf.force.localhost:4600',
            caseId: scenarios[0]?.caseId
        });
    });

    it('refuses the name of a broker host and an unknown scenario', async () => {
        await expect(ask('POST', '/orgs', { name: 'acme--c', scenario: 'calm-chat' })).rejects.toThrow(
            'name of an org'
        );
        await expect(ask('POST', '/orgs', { name: 'acme', scenario: 'none' })).rejects.toThrow('no scenario');
    });

    it('counts the calls of an org', async () => {
        expect(await ask('GET', '/orgs/calm-chat/counts')).toMatchObject({
            entriesCalls: 0,
            activeNow: 0,
            dailyUsed: 245,
            dailyAllowed: 15_000
        });
        orgs.find('calm-chat')?.changeSwitches({ dailyUse: null });
        expect(await ask('GET', '/orgs/calm-chat/counts')).not.toHaveProperty('dailyUsed');
        expect(await ask('GET', '/orgs/calm-chat/log')).toEqual([]);
    });

    it('changes switches and clock of an org that is in use', async () => {
        const hosted = orgs.find('calm-chat');
        await ask('POST', '/orgs/calm-chat/switches', { frame: 'refused' });
        expect(hosted?.org.world.switches.frame).toBe('refused');
        expect(await ask('POST', '/orgs/calm-chat/clock', { at: 5_000, advanceMs: 10, frozen: true })).toEqual({
            now: 5_010
        });
    });

    it('refuses a request without the content type of JSON, as a foreign page would send it', async () => {
        const foreign = request(
            'POST',
            '/orgs',
            { name: 'acme', scenario: 'calm-chat' },
            { 'content-type': 'text/plain' }
        );
        expect(await controlAnswer(foreign, orgs)).toMatchObject({ status: 415 });
        expect(orgs.find('acme')).toBeUndefined();
    });

    it('knows no other actions and orgs', async () => {
        expect(await controlAnswer(request('GET', '/orgs/nowhere/counts'), orgs)).toMatchObject({ status: 404 });
        expect(await controlAnswer(request('GET', '/orgs/calm-chat/shutdown'), orgs)).toMatchObject({ status: 404 });
    });
});
