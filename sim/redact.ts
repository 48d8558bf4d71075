/** A text changes under the same identifier: that is how a redaction, or a correction, reaches those who read again. */
import type { World } from './world';

/** The world with another text in the entry of this identifier; loud if it holds none. */
export function withText(world: World, entryIdentifier: string, text: string): World {
    if (!world.entries.some(({ identifier }) => identifier === entryIdentifier)) {
        throw new Error(`The world holds no entry ${entryIdentifier}`);
    }
    const entries = world.entries.map((entry) =>
        entry.identifier === entryIdentifier ? { ...entry, content: { kind: 'text', text } as const } : entry
    );
    return { ...world, entries };
}
