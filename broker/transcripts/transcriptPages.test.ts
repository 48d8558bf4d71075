import { compareIds, mergeEntries, type Entry } from 'c/chatHistoryCore';
import fc from 'fast-check';
import { anEntry } from 'support/builders';
import type { EntriesPage } from '../salesforce/entriesApi';
import { entriesBefore, fromNewestPage, withNewestPage, withOlderPage, type CachedTranscript } from './transcriptPages';

const NOW = 1_000_000;

/** Named by its second, which both clocks show where a test gives no other. */
function entryAt(second: number, fields: Parameters<typeof anEntry>[0] = {}): Entry {
    return anEntry({ id: `connect:${second}`, at: second * 1_000, text: `Line ${second}`, ...fields });
}

function page(seconds: readonly number[], isFull = false): EntriesPage {
    return { entries: seconds.map((second) => entryAt(second)), isFull };
}

const fullPage = (...seconds: readonly number[]) => page(seconds, true);
const cachedFrom = (newest: EntriesPage) => fromNewestPage(newest, NOW);
const secondsOf = ({ entries }: Pick<CachedTranscript, 'entries'>) => entries.map(({ id }) => Number(id.split(':')[1]));

describe('the first page', () => {
    test('is the whole window when it is not full', () => {
        const cached = cachedFrom(page([2, 1]));
        expect(cached).toMatchObject({ older: { state: 'none' }, fetchedAt: NOW, oldestFetchedAt: NOW });
        expect(secondsOf(cached)).toEqual([1, 2]);
    });

    test('may have older entries before it when it is full', () => {
        expect(cachedFrom(fullPage(6, 5)).older).toEqual({ state: 'possible', before: 5_001 });
    });

    test('leads nowhere when it is full and no entry has a time', () => {
        const timeless = { entries: [entryAt(1, { at: null, sentAt: null })], isFull: true };
        expect(cachedFrom(timeless).older).toEqual({ state: 'unreachable' });
    });
});

describe('an older page', () => {
    test('is added before what is cached and makes the whole neither younger nor older', () => {
        const cached = withOlderPage(cachedFrom(fullPage(6, 5)), fullPage(5, 4, 3));
        expect(secondsOf(cached)).toEqual([3, 4, 5, 6]);
        expect(cached).toMatchObject({
            older: { state: 'possible', before: 3_001 },
            fetchedAt: NOW,
            oldestFetchedAt: NOW
        });
    });

    test('is the last one when it is not full', () => {
        expect(withOlderPage(cachedFrom(fullPage(6, 5)), page([5, 4])).older).toEqual({ state: 'none' });
    });

    test('is what lies before the bound, together with what has no time', () => {
        const timeless = entryAt(9, { at: null, sentAt: null });
        const { entries } = cachedFrom({ entries: [entryAt(1), entryAt(2), entryAt(3), timeless], isFull: false });
        expect(secondsOf({ entries: entriesBefore(entries, 2_001) })).toEqual([1, 2, 9]);
        expect(secondsOf({ entries: entriesBefore(entries, 2_000) })).toEqual([1, 9]);
    });

    test('holds what names no record and came within five minutes after the bound, since it may be known now whose it is', () => {
        const unnamed = [2, 302, 303].map((second) => entryAt(second, { relatedRecordIds: [] }));
        const { entries } = cachedFrom({ entries: [entryAt(1), ...unnamed], isFull: false });
        expect(secondsOf({ entries: entriesBefore(entries, 2_001) })).toEqual([1, 2, 302]);
    });
});

