import fc from 'fast-check';
import {
    AGENT_ID,
    anEntry,
    anId,
    aSessionWindow,
    aTranscript,
    CASE_ID,
    MINUTE_MS,
    MORNING_AT,
    OTHER_CASE_ID,
    SECOND_SESSION_ID
} from 'support/builders';
import {
    assignEntries,
    decodeParticipant,
    isTranscript,
    joinTranscripts,
    MAX_NAME_CHARS,
    MAX_PARTICIPANTS,
    mergeParticipants,
    nameOf,
    participantsOfCase,
    type Entry,
    type Participant,
    type SessionWindow
} from '../chatHistoryCore';

const OTHER_AGENT_ID = anId('005', 2);
const END_AT = MORNING_AT + 30 * MINUTE_MS;

function aParticipant(fields: Partial<Participant> = {}): Participant {
    return { key: AGENT_ID, name: 'Ines Feld', role: 'agent', joinedAt: null, leftAt: null, ...fields };
}

describe('a participant', () => {
    test.each([
        ['an id of 18 characters', `${AGENT_ID}AAA`, AGENT_ID],
        ['an id of 15 characters', AGENT_ID, AGENT_ID],
        ['a channel key', 'v2/iamessage/UNAUTH/NA/uid:17', 'v2/iamessage/UNAUTH/NA/uid:17'],
        ['a number', '+4930000001', '+4930000001'],
        ['no key', null, ''],
        ['no text', 7, ''],
        ['a very long key', 'x'.repeat(1_000), 'x'.repeat(MAX_NAME_CHARS)]
    ])('has a key that senders are compared with: %s', (_, ParticipantKey, key) => {
        expect(decodeParticipant({ ParticipantKey })).toMatchObject({ key });
    });

    test.each([
        ['Agent', 'agent', 'agent'],
        ['END_USER', 'custom', 'customer'],
        ['Supervisor', 'agent', 'supervisor'],
        ['Agent', 'digital_worker', 'bot'],
        ['CHAT_BOT', null, 'bot'],
        ['Janitor', 'x', 'unknown']
    ])('in the role %j of the app %j is one of ours: %s', (ParticipantRole, AppType, role) => {
        expect(decodeParticipant({ ParticipantRole, AppType })).toMatchObject({ role });
    });

    test('has times, and a name of bounded length', () => {
        const row = {
            ParticipantDisplayName: 'n'.repeat(1_000),
            JoinedTime: '2026-03-02T09:00:00.000+0000',
            LeftTime: 'soon'
        };
        expect(decodeParticipant(row)).toMatchObject({
            name: 'n'.repeat(MAX_NAME_CHARS),
            joinedAt: MORNING_AT,
            leftAt: null
        });
    });

    test.each([
        ['Ines Feld', 'Ines Feld'],
        ['  Ines \n Feld\u202e ', 'Ines Feld'],
        ['+49 30 1234567', '+49 30 1234567'],
        ['Christopherlong', 'Christopherlong'],
        ['', null],
        ['\u200b\u2060', null],
        [null, null],
        [AGENT_ID, null],
        [`${AGENT_ID}AAA`, null],
        ['0Xx000000000007', null],
        ['key', null],
        ['v2/iamessage/UNAUTH/NA/uid:17', null],
        ['cee38146-0000-4000-8000-000000000076', null]
    ])('with the display name %j is called %j', (name, shown) => {
        expect(nameOf({ name, key: 'key' })).toBe(shown);
    });
});

