/**
 * `npm run bench:truth`: what the timeline says of a transcript against what is true, over random worlds of the core. The
 * same seed always gives the same figures. Fails where a promise is broken.
 */
import { measure } from './build.mjs';
import { count, printPromises, printTable } from './report.mjs';

const SEED = 'truth';
const WORLDS = 20_000;
const MIN_SAID = 0.9;

const INTRODUCTION = `Seed "${SEED}": ${count(WORLDS)} conversations of one to four sessions, on this Case, another or none, some of them
invisible; pictures and bots come or don't, bots' menus never; the sessions' own counts are calculated, zero or hidden, metrics
made or not; some pages are cut.
"Whole": every message of the session is shown as text.`;

const SAID = { complete: 'Transcript complete', 'parts-missing': 'Parts missing', unchecked: "Can't tell" };

const figures = await measure('truth', { seed: SEED, worlds: WORLDS });
const { table, provable, leaked, misordered, miscounted } = figures;
const share = provable.said / provable.whole;
console.log(INTRODUCTION);
printTable({
    title: `What is said of ${count(figures.sessions)} sessions of this Case`,
    head: ['', 'whole', 'parts are missing'],
    lines: Object.entries(SAID).map(([key, text]) => [text, count(table[key].whole), count(table[key].partial)])
});
console.log(`\n  Said where it is true, people served and counts are visible: ${(100 * share).toFixed(1)} %`);
printPromises('Promised', [
    promise('"Complete" is never said where anything is missing', table.complete.partial === 0),
    promise(`"Complete" is said in ${100 * MIN_SAID} % of the sessions where it can be proven`, share >= MIN_SAID),
    promise('No text of another Case, of none or of an invisible session is shown', leaked === 0),
    promise('No message stands out of order', misordered === 0),
    promise('What is shown and what is said to be missing are together what was sent', miscounted === 0)
]);

function promise(text, holds) {
    return { text, broken: holds ? [] : [SEED] };
}
