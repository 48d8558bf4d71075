/**
 * Builds the local page and its server from source: what `npm start` serves and the browser tests open.
 * Everything goes to build/preview, except the broker script, which is the deploy's own file.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { bundleAliases, ROOT } from '../support/project.mjs';
import { buildBroker } from './broker.mjs';
import { isVendorModule, lightningModules, salesforceModules, typescript, writeLabels } from './previewModules.mjs';
import { buildVendor } from './vendor.mjs';

export const PREVIEW_ROOT = path.join(ROOT, 'build/preview');

/** Run by `npm start`. */
export const SERVER_PROGRAM = path.join(PREVIEW_ROOT, 'main.mjs');

/** `startServer`, for a test that wants a server of its own. */
export const SERVER_MODULE = path.join(PREVIEW_ROOT, 'server.mjs');

/** @param {(line: string) => void} say progress, one short line each */
export async function buildPreview(say = () => {}) {
    const vendor = await buildVendor(say);
    say('Building the components, the broker page and the local server…');
    writeLabels(path.join(PREVIEW_ROOT, 'labels.json'));
    await Promise.all([buildPage(vendor), buildBroker(), buildServer(), buildStartScript()]);
}

/**
 * The Case page and our bundles; the engine and the base components come from build/vendor.
 * @param {Record<string, string>} vendor as `buildVendor` gives it
 * @param {{ main?: string, folder?: string, modules?: object[], plugins?: object[], paths?: Record<string, string> }} other
 *     for other pages than the ordinary one; `paths`: module name → the path it is loaded from
 */
export async function buildPage(vendor, other = {}) {
    const { main = 'preview/page/main.ts', folder = path.join(PREVIEW_ROOT, 'page') } = other;
    const { modules = lightningModules(), plugins = [], paths = {} } = other;
    const bundle = await rollup({
        input: { main: path.join(ROOT, main) },
        external: (id) => isVendorModule(id) || id in paths,
        plugins: [...plugins, salesforceModules(), typescript(), lwcCompiler(modules)]
    });
    // Bare names become paths here, not in an import map: an import map is an inline script, and an org allows none.
    await bundle.write({
        dir: folder,
        format: 'esm',
        sourcemap: true,
        paths: (id) => paths[id] ?? vendor[id] ?? id
    });
    await bundle.close();
}

async function buildServer() {
    await build({
        ...common(),
        entryPoints: ['main', 'server'].map((name) => path.join(ROOT, `preview/${name}.ts`)),
        outdir: PREVIEW_ROOT,
        outExtension: { '.js': '.mjs' },
        format: 'esm',
        platform: 'node',
        target: 'node20',
        packages: 'external',
        sourcemap: true
    });
}

async function buildStartScript() {
    await build({
        ...common(),
        entryPoints: [path.join(ROOT, 'preview/start/hostCheck.ts')],
        outfile: path.join(PREVIEW_ROOT, 'page/hostCheck.js'),
        format: 'iife',
        platform: 'browser'
    });
}

function common() {
    return { bundle: true, alias: bundleAliases(), target: 'es2022', charset: 'utf8', logLevel: 'warning' };
}

function lwcCompiler(modules) {
    return lwc({
        rootDir: path.join(ROOT, 'preview/lwc'),
        modules,
        defaultModules: [],
        sourcemap: true,
        enableDynamicComponents: true,
        apiVersion: 66
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPreview(console.log);
