/** `paths` in tsconfig.base.json name each bundle, since TypeScript can't express `c/x` → `x/x`. */
import path from 'node:path';
import ts from 'typescript';
import { bundles, ROOT } from '../support/project.mjs';

export function bundlePaths() {
    const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.base.json'), ts.sys.readFile);
    const faults = comparePaths(config.compilerOptions.paths, expectedPaths());
    if (faults.length > 0) throw new Error(`"paths" of tsconfig.base.json:\n${faults.join('\n')}`);
    return `${bundles().length} bundles`;
}

/** One sentence for each path of a bundle that is missing, wrong or left over. */
export function comparePaths(actual, expected) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual).filter((name) => name.startsWith('c/'))]);
    return [...names].flatMap((name) => {
        if (!(name in expected)) return [`  ${name} has no bundle`];
        const isRight = JSON.stringify(actual[name]) === JSON.stringify(expected[name]);
        return isRight ? [] : [`  "${name}" must be ${JSON.stringify(expected[name])}`];
    });
}

function expectedPaths() {
    const relative = (entry) => `./${path.relative(ROOT, entry).split(path.sep).join('/')}`;
    return Object.fromEntries(bundles().map(({ name, entry }) => [`c/${name}`, [relative(entry)]]));
}
