import { utc } from '../builders/buildWorld';
import { smallOrg, STARTED_AT, type SmallWorldOptions } from '../support/smallWorld';
import { askEntries, jsonOf, type EntriesRequest } from '../support/requests';

type Given = Readonly<{
    identifier: string;
    messageText?: string | null;
    clientTimestamp?: number;
    serverReceivedTimestamp: number;
    relatedRecords: readonly string[];
    sender: Readonly<{ role: string; appType: string; subject: string }>;
}>;

// `unknown` where Jest says `any`.
const A_NUMBER: unknown = expect.any(Number);
const A_UUID: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
const A_CHANNEL_KEY: unknown = expect.stringMatching(/^v2\/iamessage\/UNAUTH/);

const RAW = { 'X-Chatter-Entity-Encoding': 'false' };
const FIRST_LINES = Array.from(
    { length: 30 },
    (_, second) => `10:00:${String(second).padStart(2, '0')} ada: ${second}`
);

function read(world: SmallWorldOptions, request: Partial<EntriesRequest> = {}): readonly Given[] {
    const { org, identifier } = smallOrg(world);
    const response = askEntries(org, { identifier, headers: RAW, ...request });
    expect(response.status).toBe(200);
    return (jsonOf(response) as { conversationEntries: readonly Given[] }).conversationEntries;
}

function textsOf(entries: readonly Given[]): readonly unknown[] {
    return entries.map(({ messageText }) => messageText);
}

function refusal(request: Partial<EntriesRequest>, world: SmallWorldOptions = {}): readonly unknown[] {
    const { org, identifier } = smallOrg(world);
    const response = askEntries(org, { identifier, ...request });
    const [error] = jsonOf(response) as { errorCode: string }[];
    return [response.status, error?.errorCode];
}

describe('An entry', () => {
    test('has the fields of the real response, and ids of 15 characters', () => {
        const { org, identifier, sessionId } = smallOrg();
        const body = jsonOf(askEntries(org, { identifier })) as { conversationEntries: readonly Given[] };
        expect(body.conversationEntries.at(-1)).toEqual({
            clientDuration: 0,
            clientTimestamp: A_NUMBER,
            identifier: A_UUID,
            messageText: 'One &amp; &lt;two&gt;',
            relatedRecords: [sessionId.slice(0, 15)],
            sender: { appType: 'iamessage', role: 'EndUser', subject: A_CHANNEL_KEY },
            serverReceivedTimestamp: STARTED_AT
        });
    });

    test('names its session with 18 characters where the org does', () => {
        const [entry] = read({ switches: { relatedIdLength: 18 } });
        expect(entry?.relatedRecords).toEqual([expect.stringMatching(/^0Mw\w{15}$/)]);
    });

    test('is not there before it was written', () => {
        expect(textsOf(read({}, { at: STARTED_AT + 10_000 }))).toEqual(['"Three"', 'One & <two>']);
    });

    test('of an undocumented form is given as it is', () => {
        const value = { strange: true };
        const world: SmallWorldOptions = {
            more: ({ chat }) => chat.entry({ at: STARTED_AT, content: { kind: 'raw', value } })
        };
        expect(read(world)).toContainEqual(value);
    });
});

describe('HTML entities', () => {
    const script = `10:00:00 ada: <>"'\\&`;

    test.each([
        ['honours-header', {}, '&lt;&gt;&quot;&#39;&#92;&amp;'],
        ['honours-header', RAW, `<>"'\\&`],
        ['always', RAW, '&lt;&gt;&quot;&#39;&#92;&amp;'],
        ['never', {}, `<>"'\\&`]
    ] as const)('%s with headers %j gives %s', (entityEncoding, headers, text) => {
        expect(textsOf(read({ script, switches: { entityEncoding } }, { headers }))).toEqual([text]);
    });

    test('the header knows true and false only', () => {
        const headers = { 'x-chatter-entity-encoding': 'no' };
        expect(() => refusal({ headers })).toThrow('X-Chatter-Entity-Encoding');
    });
});

describe('A page of entries', () => {
    const script = FIRST_LINES.join('\n');

    test('holds the newest 25 by default, newest first', () => {
        const texts = textsOf(read({ script }));
        expect(texts).toHaveLength(25);
        expect([texts[0], texts[24]]).toEqual(['29', '5']);
    });

    test('holds the oldest with FromStart', () => {
        const texts = textsOf(read({ script }, { query: { queryDirection: 'FromStart', recordLimit: 2 } }));
        expect(texts).toEqual(['1', '0']);
    });

    test('can be oldest first, or in no particular order that is the same at every read', () => {
        const query = { recordLimit: 30 };
        const oldest = textsOf(read({ script, switches: { entryOrder: 'oldest-first' } }, { query }));
        const shuffled = textsOf(read({ script, switches: { entryOrder: 'shuffled' } }, { query }));
        expect(oldest).toEqual(FIRST_LINES.map((_, second) => String(second)));
        expect(shuffled).toEqual(textsOf(read({ script, switches: { entryOrder: 'shuffled' } }, { query })));
        expect(shuffled).not.toEqual(oldest);
        expect([...shuffled].sort()).toEqual([...oldest].sort());
    });

    test.each([
        ['recordLimit=1', 200],
        ['recordLimit=1000', 200],
        ['recordLimit=0', 400],
        ['recordLimit=1001', 400],
        ['recordLimit=x', 400],
        ['startTimestamp=-1', 400],
        ['endTimestamp=1.5', 400],
        ['queryDirection=Sideways', 400]
    ])('%s gets a %i', (parameter, status) => {
        const [name = '', value = ''] = parameter.split('=');
        const { org, identifier } = smallOrg();
        expect(askEntries(org, { identifier, query: { [name]: value } }).status).toBe(status);
    });

    test('a parameter that is not documented throws', () => {
        expect(() => refusal({ query: { pageSize: 10 } })).toThrow('no parameter "pageSize"');
    });
});

