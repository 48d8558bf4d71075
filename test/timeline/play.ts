/**
 * The whole way of a transcript, without a browser: the simulated org → the records by Lightning Data Service's query, and
 * the broker's page with its access check → the decoded answer at the port → rows and completeness → sentences.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
    buildRows,
    conversationKey,
    decodeCalls,
    decodeChats,
    decodeSessions,
    EMPTY_LOAD,
    joinTranscripts,
    judge,
    type CaseCompleteness,
    type LinkedRecord,
    type Loads,
    type Row,
    type Transcript
} from 'c/chatHistoryCore';
import { createFakeClock, type FakeClock } from 'support/fakeClock';
import { createBroker } from '../../broker/broker';
import type { Environment } from '../../broker/environment';
import { createBrowserPages } from '../../broker/fixtures/browserPages';
import { createClient, type Client, type Wish } from '../../broker/fixtures/client';
import { isEntriesPath } from '../../broker/fixtures/fakeOrg';
import { createSimEnvironment } from '../../broker/fixtures/simPage';
import { createOrg, type Org } from '../../sim/org/org';
import { askGraphql, jsonOf } from '../../sim/support/requests';
import type { World } from '../../sim/world/world';
import { CASE_ID, worldOf, type Conversation, type Fields } from './conversation';
import { completenessSentences, sentencesOf } from './sentences';

export type Player = Readonly<{
    org: Org;
    clock: FakeClock;
    client: Client;
    /** How many entries Salesforce has sent so far. */
    received(): number;
    /** As Lightning Data Service answered when they were last asked for. */
    records(): readonly LinkedRecord[];
    askRecords(): void;
    /** Asks for the transcript of a record, as the component does. Says the problem's code, or `ok`. */
    read(record: Pick<LinkedRecord, 'id'>, wish?: Wish): Promise<string>;
    /** Asks for the transcripts of all records. Says the last problem's code, or `ok`. */
    readAll(wish?: Wish): Promise<string>;
    /** Asks for the page before what is on screen, as the component does. */
    readOlder(): Promise<string>;
    rows(): readonly Row[];
    completeness(): CaseCompleteness;
    /** What stands on screen, and last what the header says. */
    sentences(): readonly string[];
}>;

type Query = 'SESSIONS' | 'CALLS' | 'CHATS';

const QUERIES = readFileSync(
    path.resolve(__dirname, '../../force-app/main/default/lwc/chatHistoryRecords/caseQueries.ts'),
    'utf8'
);

/**
 * `answer`: the entries in the order in which Salesforce sends them, where that matters; else the simulated org's.
 * `sessionText`: what the standard action says of a session, where it is not what the simulated org makes of it; or
 * `refused`.
 */
