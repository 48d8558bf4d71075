/**
 * GET …/connect/conversation/{conversationIdentifier}/entries
 *
 * Source: Connect REST API Developer Guide, Conversation Entries (since 51.0). What it leaves open is switched.
 */
import { refuse } from './errors';
import { headerOf, type Answer, type SimRequest, type Target } from './http';
import { hashOf, sameId } from '../world/ids';
import type { Switches } from '../world/switches';
import type { World, WorldConversation, WorldEntry, WorldUser } from '../world/world';
import { readEntriesQuery, type EntriesQuery } from './entriesQuery';
import { clockOf, isGiven, writeEntry } from './entriesShape';

/** The answer to a read of a conversation's entries. */
export function answerEntries(
    world: World,
    user: WorldUser,
    identifier: string,
    request: SimRequest,
    target: Target
): Answer {
    const query = readEntriesQuery(target.query);
    const encoded = wantsEntities(request, world.switches);
    if ('refusal' in query) {
        return query.refusal;
    }
    const conversation = world.conversations.find((candidate) => candidate.identifier === identifier);
    if (conversation === undefined) {
        return unknownConversation(world.switches);
    }
    if (world.switches.connectSharing === 'enforced' && !mayRead(world, user, conversation)) {
        return refuse(403, 'INSUFFICIENT_ACCESS', 'You don’t have access to this conversation.');
    }
    const entries = pageOf(entriesOf(world, conversation, request.at), query, world.switches);
    return { status: 200, body: { conversationEntries: entries.map((entry) => writeEntry(entry, world, encoded)) } };
}

function wantsEntities(request: SimRequest, switches: Switches): boolean {
    const header = headerOf(request, 'x-chatter-entity-encoding') ?? 'true';
    if (header !== 'true' && header !== 'false') {
        throw new Error(`X-Chatter-Entity-Encoding is true or false, not "${header}"`);
    }
    return switches.entityEncoding === 'honours-header' ? header === 'true' : switches.entityEncoding === 'always';
}

function unknownConversation(switches: Switches): Answer {
    return switches.unknownConversation === 'empty-list'
        ? { status: 200, body: { conversationEntries: [] } }
        : refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
}

// Sharing of a conversation is that of its records: with none of them visible, neither is the conversation.
function mayRead(world: World, user: WorldUser, conversation: WorldConversation): boolean {
    const records = [...world.sessions, ...world.calls].filter((record) =>
        sameId(record.conversationId, conversation.id)
    );
    const hidden = (id: string) => user.cannotSee.some((other) => sameId(other, id));
    return !hidden(conversation.id) && (records.length === 0 || records.some((record) => !hidden(record.id)));
}

function entriesOf(world: World, conversation: WorldConversation, at: number): readonly WorldEntry[] {
    return world.entries.filter(
        (entry) => entry.conversationId === conversation.id && entry.at <= at && isGiven(entry, world.switches)
    );
}

function pageOf(entries: readonly WorldEntry[], query: EntriesQuery, switches: Switches): readonly WorldEntry[] {
    const oldestFirst = entries
        .filter((entry) => isInside(clockOf(entry, switches), query, switches.bounds))
        .sort((a, b) => clockOf(a, switches) - clockOf(b, switches) || (a.identifier < b.identifier ? -1 : 1));
    const page =
        query.direction === 'FromEnd' ? oldestFirst.slice(-query.recordLimit) : oldestFirst.slice(0, query.recordLimit);
    return arrange(page.slice(switches.cutPages), switches.entryOrder);
}

function isInside(at: number, query: EntriesQuery, bounds: Switches['bounds']): boolean {
    const slack = bounds === 'inclusive' ? 0 : 1;
    return at >= (query.startAt ?? -Infinity) + slack && at <= (query.endAt ?? Infinity) - slack;
}

function arrange(oldestFirst: readonly WorldEntry[], order: Switches['entryOrder']): readonly WorldEntry[] {
    switch (order) {
        case 'oldest-first':
            return oldestFirst;
        case 'newest-first':
            return [...oldestFirst].reverse();
        case 'shuffled':
            return [...oldestFirst].sort((a, b) => hashOf(a.identifier) - hashOf(b.identifier));
    }
}
