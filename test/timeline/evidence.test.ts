/** Each evidence, with the row and the reason that it leads to, and what the header says then. */
import type { Evidence } from 'c/chatHistoryCore';
import { CHAT } from './cases/lines';
import { evidence } from './evidence';
import { openedPage, type Player } from './play';

/** The type demands that every `Evidence` is in the table. */
const table = Object.entries(evidence) as [Evidence, (typeof evidence)[Evidence]][];

const evidenceOn = (page: Player) => page.rows().flatMap((row) => ('omission' in row ? [row.omission.evidence] : []));

test.each(table)(
    '%s is said where it is, with its reason',
    async (name, { says, completeness, asksForText, ...conversation }) => {
        const page = await openedPage(conversation);
        if (asksForText === true) await page.read({ id: CHAT }, { fetchPolicy: 'session-text' });
        if (name === 'same-millisecond') await page.readOlder();
        expect(evidenceOn(page)).toEqual([name]);
        const sentences = page.sentences();
        expect(sentences.filter((sentence) => sentence.startsWith('?'))).toEqual([says]);
        expect(sentences.find((sentence) => sentence.startsWith('='))).toBe(`= ${completeness}`);
    }
);
