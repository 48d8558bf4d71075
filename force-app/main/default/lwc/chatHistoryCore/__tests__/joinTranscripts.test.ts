import { joinTranscripts } from '../chatHistoryCore';
import type { Transcript } from '../chatHistoryCore';
import { entry, transcript } from './builders';

const MORE = { state: 'possible', before: 3 } as const;
const at = (...times: number[]): Transcript['entries'] => times.map((time) => entry({ at: time }));
const timesOf = (shown: Transcript): (number | null)[] => shown.entries.map((one) => one.at);

describe('a transcript that comes while another is on screen', () => {
    it('replaces it', () => {
        expect(
            timesOf(joinTranscripts(transcript({ entries: at(1, 2, 3) }), transcript({ entries: at(2, 4) })))
        ).toEqual([2, 4]);
    });

    it('keeps earlier entries that the broker lost, and where the search for older ones stood', () => {
        const deep = transcript({ entries: at(1, 2, 3, 4), older: { state: 'none' } });
        const shown = joinTranscripts(deep, transcript({ entries: at(3, 4, 5), older: MORE }));
        expect(timesOf(shown)).toEqual([1, 2, 3, 4, 5]);
        expect(shown.older).toEqual({ state: 'none' });
    });

    it('takes the new text of an entry that both hold', () => {
        const before = transcript({ entries: [entry({ at: 1 }), entry({ at: 2, text: 'card 4111' })] });
        const after = transcript({ entries: [entry({ at: 2, text: '***' })], older: MORE });
        expect(joinTranscripts(before, after).entries.at(-1)?.body).toEqual({ kind: 'text', text: '***' });
    });

    it('does not put two transcripts side by side that have no entry in common', () => {
        const shown = joinTranscripts(
            transcript({ entries: at(1, 2) }),
            transcript({ entries: at(8, 9), older: MORE })
        );
        expect(timesOf(shown)).toEqual([8, 9]);
    });

    it('keeps the larger count of what was withheld', () => {
        const before = transcript({ entries: at(1, 3), withheld: { otherCases: 5, notLinked: 0, unassigned: 1 } });
        const after = transcript({
            entries: at(3),
            older: MORE,
            withheld: { otherCases: 2, notLinked: 3, unassigned: 0 }
        });
        expect(joinTranscripts(before, after).withheld).toEqual({ otherCases: 5, notLinked: 3, unassigned: 1 });
    });

    it('stands before what is on screen when it is an older page alone', () => {
        const shown = joinTranscripts(
            transcript({
                entries: [entry({ at: 3, text: 'card 4111' }), entry({ at: 4 })],
                older: MORE,
                readAt: 9,
                withheld: { otherCases: 1, notLinked: 0, unassigned: 0 }
            }),
            transcript({
                entries: [...at(1, 2), entry({ at: 3, text: '***' })],
                extent: 'older-only',
                older: { state: 'none' },
                readAt: 20,
                withheld: { otherCases: 2, notLinked: 0, unassigned: 1 }
            })
        );
        expect(timesOf(shown)).toEqual([1, 2, 3, 4]);
        expect(shown.entries[2]?.body).toEqual({ kind: 'text', text: '***' });
        expect(shown).toMatchObject({
            extent: 'to-newest',
            older: { state: 'none' },
            readAt: 9,
            withheld: { otherCases: 3, notLinked: 0, unassigned: 1 }
        });
    });

    it('leaves the screen as it is when it is an older page without anything', () => {
        const before = transcript({ entries: at(3), older: MORE });
        const shown = joinTranscripts(
            before,
            transcript({ extent: 'older-only', entries: [], older: { state: 'none' } })
        );
        expect(shown).toMatchObject({ entries: before.entries, older: { state: 'none' } });
    });

    it('is all there is when nothing was on screen', () => {
        const after = transcript({ entries: at(1), older: MORE });
        expect(joinTranscripts(null, after)).toBe(after);
    });
});
