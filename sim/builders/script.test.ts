import { utc } from './buildWorld';
import { createDice } from '../world/dice';
import { readScript } from './script';

test('A line of a script has a time, a speaker and a text', () => {
    expect(readScript('10:15:02 tom: Hello: is it you?', '2026-11-03')).toEqual([
        { at: utc('2026-11-03 10:15:02'), speaker: 'tom', rich: false, text: 'Hello: is it you?' }
    ]);
});

test('A date in a script opens a new day', () => {
    const lines = readScript('23:59:59 a: x\n2026-11-04\n00:00:01 a: y', '2026-11-03');
    expect(lines.map(({ at }) => at)).toEqual([utc('2026-11-03 23:59:59'), utc('2026-11-04 00:00:01')]);
});

test('A backslash and an n in a script are a line break, and brackets in front are a rich message', () => {
    const lines = readScript('10:00:00 a: one\\ntwo\n10:00:01 a: [image] a cat\n10:00:02 a: [laughs] no', '2026-11-03');
    expect(lines.map(({ rich, text }) => [rich, text])).toEqual([
        [false, 'one\ntwo'],
        [true, '[image] a cat'],
        [false, '[laughs] no']
    ]);
});

test.each(['hello', '10:00 a: x', '25:00:00 a: x', '10:00:00 a:'])(
    'A malformed line of a script throws: %s',
    (line) => {
        expect(() => readScript(line, '2026-11-03')).toThrow('Not a line of a script');
    }
);

test('Dice roll the same numbers for the same seed, and every number in time', () => {
    const fall = (seed: string) => {
        const dice = createDice(seed);
        return Array.from({ length: 200 }, () => dice.roll(6));
    };
    expect(fall('a')).toEqual(fall('a'));
    expect(fall('a')).not.toEqual(fall('b'));
    expect(new Set(fall('a')).size).toBe(6);
});
