import { olderBound, readWindow } from '../chatHistoryCore';
import { CASE_ID, entry, MINUTE_MS, MORNING_AT, SESSION_ID } from './builders';

const span = { id: SESSION_ID, caseId: CASE_ID, startAt: MORNING_AT, endAt: MORNING_AT + MINUTE_MS, open: false };
const later = { ...span, startAt: MORNING_AT + 60 * MINUTE_MS, endAt: MORNING_AT + 90 * MINUTE_MS };

test('the window reaches from five minutes before the first start to five minutes after the last end', () => {
    expect(readWindow([later, span])).toEqual({ from: MORNING_AT - 5 * MINUTE_MS, to: MORNING_AT + 95 * MINUTE_MS });
});

test('a session that is open, or has no end, leaves the window open', () => {
    expect(readWindow([span, { ...later, open: true }]).to).toBeNull();
    expect(readWindow([span, { ...later, endAt: null }]).to).toBeNull();
});

test('a session without a start leaves the window open backwards', () => {
    expect(readWindow([{ ...span, startAt: null }, later]).from).toBeNull();
});

test('no sessions, no bounds', () => {
    expect(readWindow([])).toEqual({ from: null, to: null });
});

test('the next older page ends just above the oldest entry, by the later of its two clocks', () => {
    const entries = [
        entry({ at: 2_000, sentAt: 9_000 }),
        entry({ at: 1_000, sentAt: 1_500 }),
        entry({ at: null, sentAt: null })
    ];
    expect(olderBound(entries)).toBe(1_501);
});

test('entries without the sender’s clock are bounded by the time of receipt', () => {
    expect(olderBound([entry({ at: 1_000, sentAt: null })])).toBe(1_001);
});

test('without any time there is no bound to ask for', () => {
    expect(olderBound([])).toBeNull();
    expect(olderBound([entry({ at: null, sentAt: null })])).toBeNull();
});

test('100,000 entries are no trouble', () => {
    expect(olderBound(Array.from({ length: 100_000 }, (_, index) => entry({ at: 5 + index })))).toBe(6);
});
