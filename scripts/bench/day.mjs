/**
 * `npm run bench:day`: what an agent's day of eight hours costs the org, on the simulated org and a clock of its own: the
 * plain way, and ours under each behaviour of the session id. The same seed always gives the same figures.
 */
import { fileURLToPath } from 'node:url';
import { measure } from './build.mjs';
import { count, printPromises, printTable } from './report.mjs';

const SEED = 'a day';
const REVISITS = [0.5, 1, 2];

/** Aims: docs and README promise only what holds here. */
const MAX_OF_FLOOR = 1.1;
const MAX_OTHER_OF_ENTRIES = 1.1;
const MIN_PLAIN_OF_OURS = 4;

const COLUMNS = {
    stable: 'ours, session id stable',
    'per-hand-over': 'ours, new id per hand-over',
    'every-load': 'ours, new id with every load'
};

const INTRODUCTION = `Seed "${SEED}": 60 Cases, three tabs, reloads, 4 session hand-overs, a limit of Salesforce for ten minutes.
The plain way: 25 entries a call and as many calls as the rest needs, at each opening. The floor: one call for each
conversation that the agent looked at, and one for each refresh. Held back: automatic reads beyond the active budget,
which the agent then asked for. Refused calls are in no number.`;

const PROMISES = [
    ['Ended conversations cost the floor exactly', ({ ours, floor }) => ours.ended === floor.ended],
    [
        `All entries calls cost at most ${MAX_OF_FLOOR} times the floor`,
        ({ ours, floor }) => sum(ours) <= MAX_OF_FLOOR * sum(floor)
    ],
    [
        `Other API calls are at most ${MAX_OTHER_OF_ENTRIES} times the entries calls`,
        ({ ours }) => ours.otherCalls <= MAX_OTHER_OF_ENTRIES * sum(ours)
    ],
    [
        `The plain way costs at least ${MIN_PLAIN_OF_OURS} times ours`,
        ({ ours, plain }) => sum(plain) >= MIN_PLAIN_OF_OURS * sum(ours)
    ],
    [
        'Only conversations that the agent looked at are marked active',
        ({ ours, floor }) => ours.activeEver === floor.activeEver
    ]
];

/** @returns {Promise<object[]>} one day for each number of revisits; see bench/day/measureDay.ts */
export async function measureDays(revisits = REVISITS) {
    return Promise.all(revisits.map((times) => measure('day', { seed: SEED, revisits: times })));
}

export function dayTable({ revisits, openings, conversations, floor, plain, ours }) {
    const lines = [
        ['the plain way', plain],
        ...Object.entries(COLUMNS).map(([sessionId, name]) => [name, ours[sessionId]])
    ].map(([name, tally]) => [
        name,
        ...[tally.ended, tally.open, sum(tally), tally.otherCalls, tally.activeEver, tally.activeAtOnce].map(count),
        tally.heldBackCount === undefined ? '' : count(tally.heldBackCount),
        (sum(tally) / sum(floor)).toFixed(2)
    ]);
    const { ended, open, activeEver } = floor;
    return {
        title: `Revisits ${revisits}x: ${count(openings)} openings, ${count(conversations)} conversations`,
        head: [
            '',
            'entries calls, ended',
            'open',
            'together',
            'other API calls',
            'marked active',
            'at once',
            'held back',
            'of the floor'
        ],
        lines: [...lines, ['the floor', ...[ended, open, sum(floor)].map(count), '', count(activeEver), '', '', '1.00']]
    };
}

/** The promises hold for a stable session id; what the others cost stands in the tables. */
export function dayPromises(days) {
    return PROMISES.map(([text, holds]) => ({
        text,
        broken: days.filter((day) => !holds({ ...day, ours: day.ours.stable })).map(({ revisits }) => `${revisits}x`)
    }));
}

const sum = ({ ended, open }) => ended + open;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const days = await measureDays();
    console.log(INTRODUCTION);
    days.forEach((day) => printTable(dayTable(day)));
    printPromises('Promised for a stable session id, at 0.5x, 1x and 2x alike', dayPromises(days));
}
