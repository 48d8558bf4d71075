/** Builds what `npm run bench` measures, to build/bench: a page outside of the sandbox and the same page inside of it. */
import path from 'node:path';
import { build } from 'esbuild';
import { bundles, ROOT } from './bundles.mjs';
import { buildSandbox, sandboxedModules, writeBundles } from './lws-build.mjs';
import { compiledBundles } from './lws-bundles.mjs';
import { buildPage } from './preview-build.mjs';
import { lightningModules } from './preview-modules.mjs';
import { buildVendor } from './vendor.mjs';

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

/** A program for Node of a file in bench/. @returns {Promise<string>} its path */
export async function buildBenchProgram(name) {
    const outfile = path.join(BENCH_ROOT, `${name}.mjs`);
    await build({
        entryPoints: [path.join(ROOT, `bench/${name}.ts`)],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        alias: Object.fromEntries(bundles().map(({ name: bundle, entry }) => [`c/${bundle}`, entry])),
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
