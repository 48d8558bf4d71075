/**
 * From the text of an answer to rows: ours against `JSON.parse` of the same text, which nothing can beat.
 * Aim: at most three times.
 */
import { answerOf } from './lwc/benchStage/answer';
import { rowsOfAnswer } from './lwc/benchStage/answerRows';
import { medianMs } from './median';

type RowsFigure = Readonly<{ entryCount: number; parseMs: number; oursMs: number }>;

function measureRows(entryCount: number, runs: number): RowsFigure {
    const text = answerOf(entryCount);
    return {
        entryCount,
        parseMs: medianMs(runs, () => JSON.parse(text) as unknown),
        oursMs: medianMs(runs, () => rowsOfAnswer(text))
    };
}

const [runs = 5, ...entryCounts] = process.argv.slice(2).map(Number);
// Read by scripts/bench.mjs.
process.stdout.write(JSON.stringify(entryCounts.map((entryCount) => measureRows(entryCount, runs))));
