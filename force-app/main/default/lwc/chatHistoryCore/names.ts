/**
 * Names by Lightning Data Service: of the Case's contact, and of users whose name neither a participant nor a record gives,
 * e.g. where this user may not read participants. No API call is counted.
 */
import { asObject, isRecordId, KEY_PREFIX, shortId, stringOr } from './checks';
import type { GraphqlResult } from './decodeRecords';
import type { LinkedRecord } from './records';
import type { Loads } from './rows';
import { nameOf } from './participants';

/** Untrusted texts. `contact`: `undefined` before it is known, `null` where there is none. `users`: by id (15 characters). */
export type Names = Readonly<{ contact: string | null | undefined; users: Readonly<Record<string, string>> }>;

export const NO_NAMES: Names = { contact: undefined, users: {} };

/** Users asked for at most. Source: our choice; the agents of a Case are few. */
export const MAX_USERS = 100;

/** Ids (15 characters, in order) of users who sent messages and whose names are not known, whatever is in `Names`. */
export function usersToName(records: readonly LinkedRecord[], loads: Loads): readonly string[] {
    const named = new Set(records.flatMap((each) => (each.kind === 'session' && each.ownerName ? [each.ownerId] : [])));
    const subjects = new Set<string>();
    for (const { transcript } of Object.values(loads)) {
        transcript?.participants.forEach((each) => nameOf(each) !== null && named.add(each.key));
        transcript?.entries.forEach(({ sender }) => subjects.add(sender.subject));
    }
    const users = [...subjects].filter((subject) => isRecordId(subject, KEY_PREFIX.user)).map(shortId);
    return [...new Set(users)]
        .filter((id) => !named.has(id))
        .sort()
        .slice(0, MAX_USERS);
}

/** Of a GraphQL response; none where it failed, since a name is worth no notice. */
export function decodeUserNames({ data }: GraphqlResult): Names['users'] {
    const { edges } = asObject(asObject(asObject(asObject(data).uiapi).query).User);
    if (!Array.isArray(edges)) return {};
    const named = edges.flatMap((edge: unknown) => {
        const { Id: id, Name } = asObject(asObject(edge).node);
        const name = stringOr(asObject(Name).value, '');
        return isRecordId(id, KEY_PREFIX.user) && name !== '' ? [[shortId(id), name] as const] : [];
    });
    return Object.fromEntries(named);
}
