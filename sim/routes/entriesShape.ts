/** How the entries resource writes an entry, under each switch. */
import { sameId } from '../world/ids';
import type { Switches } from '../world/switches';
import type { World, WorldEntry } from '../world/world';

// Exactly these six. The ampersand first, or the others' would be encoded again.
const ENTITIES = [
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['\\', '&#92;']
] as const;

/** Whether the resource gives this entry at all. */
export function isGiven(entry: WorldEntry, switches: Switches): boolean {
    if (entry.content.kind === 'rich' && switches.richEntries === 'absent') {
        return false;
    }
    return !(isBot(entry) && entry.content.kind === 'text' && switches.botText === 'absent');
}

/** The entry as JSON. `encoded`: with HTML entities. */
export function writeEntry(entry: WorldEntry, world: World, encoded: boolean): unknown {
    if (entry.content.kind === 'raw') {
        return entry.content.value;
    }
    const { switches } = world;
    return {
        clientDuration: entry.clientDurationMs,
        ...(hasClientTime(entry, switches) && { clientTimestamp: entry.clientAt }),
        identifier: entry.identifier,
        ...writeText(entry, switches, encoded),
        relatedRecords: relatedRecords(entry, world).map((id) => id.slice(0, switches.relatedIdLength)),
        sender: entry.sender,
        serverReceivedTimestamp: entry.at
    };
}

/** The clock that bounds and directions go by. */
export function clockOf(entry: WorldEntry, switches: Switches): number {
    return switches.boundsClock === 'client' && hasClientTime(entry, switches)
        ? (entry.clientAt ?? entry.at)
        : entry.at;
}

/** Text as Salesforce encodes it. */
export function encodeEntities(text: string): string {
    return ENTITIES.reduce((encoded, [char, entity]) => encoded.replaceAll(char, entity), text);
}

function writeText(entry: WorldEntry, switches: Switches, encoded: boolean): Readonly<{ messageText?: string | null }> {
    if (entry.content.kind === 'text') {
        return { messageText: encoded ? encodeEntities(entry.content.text) : entry.content.text };
    }
    return switches.richEntries === 'null-text' ? { messageText: null } : {};
}

function hasClientTime(entry: WorldEntry, switches: Switches): boolean {
    return entry.clientAt !== null && !(isBot(entry) && switches.botClientTimestamp === 'missing');
}

// Voice entries are not tied to their call record until the call ends.
function relatedRecords(entry: WorldEntry, world: World): readonly string[] {
    if (isBot(entry) && world.switches.botRelatedRecords === 'empty') {
        return [];
    }
    const running = world.calls.filter(({ endAt }) => endAt === null);
    return entry.relatedRecordIds.filter((id) => !running.some((call) => sameId(call.id, id)));
}

function isBot(entry: WorldEntry): boolean {
    return entry.sender.role === 'Chatbot';
}
