/**
 * `npm run bench:day`: what an agent's day of eight hours costs the org, three ways, on the simulated org and a clock of its
 * own. The same seed always gives the same figures.
 */
import { buildBenchProgram } from './bench-build.mjs';
import { count, printTable } from './bench-table.mjs';
import { run } from './run.mjs';

const SEED = 'a day';
const REVISITS = [0.5, 1, 2];

/** Aims: docs and README promise only what holds here. */
const MOST_OF_FLOOR = 1.1;
const LEAST_OF_PLAIN = 4;

const SESSION_IDS = {
    stable: 'ours, session id stable',
    'per-hand-over': 'ours, new id per hand-over',
    'every-load': 'ours, new id with every load'
};

const program = await buildBenchProgram('day/main');
const days = await Promise.all(REVISITS.map(figuresOf));
console.log(`Seed "${SEED}": 60 Cases, three tabs, reloads, 4 session hand-overs, and a limit hit of ten minutes.`);
console.log('Plain: 25 entries a call and as many calls as the rest needs, at each opening. Floor: one call for each');
console.log('conversation looked at, and one for each refresh. Refused calls are in no other number.');
days.forEach(printDay);
printPromises();

async function figuresOf(revisits) {
    return JSON.parse(await run(process.execPath, [program, SEED, String(revisits)]));
}

function printDay({ revisits, conversations, openings, floor, plain, ours }) {
    const others = Object.entries(ours).map(([sessionId, tally]) => [SESSION_IDS[sessionId], tally]);
    const lines = [['plain', plain], ...others].map(([way, tally]) => lineOf(way, tally, { floor, plain }));
    const { ended, open, wokenEver } = floor;
    printTable(
        `Revisits ${revisits}x: ${count(openings)} openings, ${count(conversations)} conversations`,
        [
            'entries calls',
            'of ended',
            'of open',
            'together',
            'refused',
            'other calls',
            'woken',
            'at once',
            'plain : ours : floor'
        ],
        [...lines, ['floor', count(ended), count(open), count(ended + open), '', '', count(wokenEver), '', '1.00']]
    );
}

function lineOf(way, tally, { floor, plain }) {
    const figures = [tally.ended, tally.open, total(tally), tally.refused, tally.otherCalls];
    const woken = [tally.wokenEver, tally.wokenAtOnce];
    const ratios = [total(plain), total(tally), total(floor)].map((sum) => (sum / total(floor)).toFixed(2));
    const shown = tally === plain ? [ratios[0]] : ratios;
    return [way, ...[...figures, ...woken].map(count), shown.join(' : ')];
}

function printPromises() {
    console.log('\nWhat holds at 0.5x, 1x and 2x alike');
    promise('Ended conversations cost the floor exactly', (ours, { floor }) => ours.ended === floor.ended);
    promise(
        `At most ${MOST_OF_FLOOR} times the floor`,
        (ours, { floor }) => total(ours) <= MOST_OF_FLOOR * total(floor)
    );
    promise(
        `The plain way costs at least ${LEAST_OF_PLAIN} times ours`,
        (ours, { plain }) => total(plain) >= LEAST_OF_PLAIN * total(ours)
    );
    promise('No conversation is woken that nobody looked at', (ours, { floor }) => ours.wokenEver === floor.wokenEver);
    console.log('  Where each load has a session id of its own, nothing outlives the moment in which no page is open:');
    console.log('  what was kept till then is read, and paid for, once more.');
}

function promise(text, holds) {
    const verdicts = Object.keys(SESSION_IDS).map((sessionId) => {
        const broken = days.filter((day) => !holds(day.ours[sessionId], day)).map(({ revisits }) => `${revisits}x`);
        return `${sessionId}: ${broken.length === 0 ? 'yes' : `NO (${broken.join(', ')})`}`;
    });
    console.log(`  ${text}. ${verdicts.join('; ')}`);
}

function total({ ended, open }) {
    return ended + open;
}
