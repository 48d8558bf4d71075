/** How long each side of a call spoke, and when nobody can say. */
import { buildRows, decodeEntries, EMPTY_LOAD, NOTHING_WITHHELD, talkTimes } from 'c/chatHistoryCore';
import { aCall, aConnectEntry, anEntry, aSession, aTranscript, CALL_CONVERSATION_ID, CALL_ID } from 'support/builders';

const said = (role: 'agent' | 'customer' | 'bot' | 'system', durationMs?: number, id = `${role}${durationMs}`) =>
    anEntry({ role, id, recordId: CALL_ID, ...(durationMs === undefined ? {} : { durationMs }) });

const ENTRIES = [said('agent', 2_000), said('customer', 3_000), said('agent', 500), said('system')];
const ofCall = aTranscript({ recordIds: [CALL_ID], entries: ENTRIES });

it('is the sum of what each side said, the customer first', () => {
    expect(talkTimes(aCall(), ofCall, ENTRIES)).toEqual([
        { role: 'customer', ms: 3_000 },
        { role: 'agent', ms: 2_500 }
    ]);
});

it.each([
    ['a duration is missing', aCall(), ofCall, [...ENTRIES, said('customer')]],
    ['the call runs', aCall({ endAt: null, status: 'in-progress' as const }), ofCall, ENTRIES],
    ['it is no call', aSession(), ofCall, ENTRIES],
    ['older words may exist', aCall(), { ...ofCall, older: { state: 'unreachable' as const } }, ENTRIES],
    ['words were withheld', aCall(), { ...ofCall, withheld: { ...NOTHING_WITHHELD, unassigned: 1 } }, ENTRIES],
    ['nobody spoke', aCall(), ofCall, []]
])('is not said where %s', (_, record, transcript, entries) => {
    expect(talkTimes(record, transcript, entries)).toEqual([]);
});

it.each([
    [1_500, 1_500],
    [0, undefined],
    [-1, undefined],
    [1.5, undefined],
    ['1500', undefined],
    [86_400_001, undefined]
])('reads a clientDuration of %j as %j', (clientDuration, durationMs) => {
    const entries = decodeEntries({ conversationEntries: [aConnectEntry({ clientDuration })] });
    expect(entries.ok && entries.value[0]?.durationMs).toBe(durationMs);
});

it('stands at the end of the call, and nowhere else', () => {
    const loads = { [CALL_CONVERSATION_ID]: { ...EMPTY_LOAD, transcript: ofCall } };
    const rows = buildRows({ records: [aCall()], loads, timeZone: 'UTC' });
    expect(rows.flatMap((row) => ('talk' in row ? [row.kind] : []))).toEqual(['end']);
});
