/** Small conversations, as Salesforce answers them, and what stands on screen then. */
import type { Case } from './cases/lines';
import { ownership } from './cases/ownership';
import { people } from './cases/people';
import { texts } from './cases/texts';
import { times } from './cases/times';
import { openedPage } from './play';

const cases: readonly Case[] = [...times, ...ownership, ...texts, ...people];

test.each(cases.map((each) => [each.name, each] as const))('%s', async (_, { shows, ...conversation }) => {
    const page = await openedPage(conversation);
    expect(page.sentences()).toEqual(shows);
});
