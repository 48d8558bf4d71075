/**
 * Builds what is deployed but never committed: the compiled `.js` beside each `.ts`, and the broker page's script.
 *
 * The JavaScript is the source minus its types: not bundled, not minified, so that a security reviewer can read it.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { LWC_ROOT, ROOT, bundles, writeTypeScriptPaths } from './bundles.mjs';
import { run, tool } from './run.mjs';

export const BROKER_SCRIPT = path.join(ROOT, 'force-app/main/default/staticresources/ChatHistoryBroker.js');

/** Stale JavaScript is a hazard: what no longer has a source must not be deployed. */
export function removeCompiled() {
    for (const { folder } of bundles()) {
        for (const file of readdirSync(folder)) if (file.endsWith('.js')) rmSync(path.join(folder, file));
    }
    rmSync(BROKER_SCRIPT, { force: true });
}

export async function buildComponents() {
    writeTypeScriptPaths();
    await run(tool('tsc'), ['-p', 'tsconfig.lwc.json']);
}

export async function buildBroker(outfile = BROKER_SCRIPT) {
    await build({
        entryPoints: [path.join(ROOT, 'broker/main.ts')],
        outfile,
        bundle: true,
        format: 'iife',
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'inline',
        banner: { js: banner() },
        alias: Object.fromEntries(bundles().map(({ name, entry }) => [`c/${name}`, entry])),
        logLevel: 'silent'
    });
}

export async function buildAll() {
    removeCompiled();
    await Promise.all([buildComponents(), buildBroker()]);
}

function banner() {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/idb-keyval/package.json'), 'utf8'));
    return [
        '// Chat History for Cases, script of the broker page. Built from broker/ and chatHistoryCore; MIT licence.',
        `// Contains idb-keyval ${version}, copyright 2016 Jake Archibald, Apache License 2.0`,
        '// (https://www.apache.org/licenses/LICENSE-2.0).'
    ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const started = Date.now();
    await buildAll();
    console.log(
        `Built ${bundles().length} bundles in ${path.relative(ROOT, LWC_ROOT)} and the broker script in ${Date.now() - started} ms.`
    );
}
