import { createOrg } from '../org/org';
import { sharedFiles } from '../scenarios/sharedFiles';
import { askGraphql, jsonOf, listAt, valueAt } from '../support/requests';
import { withSwitches, type Switches } from '../world/switches';
import type { World } from '../world/world';

// The component's own query, but for fields that say nothing new here.
const FILES = `
query files($ids: [ID]) { uiapi { query {
    ContentDocumentLink(where: { LinkedEntityId: { in: $ids } }, first: 200) {
        edges { node { Id LinkedEntityId { value } ContentDocument {
            Id
            Title @optional { value }
            FileExtension @optional { value }
            CreatedDate @optional { value }
            CreatedById @optional { value }
        } } }
        pageInfo { hasNextPage }
    }
} } }`;

function ask(world: World, ids: readonly string[]): unknown {
    return jsonOf(askGraphql(createOrg(world), FILES, { ids }, sharedFiles.nowAt));
}

function titlesIn(body: unknown): readonly unknown[] {
    const nodes = listAt(valueAt(body, 'data', 'uiapi', 'query', 'ContentDocumentLink'), 'edges');
    return nodes.map((edge) => valueAt(edge, 'node', 'ContentDocument', 'Title', 'value'));
}

const world = sharedFiles.world();
const sessionId = world.sessions[0]?.id ?? '';
const callId = world.calls[0]?.id ?? '';

test('What rich messages left on a session is linked to it, and what somebody added', () => {
    expect(titlesIn(ask(world, [sessionId]))).toEqual([
        'front disc',
        'rear disc',
        'rear disc, closer',
        'squeal',
        'Repair order 88213',
        'Invoice 4471'
    ]);
    expect(titlesIn(ask(world, [callId.slice(0, 15), '0Mw000000000000']))).toEqual(['Check list']);
});

test('A file is the agent’s who sent it, and a customer’s file is a technical user’s', () => {
    const creators = world.files.map(({ title, createdById }) => [title, createdById === world.viewerId]);
    expect(creators.filter(([, isOwn]) => isOwn).map(([title]) => title)).toEqual([
        'Repair order 88213',
        'Invoice 4471',
        'Check list'
    ]);
    const ofCustomer = world.files.filter(({ title }) => title === 'front disc');
    expect(ofCustomer.map(({ createdById }) => world.users.some(({ id }) => id === createdById))).toEqual([false]);
});

test('A location leaves no file', () => {
    expect(world.files.filter(({ title }) => title.startsWith('Workshop'))).toEqual([]);
});

test.each(['ContentDocumentLink', 'ContentDocument'] as const)('%s that is hidden fails the query', (object) => {
    const objects: Switches['objects'] = { [object]: 'hidden' };
    const body = ask(withSwitches(world, { objects }), [sessionId]);
    expect(valueAt(body, 'data')).toBeNull();
});

test('A file that is not shared with the user, or hangs on what is not, is not linked', () => {
    const hiding = (id: string) => ({ ...world, users: world.users.map((user) => ({ ...user, cannotSee: [id] })) });
    const [first] = world.files;
    expect(titlesIn(ask(hiding(first?.id ?? ''), [sessionId]))).not.toContain('front disc');
    expect(titlesIn(ask(hiding(sessionId), [sessionId]))).toEqual([]);
});
