import { createClock } from './clock';

describe('the clock of an org', () => {
    let realAt = 0;
    beforeEach(() => (realAt = 1_000));
    const clockAt = (startAt: number) => createClock(startAt, () => realAt);

    it('starts where the scenario says and goes on with the real one', () => {
        const clock = clockAt(50_000);
        realAt += 7;
        expect(clock.now()).toBe(50_007);
    });

    it('stands still while frozen and goes on from there', () => {
        const clock = clockAt(50_000);
        clock.change({ frozen: true });
        realAt += 7;
        expect(clock.now()).toBe(50_000);
        clock.change({ frozen: false });
        realAt += 3;
        expect(clock.now()).toBe(50_003);
    });

    it('can be set and advanced, frozen or not', () => {
        const clock = clockAt(50_000);
        clock.change({ at: 80_000, frozen: true });
        clock.change({ advanceMs: 500 });
        expect(clock.now()).toBe(80_500);
    });
});
