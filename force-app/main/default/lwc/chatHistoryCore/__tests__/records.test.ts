import { conversationKey, decodeStatus, hasEnded, isKnownOpen, mayGrow } from '../chatHistoryCore';
import { aCall, aSession, CONVERSATION_ID, MORNING_AT, SESSION_ID } from 'support/builders';

const ENDED = 'has ended';
const NOT_KNOWN = 'may grow, but is not known to be open';
const OPEN = 'is known to be open';

describe('Fault 4: what may grow and what is known to be open', () => {
    test.each([
        ['A session that has ended', aSession({ status: 'ended', endAt: null }), ENDED],
        ['A session with an error', aSession({ status: 'error', endAt: null }), ENDED],
        ['A completed call', aCall({ status: 'completed', endAt: null }), ENDED],
        ['A session of hidden status with an end time', aSession({ status: 'unknown', endAt: MORNING_AT }), ENDED],
        ['A session of hidden status without an end time', aSession({ status: 'unknown', endAt: null }), NOT_KNOWN],
        ['A call of hidden status without an end time', aCall({ status: 'unknown', endAt: null }), NOT_KNOWN],
        ['An active session', aSession({ status: 'active', endAt: null }), OPEN],
        ['An inactive session', aSession({ status: 'inactive', endAt: null }), OPEN],
        ['A running call', aCall({ status: 'in-progress', endAt: null }), OPEN],
        ['A new call', aCall({ status: 'new', endAt: null }), OPEN],
        ['A new call with an end time, which nobody accepted,', aCall({ status: 'new' }), ENDED],
        ['A running call with an end time', aCall({ status: 'in-progress' }), OPEN],
        ['A transferred call with an end time', aCall({ status: 'transferred' }), ENDED],
        ['A transferred call without an end time', aCall({ status: 'transferred', endAt: null }), NOT_KNOWN],
        ['A call to a busy line', aCall({ status: 'busy', endAt: null }), ENDED],
        ['A call that failed', aCall({ status: 'failed', endAt: null }), ENDED],
        ['A call that nobody answered', aCall({ status: 'no-answer', endAt: null }), ENDED],
        ['A canceled call', aCall({ status: 'canceled', endAt: null }), ENDED],
        ['A call that went to voicemail', aCall({ status: 'voicemail', endAt: null }), ENDED]
    ])('%s %s', (_, record, expected) => {
        const growing = isKnownOpen(record) ? OPEN : NOT_KNOWN;
        expect(mayGrow(record) ? growing : ENDED).toBe(expected);
    });

    test('A record of hidden status is never known to be open, so automatic loading spends nothing on it', () => {
        const hidden = { status: 'unknown', endAt: null } as const;
        expect([aSession(hidden), aCall(hidden)].some(isKnownOpen)).toBe(false);
    });

    test('A call that nobody accepted is not known to be open once it has an end time, although it stays new', () => {
        expect(isKnownOpen(aCall({ status: 'new' }))).toBe(false);
        expect(isKnownOpen(aCall({ status: 'new', endAt: null }))).toBe(true);
    });

    test('A status that says open outweighs an end time', () => {
        expect(hasEnded('Active', MORNING_AT)).toBe(false);
    });

    test('A missing status with an end time has ended, a missing status without one has not', () => {
        expect(hasEnded(undefined, MORNING_AT)).toBe(true);
        expect(hasEnded(null, null)).toBe(false);
    });
});

test.each([
    ['ENDED', 'ended'],
    ['Error', 'error'],
    ['Completed', 'completed'],
    ['New', 'new'],
    ['in-progress', 'in-progress'],
    ['in progress', 'in-progress'],
    ['IN_PROGRESS', 'in-progress'],
    ['', 'unknown'],
    ['busy', 'busy'],
    ['Failed', 'failed'],
    ['transferred', 'transferred'],
    ['No Answer', 'no-answer'],
    ['no-answer', 'no-answer'],
    ['canceled', 'canceled'],
    ['Cancelled', 'canceled'],
    ['Voice Mail', 'voicemail'],
    ['Hologram', 'unknown'],
    ['constructor', 'unknown'],
    [null, 'unknown'],
    [7, 'unknown']
])('The status %j is decoded as %s', (spelling, status) => {
    expect(decodeStatus(spelling)).toBe(status);
});

test('Records of one conversation have one key, and a record of a hidden conversation has its own', () => {
    expect(conversationKey(aSession())).toBe(CONVERSATION_ID);
    expect(conversationKey(aSession({ conversation: { state: 'hidden' } }))).toBe(SESSION_ID);
});
