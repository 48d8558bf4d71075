import { smallOrg } from '../support/smallWorld';
import { askComposite, askEntries, askGraphql, LATER_AT } from '../support/requests';
import type { Switches } from '../world/switches';

const USERS = 'SELECT Id FROM User LIMIT 1';
const USERS_GRAPHQL = '{ uiapi { query { User { edges { node { Id } } } } } }';
const HOUR_MS = 3_600_000;

describe('The hourly limit', () => {
    const limit = { after: 2, status: 503, code: true, counts: 'connect' } as const;

    test.each([503, 429, 403] as const)('answers %i with REQUEST_LIMIT_EXCEEDED', (status) => {
        const { org, identifier } = smallOrg({ switches: { hourlyLimit: { ...limit, status } } });
        const statuses = [0, 1, 2].map(() => askEntries(org, { identifier }).status);
        expect(statuses).toEqual([200, 200, status]);
        expect(askEntries(org, { identifier }).body).toContain('REQUEST_LIMIT_EXCEEDED');
    });

    test('can answer a bare 503', () => {
        const { org, identifier } = smallOrg({ switches: { hourlyLimit: { ...limit, after: 0, code: false } } });
        expect(askEntries(org, { identifier })).toMatchObject({ status: 503, body: 'Service Unavailable' });
    });

    test('slides: a call leaves it after an hour, and refused calls do not count', () => {
        const { org, identifier } = smallOrg({ switches: { hourlyLimit: limit } });
        const statuses = [0, 1_000, 2_000, HOUR_MS - 1, HOUR_MS].map(
            (afterMs) => askEntries(org, { identifier, at: LATER_AT + afterMs }).status
        );
        expect(statuses).toEqual([200, 200, 503, 503, 200]);
    });

    test('counts Connect alone, or every REST call, but never Lightning Data Service', () => {
        const statusesWith = (counts: 'connect' | 'all') => {
            const { org, identifier } = smallOrg({ switches: { hourlyLimit: { ...limit, counts } } });
            const asked = [
                () => askGraphql(org, USERS_GRAPHQL),
                () => askComposite(org, { users: USERS }),
                () => askEntries(org, { identifier }),
                () => askEntries(org, { identifier }),
                () => askComposite(org, { users: USERS })
            ];
            return asked.map((ask) => ask().status);
        };
        expect(statusesWith('connect')).toEqual([200, 200, 200, 200, 200]);
        expect(statusesWith('all')).toEqual([200, 200, 200, 503, 503]);
    });

    test('is counted per user', () => {
        const { org, identifier } = smallOrg({
            switches: { hourlyLimit: { ...limit, after: 1 } },
            more: ({ org: builder }) => void builder.agent('Cy Other')
        });
        askEntries(org, { identifier });
        const other = org.newPageSession({ userId: org.world.users[1]?.id ?? '' });
        expect(askEntries(org, { identifier, headers: { Authorization: `Bearer ${other}` } }).status).toBe(200);
    });
});

describe('The header Retry-After', () => {
    const hourlyLimit = { after: 0, status: 429, code: true, counts: 'connect' } as const;

    test('is missing from a limit answer by default', () => {
        const { org, identifier } = smallOrg({ switches: { hourlyLimit } });
        expect(askEntries(org, { identifier }).headers).not.toHaveProperty('Retry-After');
    });

    test('is in a limit answer where the switch says so, and in no other', () => {
        const { org, identifier } = smallOrg({ switches: { hourlyLimit, retryAfter: '600' } });
        expect(askEntries(org, { identifier }).headers['Retry-After']).toBe('600');
        expect(askComposite(org, { users: USERS }).headers).not.toHaveProperty('Retry-After');
    });
});

describe("The org's daily use", () => {
    const statedWith = (dailyUse: Switches['dailyUse']) => {
        const { org, identifier } = smallOrg({ switches: { dailyUse } });
        const asked = [
            () => askGraphql(org, USERS_GRAPHQL),
            () => askComposite(org, { users: USERS }),
            () => askEntries(org, { identifier })
        ];
        return asked.map((ask) => ask().headers['Sforce-Limit-Info']);
    };

    test('counts what others used and every API call, but never Lightning Data Service', () => {
        expect(statedWith({ usedBefore: 94_998, allowed: 100_000 })).toEqual([
            'api-usage=94998/100000',
            'api-usage=94999/100000',
            'api-usage=95000/100000'
        ]);
    });

    test('is in no response where the org does not state it', () => {
        expect(statedWith(null)).toEqual([undefined, undefined, undefined]);
    });
});
