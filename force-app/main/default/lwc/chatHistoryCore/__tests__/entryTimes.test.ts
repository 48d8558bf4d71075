import fc from 'fast-check';
import { LATE_MS, MAX_UPLOAD_DELAY_MS, placeInTime, sortByTime, type Entry } from '../chatHistoryCore';
import { aCall, anEntry, aSession, CALL_ID, HOUR_MS, MINUTE_MS, MORNING_AT } from 'support/builders';

const SECOND_MS = 1_000;
const session = aSession();
const call = aCall({ startAt: MORNING_AT, endAt: MORNING_AT + 5 * MINUTE_MS });

/** Seconds after 09:00, by both clocks. */
function received(id: string, atS: number, sentAtS: number, fields: Parameters<typeof anEntry>[0] = {}) {
    return anEntry({ id, at: MORNING_AT + atS * SECOND_MS, sentAt: MORNING_AT + sentAtS * SECOND_MS, ...fields });
}

function placed(...entries: readonly Entry[]): readonly Entry[] {
    return placeInTime(sortByTime(entries), session);
}

function spoken(...words: readonly Entry[]): readonly Entry[] {
    return placeInTime(sortByTime(words), call);
}

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const secondsOf = (entries: readonly Entry[]) => entries.map(({ at }) => at !== null && (at - MORNING_AT) / SECOND_MS);

describe('A live chat stands by the server’s clock', () => {
    test.each([
        ['by seconds', 3],
        ['by minutes', 4 * 60],
        ['by hours', 3 * 3_600],
        ['by a day', 24 * 3_600],
        ['by a year', 365 * 24 * 3_600],
        ['by years, into the future', -10 * 365 * 24 * 3_600]
    ])('also where the customer’s device is wrong %s', (_, wrongS) => {
        const chat = [
            received('c1', 10, 10 - wrongS),
            received('a1', 20, 20, { role: 'agent' }),
            received('c2', 30, 29 - wrongS),
            received('c3', 31, 30 - wrongS),
            received('a2', 40, 40, { role: 'agent' })
        ];
        expect(placed(...chat)).toEqual(chat);
    });

    test('also where a message waited for a network', () => {
        const chat = [received('a', 0, 0, { role: 'agent' }), received('late', 900, 1), received('b', 901, 900)];
        expect(placed(...chat)).toEqual(chat);
    });
});

describe('The words of a call', () => {
    const word = (id: string, atS: number, sentAtS: number) => received(id, atS, sentAtS, { recordId: CALL_ID });

    test('that were uploaded a day later, all in one millisecond, stand when they were spoken', () => {
        const words = spoken(word('10', 86_400, 1), word('2', 86_400, 5), word('3', 86_400, 9), word('1', 86_400, 15));
        expect(idsOf(words)).toEqual(['10', '2', '3', '1']);
        expect(secondsOf(words)).toEqual([1, 5, 9, 15]);
    });

    test('that were uploaded right after the call stand when they were spoken', () => {
        expect(secondsOf(spoken(word('a', 320, 1), word('b', 320, 290)))).toEqual([1, 290]);
    });

    test('keep the server’s time where the sender’s lies outside of the call', () => {
        expect(secondsOf(spoken(word('a', 86_400, -3_600), word('b', 86_401, 4_000)))).toEqual([86_400, 86_401]);
    });
});

describe('A history that was uploaded', () => {
    const bot = { role: 'bot', subject: '0Xx000000000001' } as const;

    test('latest first, before an agent took over, stands in the order in which it was written', () => {
        const history = [
            received('B3', 1, -520, bot),
            received('C2', 2, -540),
            received('B2', 3, -560, bot),
            received('C1', 4, -580),
            received('B1', 5, -600, bot)
        ];
        const live = [received('A1', 60, 60, { role: 'agent' }), received('C3', 90, 90)];
        expect(idsOf(placed(...history, ...live))).toEqual(['B1', 'C1', 'B2', 'C2', 'B3', 'A1', 'C3']);
    });

    test('in its order stands when it was written', () => {
        const history = [received('B1', 1, -600, bot), received('C1', 2, -580), received('B2', 3, -560, bot)];
        expect(secondsOf(placed(...history))).toEqual([-600, -580, -560]);
    });

    test('hours after the session stands inside of it', () => {
        const entries = [received('b', 7_200, 20), received('a', 7_201, 10)];
        expect(secondsOf(placed(...entries))).toEqual([10, 20]);
    });
});

test('Two messages of one agent, who is named with 15 and with 18 characters, are no upload', () => {
    const agent = '005000000000001';
    const chat = [
        received('a', 900, 0, { role: 'agent', subject: agent }),
        received('b', 901, 60, { role: 'agent', subject: `${agent}AAA` })
    ];
    expect(placed(...chat)).toEqual(chat);
});

test('Messages of two senders that were written within seconds are no upload, however late they came', () => {
    const chat = [received('a', 900, 0), received('b', 900, 9, { role: 'bot' })];
    expect(placed(...chat)).toEqual(chat);
});

test('No entry is ever lost, nor put anywhere but at one of its two times, nor at one more than two days old', () => {
    const time = fc.integer({ min: MORNING_AT - 5 * 24 * HOUR_MS, max: MORNING_AT + 5 * 24 * HOUR_MS });
    const entry = fc
        .record({
            id: fc.uuid(),
            at: fc.option(time),
            sentAt: fc.option(time),
            role: fc.constantFrom('customer', 'agent', 'bot')
        })
        .map((fields) => anEntry(fields));
    fc.assert(
        fc.property(fc.array(entry, { maxLength: 20 }), fc.constantFrom(session, call), (entries, record) => {
            const before = new Map(entries.map((each) => [each.id, each]));
            const after = placeInTime(sortByTime(entries), record);
            expect(after).toHaveLength(entries.length);
            const moved = after.filter(({ id, at }) => before.get(id)?.at !== at);
            for (const { id, at } of moved) {
                const { at: receivedAt, sentAt } = before.get(id) ?? { at: null, sentAt: null };
                expect(at).toBe(sentAt);
                const delay = (receivedAt ?? 0) - (sentAt ?? 0);
                expect(delay).toBeGreaterThanOrEqual(record.kind === 'call' ? 0 : LATE_MS);
                const isInside = sentAt !== null && sentAt >= MORNING_AT - MINUTE_MS && sentAt <= MORNING_AT + HOUR_MS;
                expect(isInside || delay <= MAX_UPLOAD_DELAY_MS).toBe(true);
            }
        })
    );
});
