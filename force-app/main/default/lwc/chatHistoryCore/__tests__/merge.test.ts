import fc from 'fast-check';
import { compareEntries, mergeEntries } from '../chatHistoryCore';
import { anyEntry, entry, MORNING_AT } from './builders';

const anyEntries = fc.array(anyEntry, { maxLength: 40 });

function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
    return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

test('entries stand in the order in which Salesforce received them', () => {
    const first = entry({ id: 'z', at: MORNING_AT });
    const second = entry({ id: 'a', at: MORNING_AT + 1 });
    expect(mergeEntries([second], [first])).toEqual([first, second]);
});

test('two entries of one millisecond stand by when they were sent, then by id', () => {
    const sentFirst = entry({ id: 'z', sentAt: 1 });
    const lowerId = entry({ id: 'a', sentAt: 2 });
    const higherId = entry({ id: 'b', sentAt: 2 });
    expect(mergeEntries([higherId, lowerId], [sentFirst])).toEqual([sentFirst, lowerId, higherId]);
});

test('an entry without a time stands last', () => {
    const timeless = entry({ id: 'a', at: null });
    const timed = entry({ id: 'b' });
    expect(mergeEntries([timeless], [timed])).toEqual([timed, timeless]);
});

test('a text that was edited or redacted since replaces the one that was kept', () => {
    const kept = entry({ id: 'a', text: 'My card is 1234' });
    const redacted = entry({ id: 'a', text: 'My card is ****' });
    expect(mergeEntries([kept], [redacted])).toEqual([redacted]);
});

test('a message whose text was taken away is shown without it', () => {
    const emptied = entry({ id: 'a', body: { kind: 'non-text' } });
    expect(mergeEntries([entry({ id: 'a' })], [emptied])).toEqual([emptied]);
});

test('an entry that could be read is not given up for one that can not', () => {
    const readable = entry({ id: 'a' });
    const unreadable = entry({ id: 'a', body: { kind: 'unreadable' } });
    expect(mergeEntries([readable], [unreadable])).toEqual([readable]);
    expect(mergeEntries([unreadable], [readable])).toEqual([readable]);
    expect(mergeEntries([], [readable, unreadable])).toEqual([readable]);
});

test('every id of both lists is there, once', () => {
    fc.assert(
        fc.property(anyEntries, anyEntries, (kept, fresh) => {
            const ids = mergeEntries(kept, fresh).map(({ id }) => id);
            expect(new Set(ids)).toEqual(new Set([...kept, ...fresh].map(({ id }) => id)));
            expect(ids).toHaveLength(new Set(ids).size);
        })
    );
});

test('the order in which entries came makes no difference', () => {
    const lists = fc
        .tuple(anyEntries, anyEntries)
        .chain(([kept, fresh]) => fc.tuple(fc.constant(kept), fc.constant(fresh), shuffled(kept), shuffled(fresh)));
    fc.assert(
        fc.property(lists, ([kept, fresh, keptAgain, freshAgain]) => {
            expect(mergeEntries(keptAgain, freshAgain)).toEqual(mergeEntries(kept, fresh));
        })
    );
});

test('merging the same page again changes nothing', () => {
    fc.assert(
        fc.property(anyEntries, anyEntries, (kept, fresh) => {
            const merged = mergeEntries(kept, fresh);
            expect(mergeEntries(merged, fresh)).toEqual(merged);
            expect(mergeEntries(merged, merged)).toEqual(merged);
        })
    );
});

test('the order is total: of two different entries one comes first', () => {
    fc.assert(
        fc.property(anyEntry, anyEntry, (a, b) => {
            expect(Math.sign(compareEntries(a, b)) + Math.sign(compareEntries(b, a))).toBe(0);
            expect(compareEntries(a, b) === 0).toBe(a.at === b.at && a.sentAt === b.sentAt && a.id === b.id);
        })
    );
});

test('the order is transitive', () => {
    fc.assert(
        fc.property(anyEntry, anyEntry, anyEntry, (a, b, c) => {
            fc.pre(compareEntries(a, b) <= 0 && compareEntries(b, c) <= 0);
            expect(compareEntries(a, c)).toBeLessThanOrEqual(0);
        })
    );
});
