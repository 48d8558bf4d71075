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
