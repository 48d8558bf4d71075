import fc from 'fast-check';
import type { LinkedRecord, Row, Transcript } from '../chatHistoryCore';
import {
    decodeCalls,
    decodeSessions,
    emptyOmission,
    NOTHING_WITHHELD,
    SESSION_WITH_MESSAGES_MS,
    TRANSCRIPTION_MS
} from '../chatHistoryCore';
import {
    aCall,
    aLoadOf,
    anEntry,
    anOpenSession,
    aSession,
    aTranscript,
    CALL_CONVERSATION_ID,
    CALL_ID,
    CONVERSATION_ID,
    HOUR_MS,
    MINUTE_MS,
    MORNING_AT,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { outline, rowsOf, secondSession } from './outline';

const ENDED_AT = MORNING_AT + 10 * MINUTE_MS;

function evidence(record: LinkedRecord, fields: Partial<Transcript> = {}): string | null {
    return emptyOmission(record, aTranscript({ recordIds: [record.id], ...fields }), [])?.evidence ?? null;
}

describe('A finished call of which no word came', () => {
    test.each([
        ['an hour ago', {}, HOUR_MS, 'call-ended-lately'],
        ['an hour ago and is transcribed', { language: 'en-US' }, HOUR_MS, 'call-is-transcribed'],
        ['a day ago', {}, TRANSCRIPTION_MS, 'call-ended-lately'],
        ['more than a day ago', {}, TRANSCRIPTION_MS + 1, 'call-ended-long-ago'],
        ['more than a day ago and was transcribed', { language: 'de' }, TRANSCRIPTION_MS + 1, 'call-ended-long-ago'],
        ['nobody knows when', { endAt: null }, 9 * TRANSCRIPTION_MS, 'call-ended-lately'],
        ['after the last fetch', {}, -1, null]
    ])('ended %s', (_, fields, agoMs, expected) => {
        expect(evidence(aCall(fields), { fetchedAt: ENDED_AT + agoMs })).toBe(expected);
    });

    test.each([
        ['completed', 'call-ended-lately'],
        ['transferred', 'call-ended-lately'],
        ['voicemail', 'call-ended-lately'],
        ['unknown', 'call-ended-lately'],
        ['new', null],
        ['busy', null],
        ['failed', null],
        ['no-answer', null],
        ['canceled', null],
        ['in-progress', null]
    ] as const)('is missing words only where somebody spoke: status %s', (status, expected) => {
        expect(evidence(aCall({ status }))).toBe(expected);
    });

    test('that may go on is not missing any', () => {
        expect(evidence(aCall({ status: 'transferred', endAt: null }))).toBeNull();
    });
});

describe('A session of which no message came', () => {
    test.each([
        ['lasted some minutes', aSession({ endAt: MORNING_AT + SESSION_WITH_MESSAGES_MS }), 'session-lasted'],
        ['ended sooner', aSession({ endAt: MORNING_AT + SESSION_WITH_MESSAGES_MS - 1 }), null],
        ['ended sooner but has a preview', aSession({ endAt: MORNING_AT, preview: 'Hi' }), 'session-has-preview'],
        [
            'ended sooner but was accepted',
            aSession({ endAt: MORNING_AT, acceptedAt: MORNING_AT }),
            'session-was-accepted'
        ],
        ['ended nobody knows when', aSession({ endAt: null }), null],
        ['began nobody knows when', aSession({ startAt: null }), null],
        ['failed after some minutes', aSession({ status: 'error' }), 'session-lasted'],
        ['goes on', anOpenSession({ preview: 'Hi' }), null]
    ])('%s', (_, record, expected) => {
        expect(evidence(record)).toBe(expected);
    });
});

test.each([
    ['entries that may be its own are withheld, since they name what this user can not see', { hidden: 1 }, false],
    ['entries that may be its own are withheld, since they fit no session', { unassigned: 1 }, false],
    ['entries of other Cases are withheld', { otherCases: 4, notLinked: 2 }, true]
])('Said, or not said, where %s', (_, counts, isSaid) => {
    const withheld = { ...NOTHING_WITHHELD, ...counts };
    expect(evidence(aSession(), { withheld }) !== null).toBe(isSaid);
});

test.each(['hidden', 'unassigned', 'notLinked', 'otherCases'])(
    'Nothing is said of a call where entries are withheld as %s, since they may be of another leg of it',
    (reason) => {
        expect(evidence(aCall(), { withheld: { ...NOTHING_WITHHELD, [reason]: 1 } })).toBeNull();
    }
);

test('Nothing is said where the entries may lie on an older page', () => {
    expect(evidence(aSession(), { older: { state: 'possible', before: MORNING_AT + HOUR_MS } })).toBeNull();
    expect(evidence(aSession(), { older: { state: 'possible', before: MORNING_AT - HOUR_MS } })).not.toBeNull();
});

test('Whatever a record and its transcript say, one that has an entry, or goes on, is not called empty', () => {
    const status = fc.constantFrom('ended', 'error', 'active', 'transferred', 'new', 'busy', 'unknown' as const);
    const time = fc.option(fc.integer({ min: MORNING_AT, max: MORNING_AT + 3 * TRANSCRIPTION_MS }));
    fc.assert(
        fc.property(status, time, time, fc.boolean(), fc.nat(3), (is, startAt, endAt, isCall, count) => {
            const fields = { status: is, startAt, endAt } as const;
            const record = isCall ? aCall(fields) : aSession({ ...fields, preview: 'Hi' });
            const entries = Array.from({ length: count }, (_, index) => anEntry({ id: `connect:${index}` }));
            const omission = emptyOmission(record, aTranscript({ entries }), entries);
            const goesOn = is === 'active' || (endAt === null && ['transferred', 'new', 'unknown'].includes(is));
            return omission === null || (count === 0 && !goesOn && omission.recordId === record.id);
        })
    );
});

describe('In the timeline', () => {
    const empties = (rows: readonly Row[]) => rows.filter(({ kind }) => kind === 'empty');

    test('it stands between start and end, with the load that can be asked again', () => {
        const rows = rowsOf([aCall()], { [CALL_CONVERSATION_ID]: aLoadOf({ recordIds: [CALL_ID] }) });
        expect(outline(rows)).toEqual(['start', 'empty', 'end']);
        expect(rows[1]).toMatchObject({ key: `${CALL_ID}/empty`, loadKey: CALL_CONVERSATION_ID, problem: null });
    });

    test('it says for a bot’s session that nothing came, and not once more that the bot’s part did not', () => {
        const rows = rowsOf([aSession({ servedBy: 'bot' })], { [CONVERSATION_ID]: aLoadOf() });
        expect(outline(rows)).toEqual(['start', 'empty', 'end']);
    });

    test('only the session without messages has it, and each has its own', () => {
        const recordIds = [SESSION_ID, SECOND_SESSION_ID];
        const fetchedAt = MORNING_AT + 3 * HOUR_MS;
        const one = rowsOf([aSession(), secondSession], {
            [CONVERSATION_ID]: aLoadOf({ recordIds, fetchedAt, entries: [anEntry()] })
        });
        expect(empties(one).map(({ key }) => key)).toEqual([`${SECOND_SESSION_ID}/empty`]);
        const none = rowsOf([aSession(), secondSession], { [CONVERSATION_ID]: aLoadOf({ recordIds, fetchedAt }) });
        expect(new Set(empties(none).map(({ key }) => key)).size).toBe(2);
    });

    test('nothing is said before a transcript is here, nor of one that is too old to be shown', () => {
        expect(empties(rowsOf([aSession()]))).toEqual([]);
        expect(empties(rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({}, { expiry: 'expired' }) }))).toEqual([]);
    });

    test('what goes wrong when it is asked again stands there, and nowhere else', () => {
        const problem = { code: 'timed-out' } as const;
        const lastFetch = { fetchPolicy: 'refresh', newerThan: 1 } as const;
        const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({}, { problem, lastFetch }) });
        const places = rows.flatMap((row) => ('problem' in row && row.problem !== null ? [row.kind] : []));
        expect(places).toEqual(['empty']);
    });
});

