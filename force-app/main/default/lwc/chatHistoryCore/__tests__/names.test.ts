import {
    decodeUserNames,
    EMPTY_LOAD,
    usersToName,
    type Loads,
    type Participant,
    type Transcript
} from '../chatHistoryCore';
import { anEntry, aSession, aTranscript } from 'support/builders';

const LENA = '005000000000009';

function loadsOf(fields: Partial<Transcript>): Loads {
    return { key: { ...EMPTY_LOAD, transcript: aTranscript(fields) } };
}

const byLena = [anEntry({ role: 'agent', subject: `${LENA}AAA` }), anEntry({ role: 'agent', subject: LENA })];

test('A user who sent messages and whom nobody names is to be named, once however the id is spelled', () => {
    expect(usersToName([aSession()], loadsOf({ entries: byLena }))).toEqual([LENA]);
});

test('A user whom a participant names is not asked for', () => {
    const lena: Participant = { key: LENA, name: 'Lena Okoro', role: 'agent', joinedAt: null, leftAt: null };
    expect(usersToName([], loadsOf({ entries: byLena, participants: [lena] }))).toEqual([]);
});

test('A user who owns a session that says the name is not asked for', () => {
    expect(usersToName([aSession({ ownerId: LENA, ownerName: 'Lena' })], loadsOf({ entries: byLena }))).toEqual([]);
    expect(usersToName([aSession({ ownerId: LENA, ownerName: null })], loadsOf({ entries: byLena }))).toEqual([LENA]);
});

test('Customers, bots and channel keys are no users', () => {
    const subjects = ['v2/iamessage/UNAUTH/NA/uid:1', '0Xx000000000001', 'customer', ''];
    expect(usersToName([], loadsOf({ entries: subjects.map((subject) => anEntry({ subject })) }))).toEqual([]);
});

test('Names of users come from what GraphQL answered, and from nothing that is malformed', () => {
    const node = { Id: `${LENA}AAA`, Name: { value: 'Lena Okoro' } };
    const edges = [{ node }, { node: { ...node, Id: '0Mw000000000001' } }, { node: { Id: LENA } }, {}, null];
    expect(decodeUserNames({ data: { uiapi: { query: { User: { edges } } } } })).toEqual({ [LENA]: 'Lena Okoro' });
    expect(decodeUserNames({ errors: [{ message: 'no such object' }] })).toEqual({});
    expect(decodeUserNames({ data: null })).toEqual({});
});
