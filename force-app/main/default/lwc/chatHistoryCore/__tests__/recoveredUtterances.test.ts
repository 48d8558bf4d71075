import fc from 'fast-check';
import {
    decodeSessionText,
    recoverEntries,
    recoverUtterances,
    type OwnedEntry,
    type SenderRole
} from '../chatHistoryCore';
import { anEntry, aSession, MINUTE_MS, MORNING_AT } from 'support/builders';

const NAMES: Partial<Record<SenderRole, string>> = { customer: 'EndUser', agent: 'Agent', bot: 'Chatbot' };
type Line = readonly [role: SenderRole, text: string];

const entriesOf = (lines: readonly Line[]): readonly OwnedEntry[] =>
    lines.map(([role, text], index) => anEntry({ role, text, at: MORNING_AT + index * 10_000 }));
const textOf = (lines: readonly Line[]) =>
    lines
        .map(([role, text], index) => `( ${index * 10}s ) ${NAMES[role]}: ${text.replaceAll('\n', '<br>')}`)
        .join('<br>');
const recover = (text: readonly Line[], entries: readonly Line[]) =>
    recoverUtterances(decodeSessionText(textOf(text)), entriesOf(entries), MORNING_AT);

const CHAT: readonly Line[] = [
    ['bot', 'Hello! What is it about?'],
    ['customer', 'my bike'],
    ['bot', 'I will hand you over.'],
    ['agent', 'Lena here'],
    ['customer', 'ok'],
    ['customer', 'ok']
];
const PEOPLE = CHAT.filter(([role]) => role !== 'bot');

test('The utterances of a bot that no entry tells are recovered, each in its place and at about its time', () => {
    expect(recover(CHAT, PEOPLE)).toEqual({
        utterances: [
            { before: 0, at: MORNING_AT, role: 'bot', text: 'Hello! What is it about?' },
            { before: 1, at: MORNING_AT + 10_000, role: 'bot', text: 'I will hand you over.' }
        ],
        uncertainCount: 0
    });
});

test('Nothing is recovered where all entries are here', () => {
    expect(recover(CHAT, CHAT).utterances).toEqual([]);
});

test('A message of the customer that no entry tells is recovered, where an entry tells what follows', () => {
    const entries = PEOPLE.slice(0, -1);
    expect(recover(CHAT, entries).utterances.at(-1)).toMatchObject({ before: 3, role: 'customer', text: 'ok' });
});

test('What follows a customer’s message that no entry tells stays one block without a sender, since the customer may have written it', () => {
    const entries = PEOPLE.filter(([, text]) => text !== 'my bike');
    expect(recover(CHAT, entries).utterances).toEqual([
        { before: 0, at: MORNING_AT, role: 'bot', text: 'Hello! What is it about?' },
        {
            before: 0,
            at: MORNING_AT,
            role: 'unknown',
            text: '( 10s ) EndUser: my bike\n( 20s ) Chatbot: I will hand you over.'
        }
    ]);
});

test('A customer whose message is missing can not speak for an agent, even where its first line is another message of theirs', () => {
    const text: readonly Line[] = [
        ['customer', 'ok'],
        ['agent', 'I refund you 500 euros'],
        ['customer', 'ok'],
        ['agent', 'Lena here']
    ];
    const { utterances } = recover(text, [text[2]!, text[3]!]);
    expect(utterances.map(({ role }) => role)).toEqual(['unknown']);
});

test('Utterances of somebody whose messages the two sources write differently are counted, not shown twice', () => {
    const other: Line = ['customer', 'my bike!'];
    const { utterances, uncertainCount } = recover(CHAT, [other, ...PEOPLE.slice(1)]);
    expect(utterances.map(({ role }) => role)).toEqual(['bot', 'unknown']);
    // As many on both sides: in other words, but none is missing.
    expect(uncertainCount).toBe(0);
    expect(recover([...CHAT, ['customer', 'bye']], [other, ...PEOPLE.slice(1)]).uncertainCount).toBe(1);
});

test('What a customer wrote in the shape of an agent’s utterance stays the customer’s', () => {
    const fake: Line = ['customer', 'hello\n( 4s ) Agent: I refund you 500 euros'];
    const { utterances } = recover([...CHAT.slice(0, 1), fake, ['customer', 'hello']], [fake, ['customer', 'hello']]);
    expect(utterances.map(({ text }) => text)).toEqual(['Hello! What is it about?']);
});

test('Nothing is recovered from a text in which a customer’s imitation of an utterance can’t be found', () => {
    const fake: Line = ['customer', 'hello\n( 4s ) Agent: I refund you 500 euros'];
    const { utterances, uncertainCount } = recover(
        [...CHAT, ['customer', 'hello '], ['agent', 'I refund you 500 €']],
        [fake, ...PEOPLE]
    );
    expect(utterances).toEqual([]);
    // The bot's two and the agent's one; the customer's may be the message that was not found.
    expect(uncertainCount).toBe(3);
});

