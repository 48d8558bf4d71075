/** Builds what is measured, to build/bench: a program for Node, a page without a sandbox and the same page in the sandbox. */
import path from 'node:path';
import { build } from 'esbuild';
import { run } from '../support/command.mjs';
import { bundleAliases, bundles, ROOT } from '../support/project.mjs';
import { buildSandbox, sandboxedModules, writeBundles } from '../build/lws.mjs';
import { compiledBundles } from '../build/lwsBundles.mjs';
import { buildPage } from '../build/preview.mjs';
import { lightningModules } from '../build/previewModules.mjs';
import { buildVendor } from '../build/vendor.mjs';

export const BENCH_ROOT = path.join(ROOT, 'build/bench');

const MAIN = 'bench/page/main.ts';
const BENCH_BUNDLES = ['benchStage', 'benchPlainList'].map((name) => ({
    name,
    folder: path.join(ROOT, 'bench/lwc', name)
}));

/** Page without a sandbox under `open`, with Lightning Web Security under `lws`. */
export async function buildBenchPages() {
    const vendor = await buildVendor(console.error);
    await buildPage(vendor, {
        main: MAIN,
        folder: path.join(BENCH_ROOT, 'open'),
        modules: [
            ...lightningModules(),
            ...BENCH_BUNDLES.map(({ name, folder }) => ({ name: `c/${name}`, path: path.join(folder, `${name}.ts`) }))
        ]
    });
    await buildSandboxedPage(vendor, path.join(BENCH_ROOT, 'lws'));
}

/**
 * Runs a measurement of bench/main.ts in a process of its own, so that several run side by side.
 * @param {'rows' | 'day' | 'org'} name
 * @returns {Promise<any>} its figures
 */
export async function measure(name, options) {
    program ??= buildProgram();
    return JSON.parse(await run(process.execPath, [await program, name, JSON.stringify(options)]));
}

let program;

async function buildProgram() {
    const outfile = path.join(BENCH_ROOT, 'main.mjs');
    await build({
        entryPoints: [path.join(ROOT, 'bench/main.ts')],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        alias: bundleAliases(),
        logLevel: 'warning'
    });
    return outfile;
}

async function buildSandboxedPage(vendor, folder) {
    const compiled = await compiledBundles([...bundles(), ...BENCH_BUNDLES], path.join(folder, 'input'));
    await buildPage(vendor, {
        main: MAIN,
        folder,
        plugins: [sandboxedModules(compiled)],
        paths: { '@locker/sandbox': '/bench/lws/sandbox.js', 'lws/bundles': '/bench/lws/bundles.js' }
    });
    await buildSandbox(folder);
    writeBundles(compiled, folder);
}
