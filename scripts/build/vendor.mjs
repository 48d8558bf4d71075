/**
 * Builds the engine, synthetic shadow and every base component once into build/vendor, where pages load them as they are.
 * Our own code then builds in well under a second. Rebuilt when package-lock.json, one of these scripts or the icons in use
 * change.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import { ROOT } from '../support/project.mjs';
import {
    BASE_COMPONENTS_SOURCE,
    engine,
    exposedBaseComponents,
    i18nOfThePage,
    onlyIcons,
    usedIcons,
    withoutNativeCss
} from './vendorModules.mjs';

export const VENDOR_ROOT = path.join(ROOT, 'build/vendor');

const STAMP = path.join(VENDOR_ROOT, 'stamp');
const MODULES = path.join(VENDOR_ROOT, 'modules.json');
const INPUTS = ['package-lock.json', 'scripts/build/vendor.mjs', 'scripts/build/vendorModules.mjs'];

/**
 * Makes sure that build/vendor is there and up to date.
 * @param {(line: string) => void} say progress, one short line each
 * @returns {Promise<Record<string, string>>} module name → the path a page loads it from
 */
export async function buildVendor(say = () => {}) {
    const icons = usedIcons();
    const stamp = stampOf(icons);
    if (isUpToDate(stamp)) return JSON.parse(readFileSync(MODULES, 'utf8'));
    say('Building the Lightning base components (once, about 20 seconds)…');
    const modules = await bundleVendor(icons);
    writeFileSync(MODULES, JSON.stringify(modules, null, 2));
    writeFileSync(STAMP, stamp);
    return modules;
}

async function bundleVendor(icons) {
    const ids = exposedBaseComponents();
    const input = { lwc: 'lwc', 'synthetic-shadow': '@lwc/synthetic-shadow' };
    for (const id of ids) input[id] = id;
    const bundle = await rollup({ input, onwarn() {}, plugins: vendorPlugins(icons) });
    rmSync(VENDOR_ROOT, { recursive: true, force: true });
    mkdirSync(VENDOR_ROOT, { recursive: true });
    await bundle.write({
        dir: VENDOR_ROOT,
        format: 'esm',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        minifyInternalExports: false,
        plugins: [minified()]
    });
    await bundle.close();
    return modulePaths(ids);
}

/** Half the text to parse. On a small machine that is a good part of what opening a page takes. */
function minified() {
    return {
        name: 'minified',
        renderChunk: async (code) => (await transform(code, { minify: true, charset: 'utf8' })).code
    };
}

function vendorPlugins(icons) {
    return [
        replace({ preventAssignment: true, values: productionValues() }),
        engine(),
        i18nOfThePage(),
        onlyIcons(icons),
        lwc({
            rootDir: BASE_COMPONENTS_SOURCE,
            modules: [{ npm: 'lightning-base-components' }],
            apiVersion: 66,
            enableDynamicComponents: true,
            enableLwcOn: true,
            enablePrivateMethods: true,
            // lightning-input and others ask for form-associated internals, also in synthetic shadow.
            enableSyntheticElementInternals: true
        }),
        withoutNativeCss(),
        nodeResolve({ browser: true })
    ];
}

function productionValues() {
    return {
        // The engine asks it at module level; it exists in Vite only.
        'import.meta.env.SSR': 'false',
        'process.env.NODE_ENV': '"production"',
        'process.env.IS_BROWSER': 'true',
        'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': 'true'
    };
}

function modulePaths(ids) {
    const modules = { lwc: '/vendor/lwc.js', '@lwc/synthetic-shadow': '/vendor/synthetic-shadow.js' };
    for (const id of ids) modules[id] = `/vendor/${id}.js`;
    return modules;
}

function stampOf(icons) {
    const hash = createHash('sha256').update(icons.join());
    for (const file of INPUTS) hash.update(readFileSync(path.join(ROOT, file)));
    return hash.digest('hex');
}

function isUpToDate(stamp) {
    return existsSync(STAMP) && existsSync(MODULES) && readFileSync(STAMP, 'utf8') === stamp;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildVendor(console.log);
