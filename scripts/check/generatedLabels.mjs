/** The labels module is generated from the labels XML; it must not be older than that. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../support/command.mjs';
import { ROOT } from '../support/project.mjs';

const GENERATOR = path.join(ROOT, 'scripts/build/labels.mjs');

export async function generatedLabels() {
    if (!existsSync(GENERATOR)) return 'no generator';
    await run(process.execPath, [GENERATOR, '--check']);
    return 'up to date';
}
