/**
 * Where a record lies: `kept/<owner>/<fingerprint>/<name>`, and its head: `head/…` with the same rest. Owner and key
 * stand in the name itself, so that another user's record, or one that nobody can read any more, is told without
 * opening it. A secret that was passed on (`passed.ts`) lies at `passed/<owner>/<fingerprint>`, which says to whom.
 */

export type Place = Readonly<{ owner: string; fingerprint: string; name: string }>;

const RECORDS = 'kept/';
const HEADS = 'head/';
const PASSED = 'passed/';

export function pathOf({ owner, fingerprint, name }: Place): string {
    return `${RECORDS}${owner}/${fingerprint}/${name}`;
}

/** Of the head that belongs to the record at `path`. */
export function headPathOf(path: string): string {
    return HEADS + path.slice(RECORDS.length);
}

/** Of the record that lies under this name, or whose head does; `null` for what is neither (the salt). */
export function recordPathOf(name: string): string | null {
    if (name.startsWith(RECORDS)) return name;
    return name.startsWith(HEADS) ? RECORDS + name.slice(HEADS.length) : null;
}

/** Of a record's path. */
export function placeOf(path: string): Place {
    const [owner = '', fingerprint = '', name = ''] = path.slice(RECORDS.length).split('/');
    return { owner, fingerprint, name };
}

/** For pages of this owner whose own key bears this fingerprint. */
export function passedPathOf({ owner, fingerprint }: Omit<Place, 'name'>): string {
    return `${PASSED}${owner}/${fingerprint}`;
}

export function isPassedPath(name: string): boolean {
    return name.startsWith(PASSED);
}

/** `null`: no place that anything is passed on at. */
export function passedTo(path: string): Omit<Place, 'name'> | null {
    const [owner = '', fingerprint = ''] = path.slice(PASSED.length).split('/');
    return fingerprint !== '' && passedPathOf({ owner, fingerprint }) === path ? { owner, fingerprint } : null;
}
