/**
 * No circles of imports: files of a circle can only be read, tested and moved together. Imports of types count too,
 * since they tie files for a reader just the same.
 */
import path from 'node:path';
import ts from 'typescript';
import { bundles, ROOT } from '../support/project.mjs';
import { filesUnder, isTest, textOf } from '../support/sources.mjs';

const PLACES = ['force-app', 'broker', 'sim', 'preview', 'bench', 'scripts'];

/** @throws one line per circle */
export function importCircles() {
    const files = PLACES.flatMap(filesUnder).filter((file) => /\.(ts|mjs)$/.test(file) && !isTest(file));
    const circles = findCircles(importGraph(files, textOf));
    if (circles.length > 0) {
        throw new Error(`These files import each other in a circle:\n${circles.map(describe).join('\n')}`);
    }
    return `${files.length} files`;
}

/**
 * @param {readonly string[]} files paths relative to the project
 * @param {(file: string) => string} read the text of a file
 * @returns {ReadonlyMap<string, readonly string[]>} file → the files among `files` that it imports
 */
export function importGraph(files, read) {
    const known = new Set(files);
    return new Map(
        files.map((file) => {
            const { importedFiles } = ts.preProcessFile(read(file), true, true);
            const targets = importedFiles.map(({ fileName }) => resolve(file, fileName, known));
            return [file, [...new Set(targets.filter((target) => target !== null))]];
        })
    );
}

/** Strongly connected components of two files and more, and files that import themselves (Tarjan's algorithm). */
export function findCircles(graph) {
    const circles = [];
    const numbers = new Map();
    const lows = new Map();
    const stack = [];
    const visit = (file) => {
        numbers.set(file, numbers.size);
        lows.set(file, numbers.get(file));
        stack.push(file);
        for (const target of graph.get(file)) {
            if (!numbers.has(target)) visit(target);
            if (stack.includes(target)) lows.set(file, Math.min(lows.get(file), lows.get(target)));
        }
        if (lows.get(file) !== numbers.get(file)) return;
        const circle = stack.splice(stack.indexOf(file));
        if (circle.length > 1 || graph.get(file).includes(file)) circles.push(circle.sort());
    };
    for (const file of graph.keys()) if (!numbers.has(file)) visit(file);
    return circles;
}

const describe = (circle) => `  ${circle.join(' ↔ ')}`;

function resolve(importer, name, known) {
    const place = name.startsWith('.') ? path.posix.join(path.posix.dirname(importer), name) : entryOf(name);
    const candidates = place === null ? [] : [place, `${place}.ts`, `${place}/index.ts`];
    return candidates.find((candidate) => known.has(candidate)) ?? null;
}

function entryOf(name) {
    const bundle = bundles().find((candidate) => `c/${candidate.name}` === name);
    return bundle === undefined ? null : path.relative(ROOT, bundle.entry).split(path.sep).join('/');
}
