/**
 * Every key of the store, in one place.
 *
 * salt                                                      random, from which all names and keys derive
 * callLog/<owner>                                           the call log of a user; never evicted
 * record/<owner>/<keyId>/<name>/<at>/<writtenAt>/<bytes>    an encrypted transcript
 * access/<owner>/<keyId>/checks/<at>/<writtenAt>/<bytes>    the encrypted access checks of a session id
 *
 * Everything that decides how long a record stays stands in its key, so nothing is read for it: a day's transcripts are
 * megabytes. A *path* is the key of a record without its three numbers.
 */

/** Whose: a user (`owner`) under a session id (`keyId`). Both opaque. */
export type KeyOwner = Readonly<{ owner: string; keyId: string }>;

/**
 * `at`: when the oldest text inside was fetched, `writtenAt`: when it was written; both epoch ms. `bytes`: size of the
 * text. They are NaN in a key that this version of the page did not write.
 */
export type RecordKey = KeyOwner &
    Readonly<{ key: string; path: string; at: number; writtenAt: number; bytes: number }>;

export const SALT_KEY = 'salt';

const CALL_LOG = 'callLog/';
const ACCESS = 'access/';
const PATH_PARTS = 4;

export function callLogKey(owner: string): string {
    return CALL_LOG + owner;
}

export function recordPath({ owner, keyId }: KeyOwner, name: string): string {
    return `record/${owner}/${keyId}/${name}`;
}

export function accessPath({ owner, keyId }: KeyOwner): string {
    return `${ACCESS}${owner}/${keyId}/checks`;
}

export function isAccessPath(path: string): boolean {
    return path.startsWith(ACCESS);
}

/** Everything but salt and call logs, whatever wrote it. */
export function isRecordKey(key: string): boolean {
    return key !== SALT_KEY && !key.startsWith(CALL_LOG);
}

export function recordKey(path: string, of: Pick<RecordKey, 'at' | 'writtenAt' | 'bytes'>): string {
    return [path, of.at, of.writtenAt, of.bytes].join('/');
}

export function parseRecordKey(key: string): RecordKey {
    const parts = key.split('/');
    const [, owner = '', keyId = ''] = parts;
    const [at = NaN, writtenAt = NaN, bytes = NaN] = parts.slice(PATH_PARTS).map(Number);
    return { key, path: parts.slice(0, PATH_PARTS).join('/'), owner, keyId, at, writtenAt, bytes };
}
