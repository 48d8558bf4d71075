import { smallOrg } from '../support/smallWorld';
import { askEntries } from '../support/requests';
import type { Switches } from '../world/switches';

function idsOf(sessionId: Switches['sessionId']): readonly string[] {
    const { org } = smallOrg({ switches: { sessionId } });
    const loads = [{ handedOver: true }, {}, {}, { handedOver: true }, {}];
    return loads.map((load) => org.newPageSession(load));
}

test('A session id has the form of a real one: org id, exclamation mark, text', () => {
    expect(idsOf('stable')[0]).toMatch(/^00D\w{12}!AQ[\w.]{60,}$/);
});

test('A stable session id is the same on every load', () => {
    expect(new Set(idsOf('stable')).size).toBe(1);
});

test('A session id per hand-over changes with each hand-over and only then', () => {
    const [first, second, third, fourth, fifth] = idsOf('per-hand-over');
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
    expect(fifth).toBe(fourth);
});

test('A session id per load is new on every load, and all of them stay valid', () => {
    expect(new Set(idsOf('every-load')).size).toBe(5);
    const { org, identifier } = smallOrg({ switches: { sessionId: 'every-load' } });
    const [older, newer] = [org.newPageSession(), org.newPageSession()];
    for (const id of [older, newer]) {
        expect(askEntries(org, { identifier, headers: { Authorization: `Bearer ${id}` } }).status).toBe(200);
    }
});

test('Each user and each login has a session id of its own', () => {
    const { org } = smallOrg({ more: ({ org: builder }) => void builder.agent('Cy Other') });
    const other = org.world.users[1]?.id ?? '';
    const ids = [org.newPageSession(), org.newPageSession({ login: 'laptop' }), org.newPageSession({ userId: other })];
    expect(new Set(ids).size).toBe(3);
});

test('An ended session is a 401, and the next page gets another id', () => {
    const { org, identifier } = smallOrg();
    const ended = org.newPageSession();
    org.endPageSession(ended);
    expect(askEntries(org, { identifier, headers: { Authorization: `Bearer ${ended}` } }).status).toBe(401);
    expect(org.newPageSession()).not.toBe(ended);
    expect(askEntries(org, { identifier }).status).toBe(200);
});