describe('The bounds of a window', () => {
    const query = { startTimestamp: STARTED_AT, endTimestamp: STARTED_AT + 20_000 };

    test('are inside of it, or outside', () => {
        expect(read({}, { query })).toHaveLength(3);
        expect(textsOf(read({ switches: { bounds: 'exclusive' } }, { query }))).toEqual(['"Three"']);
    });

    test("filter on Salesforce's clock, or on the sender's", () => {
        const world: SmallWorldOptions = {
            more: ({ chat }) =>
                chat.entry({
                    at: STARTED_AT + 5_000,
                    clientAt: STARTED_AT - 60_000,
                    content: { kind: 'text', text: 'late' }
                })
        };
        expect(textsOf(read(world, { query }))).toContain('late');
        expect(textsOf(read({ ...world, switches: { boundsClock: 'client' } }, { query }))).not.toContain('late');
    });

    test("of the sender's clock fall back to Salesforce's for an entry without one", () => {
        const world: SmallWorldOptions = {
            switches: { boundsClock: 'client' },
            more: ({ chat }) =>
                chat.entry({ at: STARTED_AT + 5_000, clientAt: null, content: { kind: 'text', text: 'no clock' } })
        };
        expect(textsOf(read(world, { query }))).toContain('no clock');
    });
});

describe('A rich message', () => {
    const script = '10:00:00 ada: [image] a cat\n10:00:01 ada: cute?';

    test('is absent, without text, or with null', () => {
        expect(textsOf(read({ script, switches: { richEntries: 'absent' } }))).toEqual(['cute?']);
        expect(read({ script })[1]).not.toHaveProperty('messageText');
        expect(textsOf(read({ script, switches: { richEntries: 'null-text' } }))).toEqual(['cute?', null]);
    });
});

describe("A bot's text", () => {
    const script = '10:00:00 bot: Hello, I am Bo.\n10:00:05 ada: agent please';
    const world = { script, bot: 'Bo' };

    test('is here, naming no session, or absent', () => {
        const [, bot] = read(world);
        expect(bot).toMatchObject({ relatedRecords: [], sender: { role: 'Chatbot', appType: 'chatbot' } });
        expect(textsOf(read({ ...world, switches: { botText: 'absent' } }))).toEqual(['agent please']);
    });

    test('can name its session, and can lack the clock of its sender', () => {
        const [, bot] = read({ ...world, switches: { botRelatedRecords: 'named', botClientTimestamp: 'missing' } });
        expect(bot?.relatedRecords).toEqual([expect.stringMatching(/^0Mw/)]);
        expect(bot).not.toHaveProperty('clientTimestamp');
    });
});

test('An entry of a call names the call only once the call is over', () => {
    const record = (endAt: number | null) => {
        const world: SmallWorldOptions = {
            more: ({ org, agent, onCase }) =>
                org.call({ onCase, agent, startAt: STARTED_AT, endAt }).transcript('10:00:01 caller: Hello')
        };
        const { org } = smallOrg(world);
        const identifier = org.world.conversations[1]?.identifier ?? '';
        return (jsonOf(askEntries(org, { identifier })) as { conversationEntries: readonly Given[] })
            .conversationEntries[0];
    };
    expect(record(null)).toMatchObject({ relatedRecords: [], sender: { role: 'END_USER' } });
    expect(record(utc('2026-11-03 10:05'))?.relatedRecords).toEqual([expect.stringMatching(/^0LQ/)]);
});

test('An unknown conversation is not found, or has no entries', () => {
    const request = { identifier: 'a0b1/é?' };
    expect(refusal(request)).toEqual([404, 'NOT_FOUND']);
    expect(read({ switches: { unknownConversation: 'empty-list' } }, request)).toEqual([]);
});

test('A conversation of which the user may see no record is refused, or served', () => {
    const world: SmallWorldOptions = { viewer: { cannotSee: [smallOrg().sessionId.slice(0, 15)] } };
    expect(refusal({}, world)).toEqual([403, 'INSUFFICIENT_ACCESS']);
    expect(read({ ...world, switches: { connectSharing: 'not-enforced' } })).toHaveLength(3);
});