describe('a refresh', () => {
    test('brings new entries and new texts, and drops what a page that is not full no longer holds', () => {
        const redacted = entryAt(2, { text: '***' });
        const fresh = withNewestPage(
            cachedFrom(page([1, 2, 3])),
            { entries: [redacted, entryAt(3), entryAt(4)], isFull: false },
            NOW + 5
        );
        expect(secondsOf(fresh)).toEqual([2, 3, 4]);
        expect(fresh.entries[0]?.body).toEqual({ kind: 'text', text: '***' });
        expect(fresh).toMatchObject({ fetchedAt: NOW + 5, oldestFetchedAt: NOW + 5 });
    });

    test('with a full page leaves older pages as they were, with their age', () => {
        const deep = withOlderPage(cachedFrom(fullPage(6, 5)), fullPage(5, 4, 3));
        const fresh = withNewestPage(deep, fullPage(7, 6), NOW + 5);
        expect(secondsOf(fresh)).toEqual([3, 4, 5, 6, 7]);
        expect(fresh).toMatchObject({
            older: { state: 'possible', before: 3_001 },
            fetchedAt: NOW + 5,
            oldestFetchedAt: NOW
        });
    });

    test('with a full page that holds everything that was cached makes the whole as young as the page', () => {
        const fresh = withNewestPage(cachedFrom(fullPage(6, 5)), fullPage(6, 5), NOW + 5);
        expect(fresh).toMatchObject({ fetchedAt: NOW + 5, oldestFetchedAt: NOW + 5 });
    });

    test.each([
        ['nothing', [1, 2]],
        ['not the oldest entry', [1, 2, 9]]
    ])('with a full page of which %s was cached starts again from the page, without a silent gap', (_, known) => {
        const fresh = withNewestPage(cachedFrom(page(known)), fullPage(8, 9), NOW + 5);
        expect(secondsOf(fresh)).toEqual([8, 9]);
        expect(fresh).toMatchObject({ older: { state: 'possible', before: 8_001 }, oldestFetchedAt: NOW + 5 });
    });

    test('with a full page whose first millisecond was cached only in part starts again from the page', () => {
        const twin = anEntry({ id: 'connect:80', at: 8_000 });
        const fresh = withNewestPage(
            cachedFrom(page([1, 8])),
            { entries: [entryAt(8), twin, entryAt(9)], isFull: true },
            NOW
        );
        expect(secondsOf(fresh)).toEqual([8, 80, 9]);
    });

    test('can be distinguished from the one before even when the clock stands still or goes back', () => {
        expect(withNewestPage(cachedFrom(page([1])), page([1]), NOW).fetchedAt).toBe(NOW + 1);
        expect(withNewestPage(cachedFrom(page([1])), page([1]), NOW - 60_000).fetchedAt).toBe(NOW + 1);
    });
});

describe('fault 5: an entry that was deleted in Salesforce', () => {
    const deep = withOlderPage(cachedFrom(fullPage(9, 8, 7, 6)), fullPage(5, 4, 3, 2));

    test('is gone after a refresh with a full page when it lies inside the time span of the page', () => {
        const fresh = withNewestPage(deep, fullPage(9, 7, 6, 5), NOW + 5);
        expect(secondsOf(fresh)).toEqual([2, 3, 4, 5, 6, 7, 9]);
    });

    test('stays when it lies before the time span of the page, which proves nothing about it', () => {
        expect(secondsOf(withNewestPage(deep, fullPage(9, 8, 7, 6), NOW + 5))).toContain(2);
    });

    test.each([
        ['both clocks', { at: 6_000, sentAt: 6_000 }],
        ['the clock of Salesforce', { at: 6_000, sentAt: 7_500 }],
        ['the clock of the sender', { at: 7_500, sentAt: 6_000 }]
    ])(
        'stays when it shares the first millisecond of a full page on %s, which the limit may have cut in two',
        (_, times) => {
            const twin = anEntry({ id: 'connect:60', ...times });
            const cached = cachedFrom({ entries: [...fullPage(9, 8, 7, 6).entries, twin], isFull: true });
            expect(secondsOf(withNewestPage(cached, fullPage(9, 8, 7, 6), NOW + 5))).toContain(60);
        }
    );

    test.each([
        ['sent', { at: 8_000, sentAt: 1_000 }],
        ['received', { at: 1_000, sentAt: 8_000 }]
    ])('stays when it was %s before the page by one clock, since nobody knows which clock orders pages', (_, times) => {
        const odd = anEntry({ id: 'connect:88', ...times });
        const cached = cachedFrom({ entries: [...fullPage(9, 7, 6).entries, odd], isFull: true });
        expect(secondsOf(withNewestPage(cached, fullPage(9, 7, 6), NOW + 5))).toContain(88);
    });

    test('is gone when it has no sent time and was received inside the time span of the page', () => {
        const bot = anEntry({ id: 'connect:88', at: 8_000, sentAt: null });
        const cached = cachedFrom({ entries: [...fullPage(9, 7, 6).entries, bot], isFull: true });
        expect(secondsOf(withNewestPage(cached, fullPage(9, 7, 6), NOW + 5))).not.toContain(88);
    });

    test('stays when it has no time at all', () => {
        const timeless = anEntry({ id: 'connect:88', at: null, sentAt: null });
        const cached = cachedFrom({ entries: [...fullPage(9, 7, 6).entries, timeless], isFull: true });
        expect(secondsOf(withNewestPage(cached, fullPage(9, 7, 6), NOW + 5))).toContain(88);
    });
});

