/**
 * `sf project convert source`, the real CLI, offline: it shows exactly which files a deploy would send. As a validator it
 * is weak (a missing compiled .js passes), so `packageContents.mjs` looks at what came out.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/project.mjs';
import { runAlone, tool } from '../support/command.mjs';

export const CONVERTED = path.join(ROOT, 'build/package');

export async function convertSource() {
    rmSync(CONVERTED, { recursive: true, force: true });
    const args = ['project', 'convert', 'source', '--source-dir', 'force-app', '--output-dir', CONVERTED];
    await runAlone(tool('sf'), args);
    return 'accepted';
}
