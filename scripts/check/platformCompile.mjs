/**
 * The platform's own compiler over the compiled bundles. What it refuses, an org refuses; what it accepts may still fail
 * in an org for reasons that only the org knows.
 */
import { compileBundle } from '../build/platformCompiler.mjs';
import { bundles } from '../support/project.mjs';

export async function platformCompile() {
    const refusals = [];
    for (const { name, folder } of bundles()) {
        const result = await compileBundle(name, folder);
        if (!result.success)
            refusals.push(
                ...result.diagnostics.map(({ filename, message }) => `${name}/${filename ?? ''}: ${message}`)
            );
    }
    if (refusals.length > 0) throw new Error(`The platform compiler refuses:\n${refusals.join('\n')}`);
    return `${bundles().length} bundles`;
}
