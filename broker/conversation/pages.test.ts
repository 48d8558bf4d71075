import type { Entry } from 'c/chatHistoryCore';
import { keptFrom, pageAlone, refreshed, withOlderPage, type Page } from './pages';

const NOW = 1_000_000;

function entry(id: number, fields: Partial<Entry> = {}): Entry {
    return {
        id: `connect:${id}`,
        at: id * 1_000,
        sentAt: id * 1_000,
        sender: { role: 'customer', appType: '', subject: '' },
        body: { kind: 'text', text: `Line ${id}` },
        relatedRecordIds: [],
        ...fields
    };
}

const page = (ids: readonly number[], full = false): Page => ({ entries: ids.map((id) => entry(id)), full });
const idsOf = ({ entries }: { entries: readonly Entry[] }) => entries.map(({ id }) => Number(id.split(':')[1]));

test('a page that was not full leaves nothing older', () => {
    expect(keptFrom(page([2, 1]), NOW)).toMatchObject({ older: { state: 'none' }, readAt: NOW, oldestReadAt: NOW });
});

test('a full page may have older entries before it', () => {
    expect(keptFrom(page([6, 5], true), NOW).older).toEqual({ state: 'possible', before: 5_001 });
});

test('a full page without any time leads nowhere', () => {
    const timeless = { entries: [entry(1, { at: null, sentAt: null })], full: true };
    expect(keptFrom(timeless, NOW).older).toEqual({ state: 'unreachable' });
});

test('an older page is added and does not make the whole any younger or older', () => {
    const kept = withOlderPage(keptFrom(page([6, 5], true), NOW), page([5, 4, 3], true));
    expect(idsOf(kept)).toEqual([3, 4, 5, 6]);
    expect(kept).toMatchObject({ older: { state: 'possible', before: 3_001 }, readAt: NOW, oldestReadAt: NOW });
});

test('an older page that is not full is the last', () => {
    expect(withOlderPage(keptFrom(page([6, 5], true), NOW), page([5, 4])).older).toEqual({ state: 'none' });
});

test('a full older page with nothing new can not go on, and does not claim to be the end', () => {
    expect(withOlderPage(keptFrom(page([6, 5], true), NOW), page([6, 5], true)).older).toEqual({
        state: 'unreachable'
    });
});

test('a refresh brings new texts and new entries, and drops what Salesforce no longer gives', () => {
    const kept = keptFrom(page([1, 2, 3]), NOW);
    const redacted = entry(2, { body: { kind: 'text', text: '***' } });
    const fresh = refreshed(kept, { entries: [redacted, entry(3), entry(4)], full: false }, NOW + 5);
    expect(idsOf(fresh)).toEqual([2, 3, 4]);
    expect(fresh.entries[0]?.body).toEqual({ kind: 'text', text: '***' });
    expect(fresh).toMatchObject({ readAt: NOW + 5, oldestReadAt: NOW + 5 });
});

test('a full refreshed page leaves older pages as they were, with their age', () => {
    const deep = withOlderPage(keptFrom(page([6, 5], true), NOW), page([5, 4, 3], true));
    const fresh = refreshed(deep, page([7, 6], true), NOW + 5);
    expect(idsOf(fresh)).toEqual([3, 4, 5, 6, 7]);
    expect(fresh).toMatchObject({ older: { state: 'possible', before: 3_001 }, readAt: NOW + 5, oldestReadAt: NOW });
});

test('a full refreshed page that knows nothing of what was kept starts again: no silent hole', () => {
    const fresh = refreshed(keptFrom(page([1, 2]), NOW), page([8, 9], true), NOW + 5);
    expect(idsOf(fresh)).toEqual([8, 9]);
    expect(fresh.older).toEqual({ state: 'possible', before: 8_001 });
});

test('a page alone that leads no further back leads nowhere', () => {
    const moment = { before: 3_001, readAt: NOW };
    expect(pageAlone(page([3], true), moment).older).toEqual({ state: 'unreachable' });
    expect(pageAlone(page([2, 3], true), moment).older).toEqual({ state: 'possible', before: 2_001 });
    expect(pageAlone(page([2, 3]), moment).older).toEqual({ state: 'none' });
});

test('readings of one conversation can be told apart even when the clock stands or goes back', () => {
    const kept = keptFrom(page([1]), NOW);
    expect(refreshed(kept, page([1]), NOW).readAt).toBe(NOW + 1);
    expect(refreshed(kept, page([1]), NOW - 60_000).readAt).toBe(NOW + 1);
});
