/** Runs a command of this project's own tools; quiet while it goes well, everything it said when it doesn't. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './bundles.mjs';

/** The CLI must not phone home, update itself or ask for a version: nothing here reaches beyond this machine. */
const QUIET_CLI = {
    SF_DISABLE_TELEMETRY: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true'
};

/** Path of a tool that `npm ci` installed. */
export const tool = (name) => path.join(ROOT, 'node_modules/.bin', name);

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, cwd?: string, env?: Record<string, string> }} options `show`: pass the output through
 * @returns {Promise<string>} what it printed; rejects with that when the command fails
 */
export function run(command, args, { show = false, cwd = ROOT, env = {} } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, {
            cwd,
            env: { ...process.env, ...QUIET_CLI, ...env },
            stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe']
        });
        let output = '';
        child.stdout?.on('data', (chunk) => (output += chunk));
        child.stderr?.on('data', (chunk) => (output += chunk));
        child.on('error', reject);
        child.on('close', (code) => {
            if (code === 0) resolve(output);
            else reject(new Error(`${path.basename(command)} ${args.join(' ')} failed (${code})\n${output}`));
        });
    });
}
