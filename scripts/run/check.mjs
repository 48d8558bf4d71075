/**
 * `npm run check`: everything that can be checked without a browser. Format, lint, types, the project's own rules, unit
 * tests, build, and the offline gates for what will be deployed. One line per step; says at the end why a step failed.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDeployment } from '../build/deployment.mjs';
import { bundlePaths } from '../check/bundlePaths.mjs';
import { convertSource } from '../check/convertSource.mjs';
import { engineVersions } from '../check/engineVersions.mjs';
import { fileSizes } from '../check/fileSizes.mjs';
import { generatedLabels } from '../check/generatedLabels.mjs';
import { importCircles } from '../check/importCircles.mjs';
import { packageContents } from '../check/packageContents.mjs';
import { platformCompile } from '../check/platformCompile.mjs';
import { productVersion } from '../check/productVersion.mjs';
import { vocabulary } from '../check/vocabulary.mjs';
import { allDone, run, tool } from '../support/command.mjs';
import { ROOT } from '../support/project.mjs';

export const UNIT_REPORT = path.join(ROOT, 'build/unit-tests.json');

const typesOf = (project) => () => run(tool('tsc'), ['-p', project]);

/** Steps of one lane run one after the other, since a later one needs what an earlier one made. Lanes run side by side. */
const LANES = [
    [
        ['versions of the engine', engineVersions],
        ['version of the product', productVersion],
        ['paths of the bundles', bundlePaths],
        ['generated labels', generatedLabels],
        ['file sizes', fileSizes],
        ['import circles', importCircles],
        ['vocabulary', vocabulary],
        ['format', () => run(tool('prettier'), ['--check', '--log-level', 'warn', '.'])],
        ['types of the core (no DOM)', typesOf('tsconfig.core.json')],
        ['types of the simulated org (no DOM)', typesOf('tsconfig.sim.json')],
        ['types', typesOf('tsconfig.json')],
        ['lint', () => run(tool('eslint'), ['--max-warnings', '0', '.'])]
    ],
    [
        ['build', buildDeployment],
        ['platform compiler', platformCompile],
        ['sf project convert source', convertSource],
        ['package contents', packageContents],
        ['unit tests', () => run(tool('jest'), ['--silent', '--json', '--outputFile', UNIT_REPORT])]
    ]
];

/** @throws what each lane's first failed step said; a lane ends at its first failure */
export async function check() {
    mkdirSync(path.join(ROOT, 'build'), { recursive: true });
    await allDone(LANES.map(runLane));
}

async function runLane(steps) {
    for (const [name, step] of steps) {
        const startedAt = performance.now();
        const elapsed = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
        try {
            const output = await step();
            const detail = typeof output === 'string' && output.length < 40 ? output.trim() : '';
            console.log(`ok ${name}${detail === '' ? '' : ` (${detail})`} ${elapsed()}`);
        } catch (failure) {
            console.log(`FAILED ${name} ${elapsed()}`);
            throw failure;
        }
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
