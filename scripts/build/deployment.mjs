/**
 * Builds what is deployed but never committed: the compiled `.js` beside each `.ts`, and the broker page's script.
 *
 * The JavaScript is the source minus its types: not bundled, not minified, so that a security reviewer can read it.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run, tool } from '../support/command.mjs';
import { bundles } from '../support/project.mjs';
import { BROKER_SCRIPT, buildBroker } from './broker.mjs';

export async function buildDeployment() {
    removeBuilt();
    await Promise.all([compileComponents(), buildBroker()]);
}

/** Stale JavaScript is a hazard: a file without a source must not be deployed. */
function removeBuilt() {
    for (const { folder } of bundles()) {
        for (const file of readdirSync(folder)) if (file.endsWith('.js')) rmSync(path.join(folder, file));
    }
    rmSync(BROKER_SCRIPT, { force: true });
}

async function compileComponents() {
    await run(tool('tsc'), ['-p', 'tsconfig.lwc.json']);
}
