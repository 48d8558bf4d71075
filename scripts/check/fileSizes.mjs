/** One concept a file: a file over 250 lines holds more than one. Tests may be longer. */
import { filesUnder, isTest, lineCountOf, textOf } from '../support/sources.mjs';

const MAX_LINES = 250;

const PLACES = ['force-app', 'broker', 'sim', 'preview', 'bench', 'scripts'];

/** Written by scripts/build/labels.mjs. */
const GENERATED = new Set(['force-app/main/default/lwc/chatHistoryLabels/labels.ts']);

export function fileSizes() {
    const files = PLACES.flatMap(filesUnder).filter((file) => /\.(ts|mjs|js)$/.test(file) && !isTest(file));
    const long = files
        .filter((file) => !GENERATED.has(file))
        .map((file) => ({ file, lineCount: lineCountOf(textOf(file)) }))
        .filter(({ lineCount }) => lineCount > MAX_LINES);
    if (long.length > 0) {
        const lines = long.map(({ file, lineCount }) => `  ${file}: ${lineCount}`);
        throw new Error(`No file has more than ${MAX_LINES} lines:\n${lines.join('\n')}`);
    }
    return `${files.length} files`;
}