export function playerOf(
    world: World,
    caseId: string,
    now: number,
    { answer = [], sessionText = null }: Readonly<{ answer?: readonly Fields[]; sessionText?: string | null }> = {}
): Player {
    const org = createOrg(world);
    const clock = createFakeClock(now);
    const environment = createSimEnvironment(org, clock, createBrowserPages({ clock }).openPage().environment);
    let received = 0;
    const fetch = withEntries(environment.fetch, (entries) => {
        received += entries.length;
        return inOrder(entries, answer);
    });
    const client = createClient(createBroker({ ...environment, fetch: withText(fetch, sessionText) }));
    let loads: Loads = {};
    let records: readonly LinkedRecord[] = [];

    function askRecords(): void {
        const answers = [decodeSessions(ask('SESSIONS')), decodeCalls(ask('CALLS')), decodeChats(ask('CHATS'))];
        records = answers.flatMap((outcome) => (outcome.ok ? outcome.value.records : []));
    }

    function ask(query: Query): object {
        return jsonOf(askGraphql(org, queryOf(query), { caseId }, clock.now())) as object;
    }

    async function read({ id }: Pick<LinkedRecord, 'id'>, wish: Wish = {}): Promise<string> {
        const key = records.filter((record) => record.id === id).map(conversationKey)[0] ?? id;
        const answer = await client.ask({ caseId, recordId: id, ...wish });
        const before = loads[key] ?? EMPTY_LOAD;
        const isTranscript = answer.ok && answer.verb === 'transcript';
        const change = isTranscript
            ? { transcript: joined(before.transcript, answer.value), problem: null }
            : { problem: answer.ok ? null : answer.problem };
        loads = { ...loads, [key]: { ...before, ...change, lastFetch: { fetchPolicy: 'cache-first' } } };
        return answer.ok ? 'ok' : answer.problem.code;
    }

    async function readAll(wish?: Wish): Promise<string> {
        let code = 'ok';
        for (const record of new Map(records.map((each) => [conversationKey(each), each])).values()) {
            const answer = await read(record, wish);
            code = answer === 'ok' ? code : answer;
        }
        return code;
    }

    function readOlder(): Promise<string> {
        const [load] = Object.values(loads);
        const { recordIds, older } = load?.transcript ?? { recordIds: [], older: { state: 'none' } };
        if (older.state !== 'possible') throw new Error('nothing older is offered');
        return read({ id: recordIds[0] ?? '' }, { fetchPolicy: 'older-page', before: older.before });
    }

    askRecords();
    const rows = () => buildRows({ records, loads, timeZone: 'UTC' });
    const completeness = () => judge(rows());
    const sentences = () => [
        ...sentencesOf(rows(), clock.now()),
        ...completenessSentences(completeness(), clock.now()).map((phrase) => `= ${phrase}`)
    ];
    return {
        org,
        clock,
        client,
        received: () => received,
        records: () => records,
        askRecords,
        read,
        readAll,
        readOlder,
        rows,
        completeness,
        sentences
    };
}

function joined(before: Transcript | null, transcript: Transcript): Transcript {
    return before === null ? transcript : joinTranscripts(before, transcript);
}

/** The same network, on which the entries of each answer are changed. */
function withEntries(
    fetch: Environment['fetch'],
    change: (entries: readonly Fields[]) => readonly Fields[]
): Environment['fetch'] {
    return async (path, init) => {
        const response = await fetch(path, init);
        const text = await response.text();
        const isAnswer = isEntriesPath(path) && response.ok && text.startsWith('{"conversationEntries":[');
        if (!isAnswer || !text.endsWith(']}')) return new Response(text, response);
        const { conversationEntries } = JSON.parse(text) as { conversationEntries: readonly Fields[] };
        return new Response(JSON.stringify({ conversationEntries: change(conversationEntries) }), response);
    };
}

/** The same network, on which the standard action says this of every session. */
function withText(fetch: Environment['fetch'], text: string | null): Environment['fetch'] {
    if (text === null) return fetch;
    const status = text === 'refused' ? 403 : 200;
    const outputValues = { conversationTranscript: text };
    const answer =
        status === 403
            ? [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'refused' }]
            : [{ actionName: 'getConvTscpForRecord', isSuccess: true, errors: null, outputValues }];
    return (path, init) =>
        path.includes('/actions/')
            ? Promise.resolve(new Response(JSON.stringify(answer), { status }))
            : fetch(path, init);
}

function inOrder(entries: readonly Fields[], order: readonly Fields[]): readonly Fields[] {
    const places = new Map(order.map(({ identifier }, index) => [identifier, index]));
    const placeOf = ({ identifier }: Fields) => places.get(identifier) ?? 0;
    return [...entries].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The component's own query, as it stands in its source. */
function queryOf(name: Query): string {
    const text = new RegExp(`const ${name} = gql\`([^\`]+)\``).exec(QUERIES)?.[1];
    if (text === undefined) throw new Error(`chatHistoryRecords has no query ${name}`);
    return text;
}

/** A Case page over this conversation, after it has asked for its transcript; for none where `ask` is empty. */
export async function openedPage(conversation: Conversation): Promise<Player> {
    const player = playerOf(worldOf(conversation), CASE_ID, conversation.now, {
        answer: conversation.entries ?? [],
        sessionText: conversation.sessionText ?? null
    });
    const asked = conversation.ask ?? player.records()[0]?.id;
    if (asked !== undefined && asked !== '') await player.read({ id: asked });
    return player;
}
