import { smallOrg } from '../support/smallWorld';
import { askComposite, askEntries, askGraphql } from '../support/requests';
import { withSwitches } from '../world/switches';

const USERS = { users: 'SELECT Id FROM User LIMIT 1' };
const USERS_GRAPHQL = '{ uiapi { query { User { edges { node { Id } } } } } }';

test('An org that is down answers 5xx on the routes it is down on, and marks nothing active', () => {
    const { org, identifier } = smallOrg({
        switches: { down: { on: ['entries', 'composite'], forCalls: null, status: 502 } }
    });
    expect(askEntries(org, { identifier })).toMatchObject({ status: 502, body: 'Service Unavailable' });
    expect(askComposite(org, USERS).status).toBe(502);
    expect(askGraphql(org, USERS_GRAPHQL).status).toBe(200);
    expect(org.counts().activeEver).toBe(0);
});

test('A trouble for two calls passes with the third', () => {
    const { org, identifier } = smallOrg({ switches: { down: { on: ['entries'], forCalls: 2, status: 503 } } });
    askComposite(org, USERS);
    expect([1, 2, 3].map(() => askEntries(org, { identifier }).status)).toEqual([503, 503, 200]);
});

test('A trouble for some calls counts them from when its switch was set, and a change of another switch goes on', () => {
    const { org, identifier } = smallOrg();
    const statuses = (count: number) => Array.from({ length: count }, () => askEntries(org, { identifier }).status);
    expect(statuses(2)).toEqual([200, 200]);
    org.setWorld(withSwitches(org.world, { down: { on: ['entries'], forCalls: 2, status: 503 } }));
    expect(statuses(1)).toEqual([503]);
    org.setWorld(withSwitches(org.world, { retryAfter: '5' }));
    expect(statuses(2)).toEqual([503, 200]);
});

test('The concurrency limit refuses with the code of the hourly limit and a message of its own, then passes', () => {
    const { org, identifier } = smallOrg({ switches: { concurrencyLimit: { on: ['entries'], forCalls: 1 } } });
    expect(askEntries(org, { identifier })).toMatchObject({
        status: 403,
        body: JSON.stringify([
            {
                message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
                errorCode: 'REQUEST_LIMIT_EXCEEDED'
            }
        ])
    });
    expect(org.counts().activeEver).toBe(0);
    expect(askEntries(org, { identifier }).status).toBe(200);
});

test('A slow org states how long the response is to be held back', () => {
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
] as const)('Garbage of the form "%s" is a 200 that is no transcript', (shape, contentType, form) => {
    const { org, identifier } = smallOrg({ switches: { garbage: { on: ['entries'], forCalls: null, shape } } });
    const { status, body, headers } = askEntries(org, { identifier });
    expect([status, headers['Content-Type']]).toEqual([200, contentType]);
    expect(body).toMatch(form);
    expect(askComposite(org, USERS).body).toContain('compositeResponse');
});
