/**
 * Every key of the store, in one place.
 *
 * salt                            random, from which all names and keys derive
 * callLog/<owner>                 the call log of a user; `any` where pages can't tell users apart
 * record/<owner>/<keyId>/<name>   an encrypted transcript
 * index/<owner>/<keyId>/<name>    its index entry, written and removed with it
 * access/<owner>/<keyId>          the encrypted access checks of a session id
 *
 * Owner and key id stand in the key itself: another user's records are known without decrypting anything. A *path* is the
 * key of an encrypted record.
 */

/** Whose: a user (`owner`) under a session id (`keyId`). Both opaque. */
export type KeyOwner = Readonly<{ owner: string; keyId: string }>;

export const SALT_KEY = 'salt';

const CALL_LOG = 'callLog/';
const RECORD = 'record/';
const INDEX = 'index/';
const ACCESS = 'access/';

export function callLogKey(owner: string | null): string {
    return CALL_LOG + (owner ?? 'any');
}

export function recordPath({ owner, keyId }: KeyOwner, name: string): string {
    return `${RECORD}${owner}/${keyId}/${name}`;
}

export function accessPath({ owner, keyId }: KeyOwner): string {
    return `${ACCESS}${owner}/${keyId}`;
}

export function isAccessPath(path: string): boolean {
    return path.startsWith(ACCESS);
}

/** The key of a record's index entry. */
export function indexKey(path: string): string {
    return INDEX + path.slice(RECORD.length);
}

/** The path of the record that `key` belongs to; null for a key that is no part of the cache. */
export function pathOf(key: string): string | null {
    if (key.startsWith(INDEX)) return RECORD + key.slice(INDEX.length);
    return key.startsWith(RECORD) || isAccessPath(key) ? key : null;
}

/** Every key that belongs to the record at `path`. */
export function keysOf(path: string): readonly string[] {
    return isAccessPath(path) ? [path] : [path, indexKey(path)];
}

/** Was the record at `path` written under this session id? */
export function isUnderKey(path: string, keys: KeyOwner): boolean {
    return path === accessPath(keys) || path.startsWith(recordPath(keys, ''));
}

/** Does it belong to this user, or to no user? False for another user's, and for keys of other versions of this page. */
export function isOwnKey(key: string, owner: string): boolean {
    if ([SALT_KEY, callLogKey(null), callLogKey(owner)].includes(key)) return true;
    return pathOf(key)?.split('/')[1] === owner;
}
