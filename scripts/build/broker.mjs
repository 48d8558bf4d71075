/**
 * Builds the script of the broker page. The deploy, `npm start`, the browser tests and the benches all call this one
 * function and use this one file, so what is tested is what is deployed.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT, bundleAliases } from '../support/project.mjs';

export const BROKER_SCRIPT = path.join(ROOT, 'force-app/main/default/staticresources/ChatHistoryBroker.js');

const BANNER =
    '// Chat History for Cases, script of the broker page. Built from broker/ and chatHistoryCore; MIT licence.';

/** One readable file, not minified, since reviewers of a managed package read it. */
export async function buildBroker() {
    const { outputFiles } = await build({
        entryPoints: [path.join(ROOT, 'broker/main.ts')],
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'inline',
        alias: bundleAliases(),
        logLevel: 'silent'
    });
    replaceFile(BROKER_SCRIPT, classicScript(outputFiles[0].text));
}

/** As esbuild's format `iife`, but without one more indentation of every line: it is a twentieth of the file. */
function classicScript(code) {
    return `${BANNER}\n(() => {\n'use strict';\n${code}})();\n`;
}

/** A server that is running must never read half a file. */
function replaceFile(file, text) {
    const draft = `${file}.${process.pid}.tmp`;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, file);
}
