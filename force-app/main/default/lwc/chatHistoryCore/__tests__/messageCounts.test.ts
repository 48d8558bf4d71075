/** Which of Salesforce's counts say that a transcript is complete, and which that something is missing. */
import {
    aLoadOf,
    anEntry,
    aSession,
    aSessionWindow,
    CASE_ID,
    CONVERSATION_ID,
    HOUR_MS,
    MORNING_AT,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { assignEntries, buildRows, judge, NO_COUNTS, type MessageCounts } from '../chatHistoryCore';

const ZERO: MessageCounts = { agent: 0, customer: 0 };
/** As many as are here. */
const RIGHT: MessageCounts = { agent: 1, customer: 2 };
const FEWER: MessageCounts = { agent: 1, customer: 1 };
const MORE: MessageCounts = { agent: 1, customer: 4 };

const messages = [
    anEntry({ id: 'c1', at: MORNING_AT }),
    anEntry({ id: 'a1', at: MORNING_AT + 1, role: 'agent' }),
    anEntry({ id: 'c2', at: MORNING_AT + 2 })
];

/** What is said of a session of people with two messages of the customer and one of the agent, and how many are missing. */
function saidOf(own: MessageCounts, metrics: Readonly<Record<string, MessageCounts>>, fields = {}) {
    const transcript = { entries: messages, messageCounts: metrics, fetchedAt: MORNING_AT + HOUR_MS, ...fields };
    const records = [aSession({ servedBy: 'agent', messageCounts: own })];
    const loads = { [CONVERSATION_ID]: aLoadOf(transcript) };
    const { completeness, records: judged } = judge(buildRows({ records, loads, timeZone: 'UTC' }));
    return [completeness, ...judged.flatMap(({ missing }) => missing.map(({ omission }) => omission.count))];
}

test.each<[string, MessageCounts, MessageCounts | null, ...(string | number)[]]>([
    ['only the session counted, and as many are here', RIGHT, null, 'complete'],
    ['only the metrics counted, and as many are here', NO_COUNTS, RIGHT, 'complete'],
    ['the session did not calculate, and as many are here as the metrics counted', ZERO, RIGHT, 'complete'],
    ['both counted as many as are here', RIGHT, RIGHT, 'complete'],
    ['the metrics are lower than what is here, and the session is right', RIGHT, FEWER, 'complete'],
    ['each counted one side', { agent: 1, customer: null }, { agent: null, customer: 2 }, 'complete'],
    ['nobody counted', NO_COUNTS, null, 'unchecked'],
    ['the session did not calculate', ZERO, null, 'unchecked'],
    ['both are lower than what is here', ZERO, FEWER, 'unchecked'],
    ['the metrics counted one side only', NO_COUNTS, { agent: 1, customer: null }, 'unchecked'],
    ['only the metrics counted, and more than are here', NO_COUNTS, MORE, 'parts-missing', 2],
    ['the metrics counted more than are here, the session as many', RIGHT, MORE, 'parts-missing', 2],
    ['the session counted more than are here, the metrics as many', MORE, RIGHT, 'parts-missing', 2]
])('Where %s, the session is judged by the higher count', (_, own, metrics, ...said) => {
    expect(saidOf(own, metrics === null ? {} : { [SESSION_ID]: metrics })).toEqual(said);
});

test('The metrics of another session say nothing', () => {
    expect(saidOf(NO_COUNTS, { [SECOND_SESSION_ID]: RIGHT })).toEqual(['unchecked']);
});

test('Metrics prove nothing where the session went on after its messages were fetched', () => {
    expect(saidOf(NO_COUNTS, { [SESSION_ID]: RIGHT }, { fetchedAt: MORNING_AT + 3 })).toEqual(['unchecked']);
    expect(saidOf(NO_COUNTS, { [SESSION_ID]: MORE }, { fetchedAt: MORNING_AT + 3 })).toEqual(['unchecked']);
});

test('No message is missing of a session that stands at another session, which it names as well', () => {
    const startAt = MORNING_AT + HOUR_MS / 2;
    const second = { id: SECOND_SESSION_ID, startAt, endAt: MORNING_AT + HOUR_MS };
    const both = anEntry({ id: 'c3', at: startAt + 1, relatedRecordIds: [SESSION_ID, SECOND_SESSION_ID] });
    const { entries } = assignEntries(
        [...messages, both],
        [aSessionWindow({ endAt: startAt }), aSessionWindow(second)],
        CASE_ID
    );
    const counted = (customer: number, fields = {}) =>
        aSession({ servedBy: 'agent', messageCounts: { agent: null, customer }, ...fields });
    const saidWith = (customer: number) => {
        const records = [counted(3), counted(customer, second)];
        const transcript = { recordIds: [SESSION_ID, SECOND_SESSION_ID], entries, fetchedAt: MORNING_AT + 2 * HOUR_MS };
        const rows = buildRows({ records, loads: { [CONVERSATION_ID]: aLoadOf(transcript) }, timeZone: 'UTC' });
        return judge(rows).records.map(({ completeness, missing }) => [completeness, missing.length]);
    };
    expect(saidWith(1)).toEqual([
        ['unchecked', 0],
        ['unchecked', 0]
    ]);
    expect(saidWith(2)).toEqual([
        ['unchecked', 0],
        ['parts-missing', 1]
    ]);
});

test('Messages that name a session beyond the newest may be of this Case: then it is not complete', () => {
    const withheld = { otherCases: 0, notLinked: 0, hidden: 0, notListed: 3, unassigned: 0, bots: 0 };
    expect(saidOf(RIGHT, {}, { withheld })).toEqual(['unchecked', 3]);
});
