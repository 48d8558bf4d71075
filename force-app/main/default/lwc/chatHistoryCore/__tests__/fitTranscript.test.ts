import fc from 'fast-check';
import {
    decodeAnswer,
    fitTranscript,
    MAX_ANSWER_CHARS,
    MAX_TRANSCRIPT_CHARS,
    type Transcript
} from '../chatHistoryCore';
import { anEntry, anyEntry, aTranscript, MORNING_AT } from 'support/builders';

const charsOf = (transcript: Transcript): number => JSON.stringify(transcript).length;

function aLongTranscript(count: number, text = 'Hello?'): Transcript {
    const entries = Array.from({ length: count }, (_, index) => anEntry({ at: MORNING_AT + index, text }));
    return aTranscript({
        entries,
        withheld: { otherCases: 4, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 }
    });
}

test('A transcript that fits is sent as it is', () => {
    const transcript = aLongTranscript(10);
    expect(fitTranscript(transcript)).toBe(transcript);
    expect(fitTranscript(transcript, charsOf(transcript) + 100)).toBe(transcript);
});

test('A transcript that is too long loses its oldest entries and offers them as an older page', () => {
    const transcript = aLongTranscript(100);
    const fitted = fitTranscript(transcript, 5_000);
    expect(charsOf(fitted)).toBeLessThanOrEqual(5_000);
    expect(fitted.entries.length).toBeGreaterThan(10);
    expect(fitted.entries).toEqual(transcript.entries.slice(-fitted.entries.length));
    expect(fitted.older).toEqual({ state: 'possible', before: fitted.entries[0]!.at! + 1 });
});

test('A transcript fits exactly, whatever the limit', () => {
    const transcript = aLongTranscript(60);
    const limits = Array.from({ length: 500 }, (_, index) => 4_000 + index);
    expect(limits.filter((maxChars) => charsOf(fitTranscript(transcript, maxChars)) > maxChars)).toEqual([]);
});

test('A transcript above the limit of an answer arrives, cut to what fits', () => {
    // Quotes take two characters each as JSON.
    const fitted = fitTranscript(aLongTranscript(300, '"'.repeat(40_000)));
    const text = JSON.stringify({ id: Number.MAX_SAFE_INTEGER, ok: true, verb: 'transcript', value: fitted });
    expect(text.length).toBeLessThanOrEqual(MAX_ANSWER_CHARS);
    expect(text.length).toBeGreaterThan(MAX_ANSWER_CHARS - 100_000);
    expect(decodeAnswer(text)).toMatchObject({ ok: true, value: { verb: 'transcript' } });
});

test('A transcript with one entry that is longer than an answer has no entries and no older page', () => {
    const transcript = aTranscript({ entries: [anEntry({ text: 'x'.repeat(10_000) })] });
    expect(fitTranscript(transcript, 5_000)).toMatchObject({ entries: [], older: { state: 'unreachable' } });
});

test('Any transcript fits afterwards, with its newest entries', () => {
    const lists = fc.tuple(fc.array(anyEntry, { maxLength: 30 }), fc.integer({ min: 600, max: 4_000 }));
    fc.assert(
        fc.property(lists, ([entries, maxChars]) => {
            const fitted = fitTranscript(aTranscript({ entries }), maxChars);
            expect(charsOf(fitted)).toBeLessThanOrEqual(maxChars);
            expect(fitted.entries).toEqual(entries.slice(entries.length - fitted.entries.length));
        }),
        { numRuns: 1_000 }
    );
});

test('Any transcript that fits loses nothing', () => {
    fc.assert(
        fc.property(fc.array(anyEntry, { maxLength: 30 }), (entries) => {
            const transcript = aTranscript({ entries });
            expect(fitTranscript(transcript, charsOf(transcript))).toBe(transcript);
        })
    );
});

test('An answer leaves room for its envelope', () => {
    const envelope = JSON.stringify({ id: Number.MAX_SAFE_INTEGER, ok: true, verb: 'transcript', value: 0 });
    expect(MAX_ANSWER_CHARS - MAX_TRANSCRIPT_CHARS).toBeGreaterThan(envelope.length);
});
