/**
 * From the text of an answer to rows: ours against `JSON.parse` of the same text, which nothing can beat.
 * Aim: at most three times.
 */
import { createResponse } from './lwc/benchStage/response';
import { buildResponseRows } from './lwc/benchStage/responseRows';

export type RowsOptions = Readonly<{ entryCount: number; runs: number }>;

/** Medians. Unit: ms. */
export type RowsFigures = Readonly<{ parseMs: number; oursMs: number }>;

/** Work that is not counted: the engine first has to find out what is worth compiling. Unit: ms. */
const WARM_UP_MS = 1_000;

export function measureRows({ entryCount, runs }: RowsOptions): RowsFigures {
    const text = createResponse(entryCount);
    return {
        parseMs: medianMs(runs, () => JSON.parse(text) as unknown),
        oursMs: medianMs(runs, () => buildResponseRows(text))
    };
}

function medianMs(runs: number, work: () => unknown): number {
    const warmAt = performance.now() + WARM_UP_MS;
    while (performance.now() < warmAt) work();
    const times = Array.from({ length: runs }, () => timeMs(work)).sort((a, b) => a - b);
    return times[Math.floor(times.length / 2)] ?? NaN;
}

function timeMs(work: () => unknown): number {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
}
