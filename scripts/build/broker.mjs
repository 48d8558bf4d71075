/**
 * Builds the script of the broker page. The deploy, `npm start`, the browser tests and the benches all call this one
 * function and use this one file, so what is tested is what is deployed.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT, bundleAliases } from '../support/project.mjs';

export const BROKER_SCRIPT = path.join(ROOT, 'force-app/main/default/staticresources/ChatHistoryBroker.js');

/** One readable file, not minified, since reviewers of a managed package read it. */
export async function buildBroker() {
    const { outputFiles } = await build({
        entryPoints: [path.join(ROOT, 'broker/main.ts')],
        bundle: true,
        write: false,
        format: 'iife',
        platform: 'browser',
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'inline',
        banner: { js: banner() },
        alias: bundleAliases(),
        logLevel: 'silent'
    });
    replaceFile(BROKER_SCRIPT, outputFiles[0].text);
}

/** A server that is running must never read half a file. */
function replaceFile(file, text) {
    const draft = `${file}.${process.pid}.tmp`;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, file);
}

function banner() {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/idb-keyval/package.json'), 'utf8'));
    return [
        '// Chat History for Cases, script of the broker page. Built from broker/ and chatHistoryCore; MIT licence.',
        `// Contains idb-keyval ${version}, copyright 2016 Jake Archibald, Apache License 2.0`,
        '// (https://www.apache.org/licenses/LICENSE-2.0).'
    ].join('\n');
}
