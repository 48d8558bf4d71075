import { joinTranscripts, type Transcript } from '../chatHistoryCore';
import { anEntry, anId, aTranscript } from 'support/builders';

const MORE = { state: 'possible', before: 3 } as const;
const entriesAt = (...times: number[]): Transcript['entries'] => times.map((at) => anEntry({ at }));
const timesOf = (shown: Transcript): (number | null)[] => shown.entries.map(({ at }) => at);

test('A new transcript replaces the one on screen', () => {
    const before = aTranscript({ entries: entriesAt(1, 2, 3) });
    expect(timesOf(joinTranscripts(before, aTranscript({ entries: entriesAt(2, 4) })))).toEqual([2, 4]);
});

test('A new transcript that begins later leaves the earlier entries on screen, and their place in the search for older ones', () => {
    const deep = aTranscript({ entries: entriesAt(1, 2, 3, 4), older: { state: 'none' } });
    const shown = joinTranscripts(deep, aTranscript({ entries: entriesAt(3, 4, 5), older: MORE }));
    expect(timesOf(shown)).toEqual([1, 2, 3, 4, 5]);
    expect(shown.older).toEqual({ state: 'none' });
});

test('An entry that a new transcript redacts is redacted on screen', () => {
    const before = aTranscript({ entries: [anEntry({ at: 1 }), anEntry({ at: 2, text: 'card 4111' })] });
    const after = aTranscript({ entries: [anEntry({ at: 2, text: '***' })], older: MORE });
    expect(joinTranscripts(before, after).entries.at(-1)?.body).toEqual({ kind: 'text', text: '***' });
});

test('An entry that is missing from the span of a new transcript was deleted and leaves the screen', () => {
    const deleted = [anEntry({ id: 'connect:deleted', at: 3 }), anEntry({ id: 'connect:later', at: 4 })];
    const before = aTranscript({ entries: [...entriesAt(1, 2, 3), ...deleted] });
    const shown = joinTranscripts(before, aTranscript({ entries: entriesAt(3, 5), older: MORE }));
    expect(timesOf(shown)).toEqual([1, 2, 3, 5]);
});

test('An entry whose time changed is shown once', () => {
    const before = aTranscript({ entries: [anEntry({ id: 'connect:a', at: 1 }), anEntry({ at: 3 })] });
    const after = aTranscript({ entries: [anEntry({ at: 3 }), anEntry({ id: 'connect:a', at: 4 })], older: MORE });
    expect(timesOf(joinTranscripts(before, after))).toEqual([3, 4]);
});

test('A new transcript without a common entry replaces the one on screen, since a gap would not be seen', () => {
    const before = aTranscript({ entries: entriesAt(1, 2) });
    const shown = joinTranscripts(before, aTranscript({ entries: entriesAt(8, 9), older: MORE }));
    expect(timesOf(shown)).toEqual([8, 9]);
});

test('A join with earlier entries takes the larger count of withheld entries and the earlier expiry', () => {
    const before = aTranscript({
        entries: entriesAt(1, 3),
        withheld: { otherCases: 5, notLinked: 0, hidden: 0, notListed: 0, unassigned: 1, bots: 0 },
        expiresAt: 50
    });
    const after = aTranscript({
        entries: entriesAt(3),
        older: MORE,
        withheld: { otherCases: 2, notLinked: 3, hidden: 0, notListed: 0, unassigned: 0, bots: 0 },
        fetchedAt: 40,
        expiresAt: 90
    });
    expect(joinTranscripts(before, after)).toMatchObject({
        withheld: { otherCases: 5, notLinked: 3, hidden: 0, notListed: 0, unassigned: 1, bots: 0 },
        expiresAt: 50
    });
});

