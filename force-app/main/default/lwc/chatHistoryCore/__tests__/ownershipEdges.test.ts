/** Lines of bots that name no record, where too little is known of the sessions around them, or of what was said. */
import {
    anEntry,
    anUnassignedEntry,
    aSessionWindow,
    CASE_ID,
    MINUTE_MS,
    MORNING_AT,
    OTHER_CASE_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { assignEntries, type AssignOptions, type Entry, type SessionWindow } from '../chatHistoryCore';

/** After 09:00. The first session lasts to 09:30, the second from 10:00 to 11:00. */
const at = (minute: number, second = 0) => MORNING_AT + minute * MINUTE_MS + second * 1_000;
const second = (fields: Partial<SessionWindow> = {}) =>
    aSessionWindow({ id: SECOND_SESSION_ID, startAt: at(60), endAt: at(120), ...fields });
const endless = { endAt: null, isOpen: false };

const bot = (minute: number, seconds = 0) => anUnassignedEntry(at(minute, seconds));
const person = (minute: number, recordId = SESSION_ID, seconds = 0) => anEntry({ at: at(minute, seconds), recordId });

/** To which record the bot's line is assigned. */
function ownerOf(
    line: Entry,
    others: readonly Entry[],
    windows: readonly SessionWindow[],
    known?: AssignOptions['known']
) {
    const entries = [line, ...others].sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
    const options = known === undefined ? {} : { known };
    const assigned = assignEntries(entries, windows, CASE_ID, Infinity, null, options);
    return assigned.entries.find(({ id }) => id === line.id)?.recordId ?? null;
}

test.each<[string, Entry, readonly Entry[], readonly SessionWindow[], string | null]>([
    [
        'is no longer of a session that has ended nobody knows when, a minute after its last line',
        bot(6, 1),
        [person(5), person(61, SECOND_SESSION_ID)],
        [aSessionWindow(endless), second()],
        null
    ],
    [
        'is of it within the minute',
        bot(5, 59),
        [person(5), person(61, SECOND_SESSION_ID)],
        [aSessionWindow(endless), second()],
        SESSION_ID
    ],
    [
        'is of the next session from its start on, although the one before it is named later still',
        bot(70),
        [person(5), person(61, SECOND_SESSION_ID), person(80)],
        [aSessionWindow(endless), second()],
        SECOND_SESSION_ID
    ],
    [
        'is nobody’s as long as another Case’s session may go on that has ended nobody knows when',
        bot(59, 30),
        [person(5), person(61, SECOND_SESSION_ID)],
        [aSessionWindow({ ...endless, caseId: OTHER_CASE_ID }), second()],
        null
    ],
    [
        'is of a session that is open, however long it lasts',
        bot(300),
        [person(5)],
        [aSessionWindow({ endAt: null, isOpen: true })],
        SESSION_ID
    ]
])('A bot’s line %s', (_, line, others, windows, owner) => {
    expect(ownerOf(line, others, windows)).toBe(owner);
});

const ALL = { from: -Infinity, to: Infinity, checkedAt: Infinity };
const around = [person(29), person(62, SECOND_SESSION_ID)];

test.each([
    [
        'is shown outside of a session where five minutes on both sides were read',
        59,
        { from: at(54), to: at(64) },
        true
    ],
    ['is withheld there where the time before was not', 59, { from: at(54) + 1 }, false],
    ['is withheld there where the time after was not', 59, { to: at(64) - 1 }, false],
    ['is shown inside of a session, wherever the page begins', 61, { from: at(61), to: at(61) }, true],
    ['is shown outside of a session that was checked by then', 59, { checkedAt: at(59) }, true],
    ['is withheld there where the check was before', 59, { checkedAt: at(59) - 1 }, false],
    ['is shown inside of a session although the check was before', 61, { checkedAt: at(60) }, true]
])('A bot’s line %s', (_, minute, known, isShown) => {
    const owner = ownerOf(bot(minute), around, [aSessionWindow(), second()], { ...ALL, ...known });
    expect(owner).toBe(isShown ? SECOND_SESSION_ID : null);
});

test.each([
    ['soon after the first session on the list began', { at: at(1) }, 'notListed'],
    ['later than that', { at: at(1) + 1, sentAt: null }, 'hidden'],
    ['later than that, but was sent before', { at: at(200), sentAt: at(0) }, 'notListed'],
    ['nobody knows when', { at: null, sentAt: null }, 'notListed']
] as const)(
    'Where not all sessions were read, an entry of an unknown one that came %s is counted so',
    (_, fields, counted) => {
        const unknown = anEntry({ recordId: '0Mw000000000077', ...fields });
        const { withheld } = assignEntries([unknown], [aSessionWindow()], CASE_ID, Infinity, MORNING_AT);
        expect(withheld).toMatchObject({ [counted]: 1 });
        expect(withheld.hidden + withheld.notListed).toBe(1);
    }
);
