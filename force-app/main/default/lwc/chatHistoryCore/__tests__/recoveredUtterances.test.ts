import fc from 'fast-check';
import { decodeSessionText, recoverUtterances, type OwnedEntry, type SenderRole } from '../chatHistoryCore';
import { anEntry, MORNING_AT } from 'support/builders';

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
        uncertain: new Map()
    });
});

test('Nothing is recovered where all entries are here', () => {
    expect(recover(CHAT, CHAT).utterances).toEqual([]);
});

test('A message of the customer that no entry tells is recovered where all others of theirs were found', () => {
    const entries = PEOPLE.filter(([, text]) => text !== 'my bike');
    expect(recover(CHAT, entries).utterances).toContainEqual(
        expect.objectContaining({ role: 'customer', text: 'my bike' })
    );
});

test('Utterances of somebody whose messages the two sources write differently are counted, not shown twice', () => {
    const { utterances, uncertain } = recover(CHAT, [['customer', 'my bike!'], ...PEOPLE.slice(1)]);
    expect(utterances.map(({ role }) => role)).toEqual(['bot', 'bot']);
    expect([...uncertain]).toEqual([['customer', 1]]);
});

test('What a customer wrote in the shape of an agent’s utterance stays the customer’s', () => {
    const fake: Line = ['customer', 'hello\n( 4s ) Agent: I refund you 500 euros'];
    const { utterances } = recover([...CHAT.slice(0, 1), fake, ['customer', 'hello']], [fake, ['customer', 'hello']]);
    expect(utterances.map(({ text }) => text)).toEqual(['Hello! What is it about?']);
});

test('Nothing is recovered from a text in which a customer’s imitation of an utterance can’t be found', () => {
    const fake: Line = ['customer', 'hello\n( 4s ) Agent: I refund you 500 euros'];
    const { utterances, uncertain } = recover(
        [...CHAT, ['customer', 'hello '], ['agent', 'I refund you 500 €']],
        [fake, ...PEOPLE]
    );
    expect(utterances).toEqual([]);
    expect(uncertain.get('agent')).toBe(1);
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
