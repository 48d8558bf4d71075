/**
 * Builds the Case page with our component inside the published Lightning Web Security sandbox: what the local server
 * serves under `?security=lws`. Nothing is done while nothing that it is made of has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundles, ROOT } from '../support/project.mjs';
import { compiledBundles } from './lwsBundles.mjs';
import { buildPage, PREVIEW_ROOT } from './preview.mjs';
import { buildVendor } from './vendor.mjs';

export const LWS_ROOT = path.join(PREVIEW_ROOT, 'lws');

/** Where the page loads what is not bundled with it; see preview/lws/sandbox.ts. */
const LANE_PATHS = { '@locker/sandbox': '/lws/sandbox.js', 'lws/bundles': '/lws/bundles.js' };

const STAMP = path.join(LWS_ROOT, 'stamp');
const INPUTS = [
    'force-app/main/default/lwc',
    'force-app/main/default/labels',
    'preview/page',
    'preview/lwc',
    'preview/lws',
    'preview/platform',
    'scripts/build',
    'scripts/support',
    'package-lock.json'
];

export async function buildLws() {
    const stamp = stampOf(INPUTS);
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
    const compiled = await compiledBundles(bundles(), path.join(LWS_ROOT, 'input'));
    await Promise.all([buildSandbox(LWS_ROOT), buildCasePage(compiled)]);
    writeBundles(compiled, LWS_ROOT);
    writeFileSync(STAMP, stamp);
}

/** The sandbox as one file. */
export async function buildSandbox(folder) {
    await build({
        stdin: { contents: "export * from '@locker/sandbox';", resolveDir: ROOT },
        outfile: path.join(folder, 'sandbox.js'),
        bundle: true,
        format: 'esm',
        platform: 'browser',
        logLevel: 'warning'
    });
}

/** Served as it is, since the sandbox evaluates the very text of each factory. */
export function writeBundles(compiled, folder) {
    const entries = compiled.map(
        ({ name, parameters, factory }) =>
            `${JSON.stringify(name)}: { parameters: ${JSON.stringify(parameters)}, factory: ${factory} }`
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'bundles.js'), `export const bundles = {\n${entries.join(',\n')}\n};\n`);
}

/**
 * Rollup plugin. A page's `c/x` is the one that was loaded into the sandbox, and `lws/outer` is what the compiler reports
 * as imported and that is not ours.
 */
export function sandboxedModules(compiled) {
    const inside = new Set(compiled.map(({ name }) => name));
    const outside = new Set(compiled.flatMap(({ imports }) => imports).filter((name) => !inside.has(name)));
    const prefix = '\0lws:';
    return {
        name: 'sandboxed-modules',
        resolveId: (id) => (id === 'lws/outer' || inside.has(id) ? prefix + id : null),
        load(id) {
            if (!id.startsWith(prefix)) return null;
            const name = id.slice(prefix.length);
            return name === 'lws/outer' ? outerModule([...outside]) : insideModule(name);
        }
    };
}

function insideModule(name) {
    const sandbox = JSON.stringify(path.join(ROOT, 'preview/lws/sandbox.ts'));
    return `import { load } from ${sandbox};\nexport default load(${JSON.stringify(name)});\n`;
}

function outerModule(names) {
    const imports = names.map((name, index) => `import * as m${index} from ${JSON.stringify(name)};`);
    const members = names.map((name, index) => `${JSON.stringify(name)}: m${index}`);
    return `${imports.join('\n')}\nexport const outer = { ${members.join(', ')} };\n`;
}

async function buildCasePage(compiled) {
    await buildPage(await buildVendor(), {
        folder: LWS_ROOT,
        plugins: [sandboxedModules(compiled)],
        paths: LANE_PATHS
    });
}

function stampOf(inputs) {
    const hash = createHash('sha256');
    for (const file of inputs.flatMap((input) => filesIn(path.join(ROOT, input)))) {
        hash.update(file).update(readFileSync(file));
    }
    return hash.digest('hex');
}

function filesIn(place) {
    if (statSync(place).isFile()) return [place];
    return readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('__tests__'))
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((file) => !file.endsWith('.js'))
        .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLws();
