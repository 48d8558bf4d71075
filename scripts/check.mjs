/**
 * Everything that can be checked without a browser: format, lint, types, unit tests, build, and the offline gates for what
 * will be deployed. One line per step while it is green; the first failure stops it and says why.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { ROOT, writeTypeScriptPaths } from './bundles.mjs';
import { convertSource } from './gates/convertSource.mjs';
import { packageContents } from './gates/packageContents.mjs';
import { platformCompile } from './gates/platformCompile.mjs';
import { versions } from './gates/versions.mjs';
import { run, tool } from './run.mjs';

export const UNIT_REPORT = path.join(ROOT, 'build/unit-tests.json');

const STEPS = [
    ['versions', versions],
    ['format', () => run(tool('prettier'), ['--check', '--log-level', 'warn', '.'])],
    ['lint', () => run(tool('eslint'), ['--max-warnings', '0', '.'])],
    ['types of the core (no DOM)', () => run(tool('tsc'), ['-p', 'tsconfig.core.json'])],
    ['types of the simulated org (no DOM)', () => run(tool('tsc'), ['-p', 'tsconfig.sim.json'])],
    ['types', () => run(tool('tsc'), ['-p', 'tsconfig.json'])],
    ['unit tests', () => run(tool('jest'), ['--silent', '--json', '--outputFile', UNIT_REPORT])],
    ['build', buildAll],
    ['platform compiler', platformCompile],
    ['sf project convert source', convertSource],
    ['package contents', packageContents]
];

export async function check() {
    mkdirSync(path.join(ROOT, 'build'), { recursive: true });
    writeTypeScriptPaths();
    for (const [name, step] of STEPS) {
        const started = Date.now();
        const said = await step();
        const detail = typeof said === 'string' && said.length < 40 ? ` (${said.trim()})` : '';
        console.log(`ok ${name}${detail === ' ()' ? '' : detail} ${((Date.now() - started) / 1000).toFixed(1)} s`);
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    try {
        await check();
    } catch (failure) {
        console.error(failure.message);
        process.exitCode = 1;
    }
}
