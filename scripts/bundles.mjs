/**
 * The one list of our Lightning bundles. TypeScript's paths, Jest, esbuild and rollup all take it from here, so a
 * new bundle is a new folder and nothing else.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const LWC_ROOT = path.join(ROOT, 'force-app/main/default/lwc');

/** @returns {{ name: string, folder: string, entry: string, isView: boolean }[]} */
export function bundles() {
    return readdirSync(LWC_ROOT, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
        .map(({ name }) => describeBundle(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `tsconfig` "paths" can't say `c/x` → `x/x`, so each bundle gets a line of its own. */
export function writeTypeScriptPaths() {
    const paths = {};
    for (const { name, entry } of bundles()) paths[`c/${name}`] = [`../${path.relative(ROOT, entry)}`];
    mkdirSync(path.join(ROOT, 'build'), { recursive: true });
    writeFileSync(
        path.join(ROOT, 'build/tsconfig.paths.json'),
        `${JSON.stringify({ compilerOptions: { paths } }, null, 2)}\n`
    );
}

function describeBundle(name) {
    const folder = path.join(LWC_ROOT, name);
    return {
        name,
        folder,
        entry: path.join(folder, `${name}.ts`),
        isView: existsSync(path.join(folder, `${name}.html`))
    };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeTypeScriptPaths();
