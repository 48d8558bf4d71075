import { measureTruth } from './measureTruth';

const figures = measureTruth({ seed: 'truth in tests', worlds: 2_000 });

test('over 2,000 random worlds "complete" is never said of a transcript that lacks anything', () => {
    expect(figures.table.complete.partial).toBe(0);
});

test('over 2,000 random worlds no text of another Case is shown, and no message stands out of order', () => {
    expect(figures).toMatchObject({ leaked: 0, misordered: 0 });
});

test('over 2,000 random worlds "complete" is said where it is true and counts are visible, nine times out of ten', () => {
    expect(figures.provable.whole).toBeGreaterThan(100);
    expect(figures.provable.said / figures.provable.whole).toBeGreaterThanOrEqual(0.9);
});

test('over 2,000 random worlds what is shown and what is said to be missing are together what was sent', () => {
    expect(figures.miscounted).toBe(0);
});

test('over 2,000 random worlds every text of a bot that the session’s text holds is recovered, and nothing is shown twice', () => {
    expect(figures.recovery.omitted).toBeGreaterThan(100);
    expect(figures.recovery.recovered).toBe(figures.recovery.omitted);
    expect(figures.doubled).toBe(0);
});

test('over 2,000 random worlds files are shown at the messages that they are, nine times out of ten, and each once', () => {
    expect(figures.files.media).toBeGreaterThan(100);
    expect(figures.files.right / figures.files.media).toBeGreaterThanOrEqual(0.9);
    expect(figures.files.lost).toBe(0);
});

test('over 2,000 random worlds no file is shown at a message more than two minutes away, or at another where one alone is near', () => {
    expect(figures.files).toMatchObject({ far: 0, wrongUnambiguous: 0 });
});

test('over 2,000 random worlds a session of the customer that is asked for alone brings nothing of any other', () => {
    expect(figures.others.asked).toBeGreaterThan(500);
    expect(figures.others.given).toBeGreaterThan(1_000);
    expect(figures.others.foreign).toBe(0);
});
