import { askEntries, jsonOf, listAt, valueAt } from '../support/requests';
import { smallOrg } from '../support/smallWorld';
import { withoutEntry, withText } from './edits';

test('A redacted entry has another text, and the same identifier and time', () => {
    const { org, identifier } = smallOrg();
    const [first] = org.world.entries;
    const before = listAt(jsonOf(askEntries(org, { identifier })), 'conversationEntries');
    org.setWorld(withText(org.world, first?.identifier ?? '', '(removed)'));
    const after = listAt(jsonOf(askEntries(org, { identifier })), 'conversationEntries');
    const changed = after.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(before[index]));
    expect(changed).toHaveLength(1);
    expect(valueAt(changed[0], 'identifier')).toBe(first?.identifier);
    expect(valueAt(changed[0], 'messageText')).toBe('(removed)');
    expect(valueAt(changed[0], 'serverReceivedTimestamp')).toBe(first?.at);
});

test('A deleted entry is no longer in the response, and the others are', () => {
    const { org, identifier } = smallOrg();
    const [first, ...others] = org.world.entries;
    org.setWorld(withoutEntry(org.world, first?.identifier ?? ''));
    const left = listAt(jsonOf(askEntries(org, { identifier })), 'conversationEntries');
    expect(left.map((entry) => valueAt(entry, 'identifier')).sort()).toEqual(
        others.map((entry) => entry.identifier).sort()
    );
});

test.each([
    ['redaction', withText],
    ['deletion', withoutEntry]
] as const)('A %s of an entry that does not exist throws', (_what, edit) => {
    const { org } = smallOrg();
    expect(() => edit(org.world, 'nobody', '')).toThrow('holds no entry nobody');
});