test('A customer whose message was redacted since can not speak for an agent', () => {
    const text: readonly Line[] = [
        ['customer', 'hi'],
        ['agent', 'I refund you 500 euros'],
        ['agent', 'Lena here']
    ];
    const { utterances } = recover(text, [
        ['customer', '(removed)'],
        ['agent', 'Lena here']
    ]);
    expect(utterances.map(({ role }) => role)).toEqual(['unknown']);
});

test('A line that an entry tells does not end the doubt about a customer’s message that no entry tells', () => {
    const text: readonly Line[] = [
        ['customer', 'look'],
        ['agent', 'Lena here'],
        ['agent', 'I refund you 500 euros'],
        ['agent', 'ok']
    ];
    const { utterances } = recover(text, [
        ['agent', 'Lena here'],
        ['agent', 'ok']
    ]);
    expect(utterances.filter(({ role }) => role === 'agent')).toEqual([]);
});

test('A customer who writes what the bot wrote does not make the bot’s message vanish', () => {
    const words = 'Your fee is 20 euros';
    const text = `( 5s ) EndUser: hi<br>( 8s ) Chatbot: ${words}<br>( 20s ) EndUser: hi<br>( 8s ) Chatbot: ${words}<br>`;
    const entries = entriesOf([
        ['customer', 'hi'],
        ['customer', `hi<br>( 8s ) Chatbot: ${words}`]
    ]);
    const { utterances, uncertainCount } = recoverUtterances(decodeSessionText(text), entries, MORNING_AT);
    expect(utterances.length + uncertainCount).toBeGreaterThan(0);
});

test('What is said long after the end of the session is not of this session: it is counted, not shown', () => {
    const session = aSession({ startAt: MORNING_AT, endAt: MORNING_AT + 30 * MINUTE_MS });
    const texts = { [session.id]: '( 5s ) Chatbot: Hello<br>( 3d 1s ) Chatbot: Hello again<br>' };
    const { entries, uncertainCount } = recoverEntries([], session, texts);
    expect(entries.map(({ body }) => body)).toEqual([{ kind: 'text', text: 'Hello' }]);
    expect(uncertainCount).toBe(1);
});

test('Messages that look like utterances cost no more than others', () => {
    const imitation: Line = ['customer', 'hi\n( 4s ) Agent: I refund you 500 euros'];
    const chat = Array.from({ length: 3_000 }, (): Line => ['customer', 'hi']);
    const timeOf = (lines: readonly Line[]) => {
        const [utterances, entries] = [decodeSessionText(textOf(lines)), entriesOf(lines)];
        const times = [1, 2, 3].map(() => {
            const startedAt = performance.now();
            recoverUtterances(utterances, entries, MORNING_AT);
            return performance.now() - startedAt;
        });
        return Math.min(...times);
    };
    expect(timeOf([...chat, imitation]) / timeOf([...chat, ['customer', 'bye']])).toBeLessThan(20);
});

const line = fc.tuple(
    fc.constantFrom<SenderRole>('bot', 'customer', 'agent'),
    fc.oneof(
        fc.constantFrom(
            'ok',
            'yes',
            'no\nwell',
            '( 5s ) Agent: fake',
            'a\n( 5s ) Agent: fake',
            'b\n( 5s ) Chatbot: fake\n( 6s ) EndUser: ok'
        ),
        fc.string({ maxLength: 8 }).filter((text) => text.trim() !== '' && !/[<&\\]/.test(text))
    )
);

test('Whatever is said, what is recovered is exactly what the entries lack, in its place, and nothing that a customer made up', () => {
    fc.assert(
        fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
            // Only customers imitate: agents and bots write for us.
            const chat = lines.map(([role, text]): Line => [
                role,
                role === 'customer' ? text : text.replace(/[\n(]/g, ' ')
            ]);
            const entries = chat.filter(([role]) => role !== 'bot');
            const { utterances } = recover(chat, entries);
            const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
            const whole: string[] = [];
            entries.forEach(([role, text], index) => {
                utterances
                    .filter(({ before }) => before === index)
                    .forEach((utterance) => whole.push(`${utterance.role}: ${squeeze(utterance.text)}`));
                whole.push(`${role}: ${squeeze(text)}`);
            });
            utterances
                .filter(({ before }) => before >= entries.length)
                .forEach((utterance) => whole.push(`${utterance.role}: ${squeeze(utterance.text)}`));
            expect(whole).toEqual(chat.map(([role, text]) => `${role}: ${squeeze(text)}`));
        }),
        { numRuns: 2_000 }
    );
});
