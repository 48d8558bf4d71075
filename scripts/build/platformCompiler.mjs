/** The platform's own compiler for Lightning bundles, with the options of an org. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { compile } = require('@lwc/sfdc-lwc-compiler');

const DEPLOYED = new Set(['.js', '.html', '.css', '.svg']);

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
