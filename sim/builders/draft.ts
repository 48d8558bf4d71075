/** A world while it is being built, and the ids that its records get. */
import { recordId } from '../world/ids';
import { defaultSwitches } from '../world/switches';
import type { World } from '../world/world';

/** The same lists as a world's, still growing. */
export type MutableWorld = { -readonly [K in keyof World]: World[K] extends readonly (infer T)[] ? T[] : World[K] };

/** `newId('0Mw')` gives the next id with that key prefix. `salt` makes the ids of two worlds differ. */
export type Draft = Readonly<{ world: MutableWorld; salt: string; newId: (prefix: string) => string }>;

export function createDraft(salt: string): Draft {
    const numbers = new Map<string, number>();
    const newId = (prefix: string): string => {
        const number = (numbers.get(prefix) ?? 0) + 1;
        numbers.set(prefix, number);
        return recordId(prefix, salt, number);
    };
    return { world: emptyWorld(newId('00D')), salt, newId };
}

/** Adds an item to a list of the draft, and gives it back. */
export function added<T>(list: T[], item: T): T {
    list.push(item);
    return item;
}

function emptyWorld(orgId: string): MutableWorld {
    return {
        orgId,
        users: [],
        viewerId: '',
        queues: [],
        cases: [],
        messagingEndUsers: [],
        conversations: [],
        sessions: [],
        calls: [],
        chats: [],
        rows: [],
        files: [],
        participants: [],
        entries: [],
        switches: defaultSwitches
    };
}
