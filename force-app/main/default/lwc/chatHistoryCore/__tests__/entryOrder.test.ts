import fc from 'fast-check';
import { compareEntries, mergeEntries } from '../chatHistoryCore';
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

test('Entries of one millisecond stand by the time of sending, then by id', () => {
    const sentFirst = anEntry({ id: 'z', sentAt: 1 });
    const lowerId = anEntry({ id: 'a', sentAt: 2 });
    const higherId = anEntry({ id: 'b', sentAt: 2 });
    expect(mergeEntries([higherId, lowerId], [sentFirst])).toEqual([sentFirst, lowerId, higherId]);
});

test('An entry without a time stands last', () => {
    const timeless = anEntry({ id: 'a', at: null });
    const timed = anEntry({ id: 'b' });
    expect(mergeEntries([timeless], [timed])).toEqual([timed, timeless]);
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

test('A merge does not depend on the order of its lists', () => {
    const lists = fc
        .tuple(anyEntries, anyEntries)
        .chain(([cached, fresh]) =>
            fc.tuple(fc.constant(cached), fc.constant(fresh), shuffled(cached), shuffled(fresh))
        );
    fc.assert(
        fc.property(lists, ([cached, fresh, cachedAgain, freshAgain]) => {
            expect(mergeEntries(cachedAgain, freshAgain)).toEqual(mergeEntries(cached, fresh));
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

test('The order is total: of two different entries one comes first', () => {
    fc.assert(
        fc.property(anyEntry, anyEntry, (a, b) => {
            expect(Math.sign(compareEntries(a, b)) + Math.sign(compareEntries(b, a))).toBe(0);
            expect(compareEntries(a, b) === 0).toBe(a.at === b.at && a.sentAt === b.sentAt && a.id === b.id);
        })
    );
});

test('The order is transitive', () => {
    fc.assert(
        fc.property(anyEntry, anyEntry, anyEntry, (a, b, c) => {
            fc.pre(compareEntries(a, b) <= 0 && compareEntries(b, c) <= 0);
            expect(compareEntries(a, c)).toBeLessThanOrEqual(0);
        })
    );
});
