import { conversationKey, isOpen } from '../chatHistoryCore';
import { call, CONVERSATION_ID, session, SESSION_ID } from './builders';

test.each([
    ['ended', false],
    ['error', false],
    ['active', true],
    ['inactive', true],
    ['unknown', true]
] as const)('a session that is %s can get more entries: %s', (status, open) => {
    expect(isOpen(session({ status }))).toBe(open);
});

test.each([
    ['completed', false],
    ['in-progress', true],
    ['unknown', true]
] as const)('a call that is %s can get more entries: %s', (status, open) => {
    expect(isOpen(call({ status }))).toBe(open);
});

test('records of one conversation are served by one call; where it may not be seen, each by its own', () => {
    expect(conversationKey(session())).toBe(CONVERSATION_ID);
    expect(conversationKey(session({ conversation: { state: 'hidden' } }))).toBe(SESSION_ID);
});
