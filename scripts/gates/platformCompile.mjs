/**
 * The platform's own compiler over the compiled bundles. What it refuses, an org refuses; what it accepts may still fail
 * in an org for reasons that only the org knows.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundles } from '../bundles.mjs';

const require = createRequire(import.meta.url);
const { compile } = require('@lwc/sfdc-lwc-compiler');

const DEPLOYED = new Set(['.js', '.html', '.css', '.svg']);

export async function platformCompile() {
    const refusals = [];
    for (const { name, folder } of bundles()) {
        const result = await compileBundle(name, folder);
        if (!result.success)
            refusals.push(
                ...result.diagnostics.map(({ filename, message }) => `${name}/${filename ?? ''}: ${message}`)
            );
    }
    if (refusals.length > 0) throw new Error(`The platform compiler refuses:\n${refusals.join('\n')}`);
    return `${bundles().length} bundles`;
}

/** @param {object} options more options of the compiler, e.g. `{ enableLightningWebSecurityTransforms: true }` */
export function compileBundle(name, folder, options = {}) {
    return compile({
        bundle: {
            type: 'platform',
            namespace: 'c',
            name,
            files: deployedFiles(folder),
            options: {
                apiVersion: 66,
                disableProcessNodeEnv: true,
                enableLightningWebSecurityTransforms: true,
                ...options
            }
        },
        compilerConfigs: [{ outputConfig: { minify: false, format: 'amd', env: { NODE_ENV: 'production' } } }]
    });
}

function deployedFiles(folder) {
    const files = readdirSync(folder).filter((file) => DEPLOYED.has(path.extname(file)));
    return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}
