/**
 * Where a record lies: `kept/<owner>/<fingerprint>/<name>`. Owner and key stand in the name itself, so that another
 * user's or another login's record is told, and never read, without opening it.
 */

export type Place = Readonly<{ owner: string; fingerprint: string; name: string }>;

export type Login = Pick<Place, 'owner' | 'fingerprint'>;

/** Maximum age of what is kept. Unit: milliseconds. Source: our choice; a long working day. */
export const MAX_AGE_MS = 12 * 60 * 60_000;

/** A record from further in the future than this was written before the clock was put back; its age can't be told. */
export const CLOCK_SLACK_MS = 5 * 60_000;

const PREFIX = 'kept/';

export function pathOf({ owner, fingerprint, name }: Place): string {
    return `${PREFIX}${owner}/${fingerprint}/${name}`;
}

/** Null for what is no kept record (the salt). */
export function placeOf(path: string): Place | null {
    if (!path.startsWith(PREFIX)) return null;
    const [owner = '', fingerprint = '', name = ''] = path.slice(PREFIX.length).split('/');
    return { owner, fingerprint, name };
}

/** Another user's records go at once, whatever their age. */
export function isForeign(place: Login, login: Login): boolean {
    return place.owner !== login.owner;
}

/** Of the same user, under whatever key: too old, or of an age that can't be told. `at` null: not a sealed record. */
export function isExpired(at: number | null, nowMs: number): boolean {
    return at === null || nowMs - at > MAX_AGE_MS || at - nowMs > CLOCK_SLACK_MS;
}
