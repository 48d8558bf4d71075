/**
 * Our bundles as an org would run them: types stripped as for the deploy, compiled by the platform's own compiler with
 * the transforms of Lightning Web Security, as AMD.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileBundle } from './platformCompiler.mjs';
import { stripTypes } from './previewModules.mjs';

/** Files of a bundle that are deployed as they are. */
const AS_IT_IS = new Set(['.html', '.css']);

/**
 * @param {{ name: string, folder: string }[]} wanted
 * @param {string} workFolder where the compiler's input is put
 * @returns {Promise<{ name: string, imports: string[], parameters: string[], factory: string }[]>} `imports`: as the
 *     compiler reports them; `factory`: source of a function; `parameters`: what it takes, imports and `exports`
 */
export async function compiledBundles(wanted, workFolder) {
    rmSync(workFolder, { recursive: true, force: true });
    const compiled = [];
    for (const { name, folder } of wanted) {
        const input = path.join(workFolder, name);
        writeInput(folder, input);
        compiled.push(moduleOf(await compileBundle(name, input)));
    }
    return compiled;
}

/** A folder of its own: the compiled files beside the sources are the deploy's, and may be stale. */
function writeInput(folder, input) {
    mkdirSync(input, { recursive: true });
    for (const file of readdirSync(folder)) {
        const source = path.join(folder, file);
        if (AS_IT_IS.has(path.extname(file))) cpSync(source, path.join(input, file));
        if (!file.endsWith('.ts')) continue;
        const { outputText } = stripTypes(readFileSync(source, 'utf8'), source);
        writeFileSync(path.join(input, file.replace(/\.ts$/, '.js')), outputText);
    }
}

/** Runs the module's `define` call, which hands out the factory; the factory itself is not run here. */
function moduleOf({ success, diagnostics, results: [result] }) {
    if (!success) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    const imports = result.imports.map(({ specifier }) => specifier);
    let found;
    const define = (name, ...rest) => {
        const factory = rest.pop().toString();
        found = { name, imports, parameters: rest[0] ?? [], factory };
    };
    new Function('define', result.code)(define);
    return found;
}
