/** The page that paint is measured on. `measure` is called by scripts/bench-paint.mjs. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import BenchStage from 'c/benchStage';
import { showByHand } from './byHand';
import { painted } from './painted';

type Way = 'ours' | 'plain' | 'table';
type Stage = HTMLElement & { prepare: (entryCount: number) => void; show: (way: Way) => void; clear: () => void };

/** Few enough to cost nothing, many enough that every branch of a template was there once. */
const WARM_UP_ENTRIES = 50;

const stage = createElement('c-bench-stage', { is: BenchStage }) as Stage;
const hand = document.createElement('div');
document.getElementById('stage')?.append(stage, hand);

/** From data in hand to its first row on screen. Unit: ms. */
async function measure(way: Way | 'by-hand', entryCount: number): Promise<number> {
    await shown(way, WARM_UP_ENTRIES);
    stage.clear();
    hand.replaceChildren();
    await new Promise(requestAnimationFrame);
    return shown(way, entryCount);
}

async function shown(way: Way | 'by-hand', entryCount: number): Promise<number> {
    const show = way === 'by-hand' ? showByHand(hand, entryCount) : showOnStage(way, entryCount);
    await new Promise(requestAnimationFrame);
    const startedAt = performance.now();
    show();
    return (await painted('Line ')) - startedAt;
}

function showOnStage(way: Way, entryCount: number): () => void {
    stage.prepare(entryCount);
    return () => stage.show(way);
}

Object.assign(globalThis, { measure });
