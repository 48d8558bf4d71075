import { request as httpRequest } from 'node:http';
import { expect, test } from './fixtures';

type Reply = Readonly<{ status: number; headers: Readonly<Record<string, unknown>>; body: string }>;

/** Node may not resolve `*.localhost`, so the host goes into the header; and it sends a path as it is given. */
function ask(port: number, host: string, path: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
        const sent = httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
            let body = '';
            response.setEncoding('utf8');
            response.on('data', (chunk: string) => (body += chunk));
            response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        });
        sent.on('error', reject);
        sent.end();
    });
}

const LIGHTNING = 'calm-chat.lightning.force.localhost';
const VISUALFORCE = 'calm-chat--c.vf.force.localhost';

test.describe('The local server', () => {
    test('answers under its own host names only', async ({ server: { port } }) => {
        expect(await ask(port, 'example.com', '/')).toMatchObject({ status: 421 });
        expect(await ask(port, 'nowhere.lightning.force.localhost', '/')).toMatchObject({ status: 404 });
    });

    test('gives no file from outside of its folders', async ({ server: { port } }) => {
        for (const path of [
            '/page/../../../package.json',
            '/page/%2e%2e/%2e%2e/%2e%2e/package.json',
            '/vendor/stamp/..'
        ]) {
            expect((await ask(port, LIGHTNING, path)).status).toBe(404);
        }
    });

    test('lets the Case page load scripts of its own host and frame the broker only', async ({
        server: { port },
        makeOrg
    }) => {
        const { caseId } = makeOrg('calm-chat', { name: 'policy' });
        const host = 'policy.lightning.force.localhost';
        const { headers, body } = await ask(port, host, `/lightning/r/Case/${caseId}/view`);
        const policy = String(headers['content-security-policy']).split('; ');
        expect(policy).toContain("script-src 'self'");
        expect(policy).toContain(`frame-src http://policy--c.vf.force.localhost:${port}`);
        expect(body).not.toMatch(/<script(?![^>]* (src=|type="application\/json"))/);
    });

    test('renders the deployed page, which no cache may store', async ({ server: { port } }) => {
        const { status, headers, body } = await ask(port, VISUALFORCE, '/apex/ChatHistoryBroker');
        expect(status).toBe(200);
        expect(headers['cache-control']).toContain('no-store');
        expect(body).not.toContain('{!');
    });

    test('gives a Lightning session no REST API', async ({ server: { port } }) => {
        const { status, body } = await ask(port, LIGHTNING, '/services/data/v66.0/query/?q=SELECT+Id+FROM+Case');
        expect(status).toBe(401);
        expect(body).toContain('INVALID_SESSION_ID');
    });
});