test('Earlier entries that had expired leave the screen, and the expiry is that of what stays', () => {
    const before = aTranscript({ entries: entriesAt(1, 3), expiresAt: 50 });
    const after = aTranscript({ entries: entriesAt(3, 4), older: MORE, fetchedAt: 50, expiresAt: 90 });
    expect(joinTranscripts(before, after)).toEqual(after);
});

test('An older page stands before what is on screen, and the counts of both are added', () => {
    const shown = joinTranscripts(
        aTranscript({
            entries: [anEntry({ at: 3, text: 'card 4111' }), anEntry({ at: 4 })],
            older: MORE,
            fetchedAt: 9,
            expiresAt: 50,
            withheld: { otherCases: 1, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 },
            origin: 'cache'
        }),
        aTranscript({
            entries: [...entriesAt(1, 2), anEntry({ at: 3, text: '***' })],
            extent: 'older-page',
            older: { state: 'none' },
            fetchedAt: 20,
            expiresAt: 70,
            withheld: { otherCases: 2, notLinked: 0, hidden: 0, notListed: 0, unassigned: 1, bots: 0 }
        })
    );
    expect(timesOf(shown)).toEqual([1, 2, 3, 4]);
    expect(shown.entries[2]?.body).toEqual({ kind: 'text', text: '***' });
    expect(shown).toMatchObject({
        extent: 'to-newest',
        older: { state: 'none' },
        fetchedAt: 9,
        expiresAt: 50,
        withheld: { otherCases: 3, notLinked: 0, hidden: 0, notListed: 0, unassigned: 1, bots: 0 },
        origin: 'salesforce'
    });
});

test.each([
    ['an answer that begins later', { entries: entriesAt(3), older: MORE }],
    ['an older page', { extent: 'older-page', entries: entriesAt(1) }]
] as const)('What Salesforce counted stays known beside %s, and is what it says now', (_, fields) => {
    const [earlier, now] = [3, 4].map((agent) => ({ agent, customer: null }));
    const counts = (...list: readonly (typeof earlier | null)[]) =>
        Object.fromEntries(list.flatMap((each, index) => (each ? [[anId('0Mw', index), each] as const] : [])));
    const before = aTranscript({ entries: entriesAt(1, 3), messageCounts: counts(earlier, earlier) });
    const after = aTranscript({ ...fields, messageCounts: counts(null, now, now) });
    expect(joinTranscripts(before, after).messageCounts).toEqual(counts(earlier, now, now));
});

test('An empty older page leaves the entries on screen and ends the search for older ones', () => {
    const before = aTranscript({ entries: entriesAt(3), older: MORE });
    const page = aTranscript({ extent: 'older-page', entries: [], older: { state: 'none' } });
    expect(joinTranscripts(before, page)).toMatchObject({ entries: before.entries, older: { state: 'none' } });
});

test('The first transcript is shown as it is', () => {
    const after = aTranscript({ entries: entriesAt(1), older: MORE });
    expect(joinTranscripts(null, after)).toBe(after);
});

test.each<[string, Parameters<typeof anEntry>[0], number, number]>([
    ['that names no record was withheld at the beginning of the screen, and is counted no longer', {}, 1, 0],
    ['of a person is no bot’s', { role: 'system' }, 1, 1],
    ['that names its session was not withheld', { relatedRecordIds: [anId('0Mw', 1)] }, 2, 1],
    ['from before the screen was not counted', { at: 1 }, 2, 1]
])('What an older page brings %s', (_, fields, unassigned, bots) => {
    const counted = { otherCases: 0, notLinked: 0, hidden: 0, notListed: 0, unassigned: 2, bots: 1 };
    const before = aTranscript({ entries: entriesAt(4), older: MORE, withheld: counted });
    const regained = anEntry({ id: 'connect:b', at: 2, role: 'bot', relatedRecordIds: [], ...fields });
    const page = aTranscript({ entries: [regained, ...entriesAt(4)], extent: 'older-page' });
    expect(joinTranscripts(before, page).withheld).toEqual({ ...counted, unassigned, bots });
});
