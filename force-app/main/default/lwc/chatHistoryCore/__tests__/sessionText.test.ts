import fc from 'fast-check';
import { decodeSessionText, type SenderRole } from '../chatHistoryCore';

const outlineOf = (text: string) =>
    decodeSessionText(text).map(({ role, text: words, offsetMs }) => [role, words, offsetMs]);

test('A session’s text is split into utterances with role, words and time since the start', () => {
    const text = '( 0s ) Chatbot: Hello! I am Rolf.<br>( 1m 8s ) EndUser: my bike<br>( 2h 3m 4s ) Agent: Lena here<br>';
    expect(outlineOf(text)).toEqual([
        ['bot', 'Hello! I am Rolf.', 0],
        ['customer', 'my bike', 68_000],
        ['agent', 'Lena here', 7_384_000]
    ]);
});

test.each<[string, string, readonly (readonly [SenderRole, string, number | null])[]]>([
    [
        'a break inside of an utterance',
        '( 0s ) Chatbot: one<br>two<br><br>three<br>',
        [['bot', 'one\ntwo\n\nthree', 0]]
    ],
    [
        'other spellings of a break',
        '( 0s ) Agent: a<br/>( 1s ) Agent: b<BR />',
        [
            ['agent', 'a', 0],
            ['agent', 'b', 1_000]
        ]
    ],
    ['days', '( 1d 0h 0m 1s ) Agent: a', [['agent', 'a', 86_401_000]]],
    ['no spaces in the brackets', '(5s) Agent: a', [['agent', 'a', 5_000]]],
    ['entities', '( 0s ) EndUser: &lt;b&gt; &amp;amp;', [['customer', '<b> &amp;', 0]]],
    [
        'text before the first utterance',
        'Transcript<br>( 0s ) Agent: a',
        [
            ['unknown', 'Transcript', null],
            ['agent', 'a', 0]
        ]
    ],
    ['a role that nobody knows', '( 0s ) Agent: a<br>( 1s ) Wizard: b', [['agent', 'a\n( 1s ) Wizard: b', 0]]],
    [
        'an utterance inside of a line',
        '( 0s ) EndUser: he wrote ( 1s ) Agent: no',
        [['customer', 'he wrote ( 1s ) Agent: no', 0]]
    ],
    [
        'an utterance without words',
        '( 0s ) EndUser: <br>( 3s ) Agent: a',
        [
            ['customer', '', 0],
            ['agent', 'a', 3_000]
        ]
    ],
    ['no shape at all', 'something else', [['unknown', 'something else', null]]],
    ['nothing', ' ', []]
])('A session’s text with %s loses nothing that can be read', (_, text, utterances) => {
    expect(outlineOf(text)).toEqual(utterances);
});

const piece = fc.oneof(
    fc.constantFrom(
        '<br>',
        '<br/>',
        '( 1m 8s ) ',
        '( ',
        'EndUser: ',
        'Agent: ',
        'Chatbot:',
        '\n',
        '&lt;',
        '&',
        '<b>',
        '9'.repeat(40)
    ),
    fc.string({ unit: 'binary', maxLength: 20 })
);

test('Hostile texts never throw, and every character that is no break or heading is in an utterance', () => {
    fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
            const text = pieces.join('').replaceAll('&', '');
            const read = decodeSessionText(text)
                .map(({ raw }) => raw)
                .join('');
            const squeeze = (all: string) => all.replace(/<br *\/?>/gi, '').replace(/\s/g, '');
            expect(squeeze(read)).toBe(squeeze(text));
        }),
        { numRuns: 5_000 }
    );
});

test.each([
    ['breaks', '<br>'],
    ['spaces after breaks', `<br>${' '.repeat(100)}`],
    ['open brackets', '( 1s '],
    ['utterances', '( 1s ) Agent: a<br>'],
    ['digits', '1']
])('A text of 1 MB of %s is decoded in linear time', (_, unit) => {
    const timeOf = (length: number) => {
        const text = `( ${unit.repeat(Math.ceil(length / unit.length))}`;
        const times = [1, 2, 3].map(() => {
            const startedAt = performance.now();
            decodeSessionText(text);
            return performance.now() - startedAt;
        });
        return Math.min(...times);
    };
    // Twenty times the length: in the square of the time it would be four hundred times.
    expect(timeOf(1_000_000) / Math.max(timeOf(50_000), 0.5)).toBeLessThan(150);
});
