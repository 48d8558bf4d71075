import { DEFAULT_LIMITS, MAX_LIMITS } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import { createCachePages, KEY, transcriptAt } from '../fixtures/cachePages';
import { accessPath, callLogKey, parseRecordKey, recordKey, recordPath } from '../storage/storeKeys';
import { CLOCK_SLACK_MS } from './records';

const MAX_AGE_MS = 60_000;
const limits = { ...DEFAULT_LIMITS, maxAgeMs: MAX_AGE_MS };

const keyAt = (path: string, at: number) => recordKey(path, { at, writtenAt: at, bytes: 10 });

/** A store with a salt, and whose page it is. */
async function setUp() {
    const pages = createCachePages();
    const page = pages.open();
    await page.write(KEY, transcriptAt());
    const [first = ''] = await pages.keys();
    const { owner, keyId } = parseRecordKey(first);
    await pages.store.removeMany([first]);
    /** What is left of these keys after a page has opened. */
    const afterOpening = async (keys: readonly string[], given = { limits }) => {
        for (const key of keys) await pages.store.set(key, 1);
        await pages.open(given).cache.nameOf('x');
        return pages.keys();
    };
    return { owner, keyId, afterOpening };
}

test('a key of the store says whose record it is, where it belongs, how old and how large', () => {
    const path = recordPath({ owner: 'us', keyId: 'now' }, 'n');
    const numbers = { at: 1, writtenAt: 2, bytes: 3 };
    const key = recordKey(path, numbers);
    expect(parseRecordKey(key)).toEqual({ key, path, owner: 'us', keyId: 'now', ...numbers });
});

test.each<[string, number, string | null, boolean]>([
    ['young', START_AT, null, true],
    ['as old as allowed', START_AT - MAX_AGE_MS, null, true],
    ['too old', START_AT - MAX_AGE_MS - 1, null, false],
    ['a little ahead of the clock', START_AT + CLOCK_SLACK_MS, null, true],
    ['far ahead of the clock', START_AT + CLOCK_SLACK_MS + 1, null, false],
    ['without a time', NaN, null, false],
    ['young, under another session id', START_AT, 'before', true],
    ['too old, under another session id', START_AT - MAX_AGE_MS - 1, 'before', false]
])('a record of this user that is %s stays, or does not, when a page opens: %#', async (_what, at, keyId, stays) => {
    const { afterOpening, ...own } = await setUp();
    const key = keyAt(recordPath({ ...own, ...(keyId !== null && { keyId }) }, 'n'), at);
    expect(await afterOpening([key])).toEqual(stays ? [key] : []);
});

test('another user’s records go at once, with everything of unknown versions; no call log goes', async () => {
    const { afterOpening, ...own } = await setUp();
    const theirs = { ...own, owner: 'them' };
    const foreign = [recordPath(theirs, 'n'), accessPath(theirs)].map((path) => keyAt(path, START_AT));
    const unknown = [recordPath(own, 'n'), `index/${own.owner}/${own.keyId}/n`, 'kept/us/now/n', 'budget/us'];
    // An hour in which another user made calls is not over because someone else signed in.
    const logs = [callLogKey(own.owner), callLogKey('them')];
    expect(await afterOpening([...foreign, ...unknown, ...logs])).toEqual(logs);
});

test('access checks stay for as long as one may be reused, also where no transcript may', async () => {
    const { afterOpening, ...own } = await setUp();
    const reusable = keyAt(accessPath(own), START_AT - MAX_LIMITS.accessCheckMs);
    const tooOld = keyAt(accessPath(own), START_AT - MAX_LIMITS.accessCheckMs - 1);
    const given = { limits: { ...limits, maxAgeMs: 0 } };
    expect(await afterOpening([reusable, tooOld], given)).toEqual([reusable]);
});
