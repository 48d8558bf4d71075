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
made or not; some pages are cut. The text of a session is asked for where its bot is missing; some customers write what looks
like an agent's line.
"Whole": every message of the session is shown as text.`;

const SAID = { complete: 'Transcript complete', 'parts-missing': 'Parts missing', unchecked: "Can't tell" };

const figures = await measure('truth', { seed: SEED, worlds: WORLDS });
const { table, provable, leaked, misordered, miscounted, doubled, recovery, files, others } = figures;
const share = provable.said / provable.whole;
console.log(INTRODUCTION);
printTable({
    title: `What is said of ${count(figures.sessions)} sessions of this Case`,
    head: ['', 'whole', 'parts are missing'],
    lines: Object.entries(SAID).map(([key, text]) => [text, count(table[key].whole), count(table[key].partial)])
});
console.log(`\n  Said where it is true, people served and counts are visible: ${(100 * share).toFixed(1)} %`);
console.log(
    `  Texts of bots that the entries lack and the session's text has: ${count(recovery.omitted)}; recovered: ${((100 * recovery.recovered) / recovery.omitted).toFixed(1)} %`
);
console.log(
    `  Files of messages that came without text: ${count(files.media)}; shown at their message: ${((100 * files.right) / files.media).toFixed(1)} %; files at another message: ${count(files.wrong)}`
);
printPromises('Promised', [
    promise('"Complete" is never said where anything is missing', table.complete.partial === 0),
    promise(`"Complete" is said in ${100 * MIN_SAID} % of the sessions where it can be proven`, share >= MIN_SAID),
    promise('No text of another Case, of none or of an invisible session is shown', leaked === 0),
    promise('A session of the customer that is asked for alone brings nothing of any other', others.foreign === 0),
    promise('No message stands out of order', misordered === 0),
    promise('No message is shown twice', doubled === 0),
    promise('Every text of a bot that the session holds is recovered', recovery.recovered === recovery.omitted),
    promise('Every file is on screen once', files.lost === 0),
    promise('No file is shown at a message more than two minutes away', files.far === 0),
    promise('No file is shown at another message where its own alone is near', files.wrongUnambiguous === 0),
    promise(
        `Files are shown at their message in ${100 * MIN_SAID} % of the cases`,
        files.right / files.media >= MIN_SAID
    ),
    promise('What is shown and what is said to be missing are together what was sent', miscounted === 0)
]);

function promise(text, holds) {
    return { text, broken: holds ? [] : [SEED] };
}