describe('the participants of a Case', () => {
    const window = aSessionWindow();
    const theirs = aSessionWindow({
        id: SECOND_SESSION_ID,
        caseId: OTHER_CASE_ID,
        startAt: END_AT,
        endAt: END_AT + 30 * MINUTE_MS
    });
    const ofCase = (participant: Participant, windows = [window, theirs], entries = [anEntry({ at: MORNING_AT })]) =>
        participantsOfCase([participant], entries, windows, CASE_ID);

    test('are those who sent an entry, whatever form their id has', () => {
        const entries = [anEntry({ subject: `${AGENT_ID}AAA` })];
        expect(ofCase(aParticipant(), [window], entries)).toEqual([aParticipant()]);
        expect(ofCase(aParticipant({ key: OTHER_AGENT_ID }), [window], entries)).toEqual([]);
        expect(ofCase(aParticipant({ key: '' }), [window], [anEntry({ subject: '' })])).toEqual([]);
    });

    test.each([
        ['at the start', MORNING_AT, true],
        ['during it', MORNING_AT + MINUTE_MS, true],
        ['before it', MORNING_AT - 1_000, false],
        ['at its end, where the next one begins', END_AT, false],
        ['during a session of another Case', END_AT + MINUTE_MS, false],
        ['at an unknown time', null, false]
    ])('are those who joined a session of it: %s', (_, joinedAt, isNamed) => {
        expect(ofCase(aParticipant({ joinedAt }))).toHaveLength(isNamed ? 1 : 0);
    });

    test('are not those who joined while a session of another Case ran, too', () => {
        const parallel = aSessionWindow({ id: SECOND_SESSION_ID, caseId: OTHER_CASE_ID, endAt: null, isOpen: true });
        expect(ofCase(aParticipant({ joinedAt: MORNING_AT + MINUTE_MS }), [window, parallel])).toEqual([]);
        expect(
            ofCase(aParticipant({ joinedAt: MORNING_AT + MINUTE_MS }), [window, { ...parallel, caseId: null }])
        ).toEqual([]);
    });

    test('bring no time along that lies in a session of another Case', () => {
        const participant = aParticipant({ joinedAt: MORNING_AT, leftAt: END_AT + MINUTE_MS });
        expect(ofCase(participant)).toEqual([{ ...participant, leftAt: null }]);
        const sender = aParticipant({ joinedAt: END_AT + MINUTE_MS });
        expect(ofCase(sender, [window, theirs], [anEntry({ subject: AGENT_ID })])).toEqual([
            { ...sender, joinedAt: null }
        ]);
    });

    test.each([
        ['reaches to its last entry', MORNING_AT + 5 * MINUTE_MS - 1, 1],
        ['reaches no further: another session may have begun', MORNING_AT + 5 * MINUTE_MS, 0]
    ])('of a session that is open, which %s', (_, joinedAt, count) => {
        const open = aSessionWindow({ endAt: null, isOpen: true });
        const entries = [anEntry({ at: MORNING_AT + 5 * MINUTE_MS }), anEntry({ id: 'timeless', at: null })];
        expect(ofCase(aParticipant({ joinedAt }), [open], entries)).toHaveLength(count);
        expect(ofCase(aParticipant({ joinedAt }), [open], [])).toEqual([]);
    });

    test('are at most so many', () => {
        const entries = [anEntry({ subject: AGENT_ID })];
        const many = Array.from({ length: 2 * MAX_PARTICIPANTS }, () => aParticipant());
        expect(participantsOfCase(many, entries, [window], CASE_ID)).toHaveLength(MAX_PARTICIPANTS);
    });

    test('are never one of another Case’s session, in whatever world, sessions included that this user can’t see', () => {
        const gap = fc.integer({ min: 0, max: 3 });
        const anySession = fc.record({
            gap,
            length: fc.integer({ min: 2, max: 9 }),
            caseId: fc.constantFrom(CASE_ID, OTHER_CASE_ID, null),
            isVisible: fc.boolean(),
            isOpen: fc.boolean()
        });
        fc.assert(
            fc.property(fc.array(anySession, { minLength: 1, maxLength: 6 }), (sessions) => {
                let at = MORNING_AT;
                const windows: SessionWindow[] = [];
                const entries: Entry[] = [];
                const participants: Participant[] = [];
                const foreign = new Set<string>();
                sessions.forEach(({ gap: pause, length, caseId, isVisible, isOpen }, index) => {
                    const id = anId('0Mw', index);
                    const startAt = at + pause * 1_000;
                    at = startAt + length * 1_000;
                    // An end that is not known, although the session has one.
                    const isOurs = caseId === CASE_ID && isVisible;
                    if (isVisible) windows.push({ id, caseId, startAt, endAt: isOpen ? null : at, isOpen });
                    // Three agents: one at the start, one in the middle, one at the end; and two entries of the first.
                    [startAt, startAt + 1_000, at - 1_000].forEach((joinedAt, number) => {
                        const key = anId('005', 10 * index + number);
                        if (!isOurs) foreign.add(key);
                        participants.push(aParticipant({ key, joinedAt, leftAt: at }));
                    });
                    for (const saidAt of [startAt, at - 500]) {
                        entries.push(
                            anEntry({
                                id: `${id}/${saidAt}`,
                                at: saidAt,
                                recordId: id,
                                role: 'agent',
                                subject: anId('005', 10 * index)
                            })
                        );
                    }
                });
                const owned = assignEntries(entries, windows, CASE_ID).entries;
                const named = participantsOfCase(participants, owned, windows, CASE_ID);
                expect(named.filter(({ key }) => foreign.has(key))).toEqual([]);
            })
        );
    });
});

test('Participants of two parts of a transcript are merged, and where they differ the newer one is right', () => {
    const renamed = aParticipant({ name: 'Ines Feld-Okoro' });
    const again = aParticipant({ joinedAt: MORNING_AT });
    expect(mergeParticipants([aParticipant(), again], [renamed])).toEqual([renamed, again]);
    const page = aTranscript({ extent: 'older-page', participants: [again] });
    expect(joinTranscripts(aTranscript({ participants: [renamed] }), page).participants).toEqual([renamed, again]);
});

test.each([
    ['a participant', [aParticipant()], true],
    ['one without a name, with times', [aParticipant({ name: null, joinedAt: 1, leftAt: 2 })], true],
    ['nothing', undefined, false],
    ['no list', {}, false],
    ['a list of nothing', [null], false],
    ['an empty key', [aParticipant({ key: '' })], false],
    ['a number for a key', [{ ...aParticipant(), key: 7 }], false],
    ['a name that is too long', [aParticipant({ name: 'x'.repeat(MAX_NAME_CHARS + 1) })], false],
    ['an unknown role', [{ ...aParticipant(), role: 'janitor' }], false],
    ['a time that is none', [aParticipant({ joinedAt: -1 })], false],
    ['too many', Array.from({ length: MAX_PARTICIPANTS + 1 }, () => aParticipant()), false]
])('The participants of a transcript are checked: %s', (_, participants, isOne) => {
    expect(isTranscript({ ...aTranscript(), participants })).toBe(isOne);
});
