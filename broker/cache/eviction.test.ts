import { MAX_LIMITS } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import { accessPath, callLogKey, indexKey, isUnderKey, pathOf, recordPath } from '../storage/storeKeys';
import type { IndexedRecord, IndexEntry } from './cacheIndex';
import { cachedKeys, CLOCK_SLACK_MS, expiredKeys, leastRecentlyUsed } from './eviction';

const MAX_AGE_MS = 60_000;
const OURS = { owner: 'us', keyId: 'now' };
const THEIRS = { owner: 'them', keyId: 'now' };
const RULES = { owner: 'us', maxAgeMs: MAX_AGE_MS, nowMs: START_AT };

const entryAt = (at: number): IndexEntry => ({ at, usedAt: at, bytes: 10 });
const used = (path: string, usedAt: number, bytes: number): IndexedRecord => ({
    path,
    entry: { at: START_AT, usedAt, bytes }
});

function expired(path: string, entry: IndexEntry | null, rules: Partial<typeof RULES> = {}): readonly string[] {
    return expiredKeys({ keys: [path], records: [{ path, entry }] }, { ...RULES, ...rules });
}

test('the record is known from the key of its index entry, and whose it is from its path', () => {
    const path = recordPath(OURS, 'n');
    expect([pathOf(path), pathOf(indexKey(path)), pathOf(accessPath(OURS))]).toEqual([path, path, accessPath(OURS)]);
    expect([pathOf('salt'), pathOf(callLogKey('us'))]).toEqual([null, null]);
    expect([path, accessPath(OURS)].every((own) => isUnderKey(own, OURS))).toBe(true);
    const others = [recordPath({ ...OURS, keyId: 'now2' }, 'n'), accessPath({ ...OURS, keyId: 'now2' })];
    expect(others.some((other) => isUnderKey(other, OURS))).toBe(false);
});

test.each<[string, string, IndexEntry | null, boolean]>([
    ['young', 'now', entryAt(START_AT), true],
    ['as old as allowed', 'now', entryAt(START_AT - MAX_AGE_MS), true],
    ['too old', 'now', entryAt(START_AT - MAX_AGE_MS - 1), false],
    ['a little ahead of the clock', 'now', entryAt(START_AT + CLOCK_SLACK_MS), true],
    ['far ahead of the clock', 'now', entryAt(START_AT + CLOCK_SLACK_MS + 1), false],
    ['without an index entry', 'now', null, false],
    ['young, under another session id', 'before', entryAt(START_AT), true],
    ['too old, under another session id', 'before', entryAt(START_AT - MAX_AGE_MS - 1), false]
])('a record of this user that is %s: key %s, stays: %#', (_what, keyId, entry, stays) => {
    const path = recordPath({ owner: 'us', keyId }, 'n');
    expect(expired(path, entry)).toEqual(stays ? [] : [path, indexKey(path)]);
});

test('another user’s records go at once, with their call log and everything of unknown versions', () => {
    const [record, log] = [recordPath(THEIRS, 'n'), callLogKey('them')];
    const foreign = [record, indexKey(record), accessPath(THEIRS), log, 'kept/us/now/n', 'budget/us'];
    const own = ['salt', callLogKey('us'), callLogKey(null), recordPath(OURS, 'n')];
    const index = { keys: [...own, ...foreign], records: [{ path: record, entry: entryAt(START_AT) }] };
    expect(expiredKeys(index, RULES)).toEqual(foreign);
});

test('access checks stay for as long as one may be reused, also where no transcript may', () => {
    const path = accessPath(OURS);
    const rules = { maxAgeMs: 0 };
    expect(expired(path, entryAt(START_AT - MAX_LIMITS.accessCheckMs), rules)).toEqual([]);
    expect(expired(path, entryAt(START_AT - MAX_LIMITS.accessCheckMs - 1), rules)).toEqual([path]);
});

test('in memory-only mode every record counts as cached, and neither the salt nor a call log does', () => {
    const records = [recordPath(OURS, 'n'), indexKey(recordPath(OURS, 'n')), accessPath(THEIRS)];
    expect(cachedKeys(['salt', callLogKey('us'), ...records])).toEqual(records);
});

test('where space is short the least recently used records go, and no more than necessary', () => {
    const records = [used('b', 2, 40), used('a', 1, 30), used('c', 3, 50)];
    expect(leastRecentlyUsed(records, 120)).toEqual([]);
    expect(leastRecentlyUsed(records, 119)).toEqual(['a']);
    expect(leastRecentlyUsed(records, 60)).toEqual(['a', 'b']);
    expect(leastRecentlyUsed(records, 0)).toEqual(['a', 'b', 'c']);
});