/** Salesforce, as far as pages go: the newest `limit` of what there is up to `before`, by either clock, seldom in order. */
function pageOf(entries: readonly Entry[], clock: 'at' | 'sentAt', limit: number, before = Infinity): EntriesPage {
    const ordered = entries
        .filter((entry) => (entry[clock] ?? 0) < before)
        .sort((a, b) => (b[clock] ?? 0) - (a[clock] ?? 0) || compareIds(b.id, a.id));
    return { entries: ordered.slice(0, limit), isFull: ordered.length >= limit };
}

const anyConversation = fc.uniqueArray(
    fc
        .tuple(fc.nat(60), fc.nat(40), fc.nat(3))
        .map(([id, at, delay]) => anEntry({ id: `connect:${id}`, at: 1_000 + at, sentAt: 1_000 + at - delay })),
    { selector: ({ id }) => id, minLength: 1, maxLength: 40 }
);

const anyAdditions = fc
    .array(fc.nat(20), { maxLength: 30 })
    .map((times) => times.map((time, index) => anEntry({ id: `connect:${100 + index}`, at: 2_000 + time })));

test('whatever was deleted or added meanwhile, on either clock: a refresh and every older page leave no entry out', () => {
    fc.assert(
        fc.property(
            anyConversation.chain((before) => fc.tuple(fc.constant(before), fc.subarray(before))),
            anyAdditions,
            fc.constantFrom('at' as const, 'sentAt' as const),
            fc.integer({ min: 8, max: 20 }),
            ([before, remaining], added, clock, limit) => {
                const after = [...remaining, ...added];
                const first = fromNewestPage(pageOf(before, clock, limit), NOW);
                let cached = withNewestPage(first, pageOf(after, clock, limit), NOW + 1);
                for (let pages = 0; pages < 20 && cached.older.state === 'possible'; pages += 1) {
                    const bound = cached.older.before;
                    cached = withOlderPage(cached, pageOf(after, clock, limit, bound));
                }
                // A page full of one millisecond leads nowhere.
                fc.pre(cached.older.state === 'none');
                expect(after.filter(({ id }) => !cached.entries.some((entry) => entry.id === id))).toEqual([]);
            }
        )
    );
});

test('whatever was deleted in a window that one page holds: after a refresh exactly what Salesforce has is left', () => {
    fc.assert(
        fc.property(anyConversation, anyConversation, (before, after) => {
            const first = fromNewestPage(pageOf(before, 'at', 100), NOW);
            const page = pageOf(after, 'at', 100);
            const cached = withNewestPage(first, page, NOW + 1);
            expect(cached.entries).toEqual(mergeEntries([], page.entries));
            expect(cached.entries).toHaveLength(after.length);
        })
    );
});
