/** The project's own files, for checks that read them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './project.mjs';

const SKIPPED_FOLDERS = new Set(['node_modules', 'build', 'coverage', 'test-results', '.git', '.sf', '.sfdx']);
const TEST = /(^|\/)__tests__\/|(^|\/)fixtures\/|\.(test|spec)\.(ts|js)$/;
const BUILT = /^force-app\/.*\/(lwc\/[^/]+|staticresources)\/[^/]+\.js$/;

/**
 * Paths relative to the project, with "/". What a build writes is left out.
 * @param {string} place file or folder, relative to the project
 */
export function filesUnder(place) {
    return readdirSync(path.join(ROOT, place), { withFileTypes: true })
        .flatMap((entry) => {
            const file = place === '.' ? entry.name : `${place}/${entry.name}`;
            if (entry.isFile()) return BUILT.test(file) ? [] : [file];
            // The folder `scripts/build` holds sources; only the one at the top is written by builds.
            const isSkipped = SKIPPED_FOLDERS.has(entry.name) && (place === '.' || entry.name === 'node_modules');
            return entry.isDirectory() && !isSkipped ? filesUnder(file) : [];
        })
        .sort();
}

/** Is the file a test, or something that only tests use? */
export const isTest = (file) => TEST.test(file) || file.startsWith('test/');

export const textOf = (file) => readFileSync(path.join(ROOT, file), 'utf8');

export const lineCountOf = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
