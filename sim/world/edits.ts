/** What changes in an org while pages are open: an entry is redacted or deleted. */
import type { World, WorldEntry } from './world';

/**
 * Another text under the same identifier, which is how a redaction or a correction appears. Source: Connect REST API
 * Developer Guide, PATCH of Conversation Entries. Throws if the world holds no such entry.
 */
export function withText(world: World, entryIdentifier: string, text: string): World {
    const edited = entryOf(world, entryIdentifier);
    const content = { kind: 'text', text } as const;
    return { ...world, entries: world.entries.map((entry) => (entry === edited ? { ...entry, content } : entry)) };
}

/** The world after the entry was deleted in Salesforce. Throws if the world holds no such entry. */
export function withoutEntry(world: World, entryIdentifier: string): World {
    const deleted = entryOf(world, entryIdentifier);
    return { ...world, entries: world.entries.filter((entry) => entry !== deleted) };
}

function entryOf(world: World, entryIdentifier: string): WorldEntry {
    const found = world.entries.find(({ identifier }) => identifier === entryIdentifier);
    if (found === undefined) {
        throw new Error(`The world holds no entry ${entryIdentifier}`);
    }
    return found;
}
