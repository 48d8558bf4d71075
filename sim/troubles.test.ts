import { smallOrg } from './fixtures';
import { askComposite, askEntries, askGraphql } from './requests';

const USERS = { users: 'SELECT Id FROM User LIMIT 1' };
const USERS_GRAPHQL = '{ uiapi { query { User { edges { node { Id } } } } } }';

test('an org that is down answers 5xx where it is, and nothing is woken', () => {
    const { org, identifier } = smallOrg({
        switches: { down: { on: ['entries', 'composite'], forCalls: null, status: 502 } }
    });
    expect(askEntries(org, { identifier })).toMatchObject({ status: 502, body: 'Service Unavailable' });
    expect(askComposite(org, USERS).status).toBe(502);
    expect(askGraphql(org, USERS_GRAPHQL).status).toBe(200);
    expect(org.counts().wokenEver).toBe(0);
});

test('a trouble can pass after some calls', () => {
    const { org, identifier } = smallOrg({ switches: { down: { on: ['entries'], forCalls: 2, status: 503 } } });
    askComposite(org, USERS);
    expect([1, 2, 3].map(() => askEntries(org, { identifier }).status)).toEqual([503, 503, 200]);
});

test('a slow org says how long to wait', () => {
    const { org, identifier } = smallOrg({ switches: { slow: { on: ['entries'], forCalls: 1, delayMs: 1_500 } } });
    expect([askComposite(org, USERS), askEntries(org, { identifier }), askEntries(org, { identifier })]).toMatchObject([
        { delayMs: 0 },
        { delayMs: 1_500 },
        { delayMs: 0 }
    ]);
});

test.each([
    ['html', 'text/html;charset=UTF-8', /^<!DOCTYPE html>/],
    ['truncated', 'application/json;charset=UTF-8', /^\{"conversationEntries":\[.*[^}\]]$/s],
    ['wrong-shape', 'application/json;charset=UTF-8', /^\{"conversationEntries":\{/]
] as const)('garbage of the form %s is a 200 that is no transcript', (shape, contentType, form) => {
    const { org, identifier } = smallOrg({ switches: { garbage: { on: ['entries'], forCalls: null, shape } } });
    const { status, body, headers } = askEntries(org, { identifier });
    expect([status, headers['Content-Type']]).toEqual([200, contentType]);
    expect(body).toMatch(form);
    expect(askComposite(org, USERS).body).toContain('compositeResponse');
});