/** The examples of `R1-empty-agent`, `R2-empty-call` and `W-transferred`, as GraphQL gives their fields. */
describe('Records of the reports that came without a status', () => {
    const iso = (at: number) => ({ value: new Date(at).toISOString() });
    const [startAt, endAt] = [1_794_992_400_000, 1_794_993_000_000];
    const response = (object: string, node: object) => ({
        data: { uiapi: { query: { [object]: { edges: [{ node }], pageInfo: { hasNextPage: false } } } } }
    });

    test('a session of ten minutes', () => {
        const node = { Id: '0Mwxx000007sdiM', StartTime: iso(startAt), EndTime: iso(endAt) };
        const decoded = decodeSessions(response('MessagingSession', node));
        const [record = aCall()] = decoded.ok ? decoded.value.records : [];
        expect(evidence(record, { fetchedAt: endAt + HOUR_MS })).toBe('session-lasted');
    });

    test('a call, with and without the language in which it is transcribed', () => {
        const times = { CallStartDateTime: iso(startAt), CallEndDateTime: iso(endAt) };
        const evidenceOf = (fields: object) => {
            const decoded = decodeCalls(response('VoiceCall', { Id: '0LQxx000001abcD', ...times, ...fields }));
            const [record = aSession()] = decoded.ok ? decoded.value.records : [];
            return evidence(record, { fetchedAt: endAt + HOUR_MS });
        };
        expect(evidenceOf({})).toBe('call-ended-lately');
        expect(evidenceOf({ TranscribedLanguage: { value: null } })).toBe('call-ended-lately');
        expect(evidenceOf({ TranscribedLanguage: { value: 'en-US' } })).toBe('call-is-transcribed');
    });
});
