/**
 * Where the project is, and the one list of its Lightning bundles: esbuild, rollup and the checks all take it from here.
 * TypeScript's `paths` in tsconfig.base.json can't, so a check compares them with it.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const LWC_ROOT = path.join(ROOT, 'force-app/main/default/lwc');

/** For esbuild's `alias`: `c/x` → its entry. */
export function bundleAliases() {
    return Object.fromEntries(bundles().map(({ name, entry }) => [`c/${name}`, entry]));
}

/** @returns {{ name: string, folder: string, entry: string, isView: boolean }[]} */
export function bundles() {
    return readdirSync(LWC_ROOT, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
        .map(({ name }) => describeBundle(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
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
