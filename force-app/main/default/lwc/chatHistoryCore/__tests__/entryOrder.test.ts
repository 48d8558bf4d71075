import fc from 'fast-check';
import { inReadingOrder, mergeEntries, type OwnedEntry } from '../chatHistoryCore';
import { anEntry, anyEntry, MORNING_AT } from 'support/builders';

const anyEntries = fc.uniqueArray(anyEntry, { maxLength: 40, selector: ({ id }) => id });

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
    return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

test('Entries stand in the order in which Salesforce received them', () => {
    const first = anEntry({ id: 'z', at: MORNING_AT });
    const second = anEntry({ id: 'a', at: MORNING_AT + 1 });
    expect(mergeEntries([second], [first])).toEqual([first, second]);
});

test('Entries of one millisecond stay in the order of the answer, whatever their identifiers say', () => {
    const [z, a, m] = ['z', 'a', 'm'].map((id) => anEntry({ id }));
    const later = anEntry({ id: 'b', at: MORNING_AT + 1 });
    expect(inReadingOrder([later, m!, a!, z!])).toEqual([z, a, m, later]);
    expect(inReadingOrder([z!, a!, m!, later])).toEqual([z, a, m, later]);
});

test('Two clocks that disagree by little never reorder a live chat', () => {
    const answer = anEntry({ id: 'answer', at: MORNING_AT + 1, sentAt: MORNING_AT - 3_000 });
    const question = anEntry({ id: 'question', at: MORNING_AT, sentAt: MORNING_AT });
    expect(inReadingOrder([answer, question])).toEqual([question, answer]);
});

test('An answer whose order nothing tells is newest first, as real ones are', () => {
    const [newer, older] = [anEntry({ id: 'newer' }), anEntry({ id: 'older' })];
    expect(inReadingOrder([newer, older])).toEqual([older, newer]);
});

test('An entry without a time stays after the one that came before it', () => {
    const [first, timeless, last] = [
        anEntry({ id: 'a' }),
        anEntry({ id: 'b', at: null }),
        anEntry({ id: 'c', at: MORNING_AT + 1 })
    ];
    expect(inReadingOrder([last, timeless, first])).toEqual([first, timeless, last]);
    expect(inReadingOrder([first, timeless, last])).toEqual([first, timeless, last]);
    const merged = mergeEntries([first, timeless], [last, anEntry({ id: 'd', at: MORNING_AT - 1 })]);
    expect(merged.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
});

test('An older page brings the rest of a millisecond that the page before cut in two, in its order', () => {
    const [one, two, three] = ['1', '2', '3'].map((id) => anEntry({ id }));
    expect(mergeEntries([one!, two!, three!], [three!], 'earlier')).toEqual([one, two, three]);
});

test('A text that was redacted since replaces the cached one', () => {
    const cached = anEntry({ id: 'a', text: 'My card is 1234' });
    const redacted = anEntry({ id: 'a', text: 'My card is ****' });
    expect(mergeEntries([cached], [redacted])).toEqual([redacted]);
});

test('A message whose text was removed since is shown without it', () => {
    const emptied = anEntry({ id: 'a', body: { kind: 'non-text' } });
    expect(mergeEntries([anEntry({ id: 'a' })], [emptied])).toEqual([emptied]);
});

test('A readable entry is never replaced by an unreadable one', () => {
    const readable = anEntry({ id: 'a' });
    const unreadable = anEntry({ id: 'a', body: { kind: 'unreadable' } });
    expect(mergeEntries([readable], [unreadable])).toEqual([readable]);
    expect(mergeEntries([unreadable], [readable])).toEqual([readable]);
    expect(mergeEntries([], [readable, unreadable])).toEqual([readable]);
});

test('A merge holds every id of both lists once', () => {
    fc.assert(
        fc.property(anyEntries, anyEntries, (cached, fresh) => {
            const ids = mergeEntries(cached, fresh).map(({ id }) => id);
            expect(new Set(ids)).toEqual(new Set([...cached, ...fresh].map(({ id }) => id)));
            expect(ids).toHaveLength(new Set(ids).size);
        })
    );
});

test('A merge of entries with different times does not depend on the order of its lists', () => {
    const anyTimed = fc.uniqueArray(
        anyEntry.filter(({ at }) => at !== null),
        { maxLength: 40, comparator: (a, b) => a.id === b.id || a.at === b.at }
    );
    const lists = anyTimed.chain((all) => fc.tuple(fc.nat(all.length), shuffled(all), shuffled(all)));
    fc.assert(
        fc.property(lists, ([size, one, other]) => {
            const mergeHalves = (all: readonly OwnedEntry[]) => mergeEntries(all.slice(0, size), all.slice(size));
            expect(mergeHalves(one)).toEqual(mergeHalves(other));
            expect(inReadingOrder(one)).toEqual(inReadingOrder(other));
        })
    );
});

test('A second merge of the same page changes nothing', () => {
    fc.assert(
        fc.property(anyEntries, anyEntries, (cached, fresh) => {
            const merged = mergeEntries(cached, fresh);
            expect(mergeEntries(merged, fresh)).toEqual(merged);
            expect(mergeEntries(merged, merged)).toEqual(merged);
        })
    );
});
