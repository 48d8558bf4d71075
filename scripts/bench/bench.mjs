/**
 * `npm run bench`: what the component costs, medians of five runs. Best run where nothing else runs.
 */
import { cpus, totalmem } from 'node:os';
import { measureBytes } from './bytes.mjs';
import { measure } from './build.mjs';
import { measurePaint } from './paint.mjs';
import { count, printTable } from './report.mjs';

const ENTRY_COUNTS = [1_000, 10_000];
const RUNS = 5;

console.log(`${machine()}; medians of ${RUNS} runs`);
await printRows();
await printPaint();
await printBytes();

async function printRows() {
    const lines = [];
    for (const entryCount of ENTRY_COUNTS) {
        const { oursMs, parseMs } = await measure('rows', { entryCount, runs: RUNS });
        lines.push([count(entryCount), ms(oursMs), ms(parseMs), ratio(oursMs, parseMs)]);
    }
    printTable({
        title: "From the text of Salesforce's response to rows, against JSON.parse of the same text (aim: at most 3)",
        head: ['entries', 'ours', 'JSON.parse', 'ours : JSON.parse'],
        lines
    });
}

async function printPaint() {
    const { browser, figures } = await measurePaint(ENTRY_COUNTS, RUNS);
    printTable({
        title: `From rows in hand to the first one painted, ${browser}; the floor is DOM calls without a framework`,
        head: ['rows', 'ours', 'for:each', 'lightning-datatable', 'floor', 'ours : for:each : datatable : floor'],
        lines: figures.map(({ lane, entryCount, medians: { ours, plain, table, bare } }) => [
            `${count(entryCount)}${lane === 'lws' ? ' in Lightning Web Security' : ''}`,
            ...[ours, plain, table, bare].map(ms),
            [plain, table, bare].map((other) => ratio(ours, other)).join('   ')
        ])
    });
}

async function printBytes() {
    printTable({
        title: "JavaScript that an agent's page loads, in bytes",
        head: ['', 'raw', 'gzip'],
        lines: (await measureBytes()).map(({ what, raw, gzip }) => [what, count(raw), count(gzip)])
    });
}

function machine() {
    const [{ model }] = cpus();
    return `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
}

function ms(value) {
    if (value === undefined) return '';
    return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** How many times the other one. */
function ratio(ours, other) {
    return other === undefined ? '–' : `${(ours / other).toFixed(2)}`;
}
