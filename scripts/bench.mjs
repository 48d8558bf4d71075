/**
 * `npm run bench`: what the component costs, medians of five runs. Nothing is kept. Works best where nothing else runs.
 */
import { cpus, totalmem } from 'node:os';
import { measureBytes } from './bench-bytes.mjs';
import { buildBenchProgram } from './bench-build.mjs';
import { measurePaint } from './bench-paint.mjs';
import { count, printTable } from './bench-table.mjs';
import { run } from './run.mjs';

const ENTRY_COUNTS = [1_000, 10_000];
const RUNS = 5;

console.log(`${machine()}; medians of ${RUNS} runs`);
await printRows();
await printPaint();
await printBytes();

async function printRows() {
    const program = await buildBenchProgram('rows');
    const figures = JSON.parse(await run(process.execPath, [program, String(RUNS), ...ENTRY_COUNTS.map(String)]));
    printTable(
        "From the text of Salesforce's answer to rows, against JSON.parse of the same text (aim: at most 3)",
        ['entries', 'ours', 'JSON.parse', 'ours : JSON.parse'],
        figures.map(({ entryCount, oursMs, parseMs }) => [
            count(entryCount),
            ms(oursMs),
            ms(parseMs),
            ratio(oursMs, parseMs)
        ])
    );
}

async function printPaint() {
    const { browser, figures } = await measurePaint(ENTRY_COUNTS, RUNS);
    printTable(
        `From rows in hand to the first one painted, ${browser}; the floor is DOM calls without a framework`,
        ['rows', 'ours', 'for:each', 'lightning-datatable', 'floor', 'ours : for:each : datatable : floor'],
        figures.map(({ lane, entryCount, medians: { ours, plain, table, 'by-hand': floor } }) => [
            `${count(entryCount)}${lane === 'lws' ? ' in Lightning Web Security' : ''}`,
            ...[ours, plain, table, floor].map(ms),
            [plain, table, floor].map((other) => ratio(ours, other)).join('   ')
        ])
    );
}

async function printBytes() {
    const figures = await measureBytes();
    printTable(
        "JavaScript that an agent's page loads, in bytes",
        ['', 'raw', 'gzip'],
        figures.map(({ what, raw, gzip }) => [what, count(raw), count(gzip)])
    );
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
