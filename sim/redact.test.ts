import { smallOrg } from './fixtures';
import { withText } from './redact';
import { askEntries, jsonOf, listAt, valueAt } from './requests';

test('a redacted entry has another text, and keeps its identifier and its time', () => {
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

test('an entry that is not there is a mistake and throws', () => {
    const { org } = smallOrg();
    expect(() => withText(org.world, 'nobody', '')).toThrow('holds no entry nobody');
});
