/** Runs a command of this project's own tools; quiet while it succeeds, with all of its output when it fails. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './project.mjs';

/**
 * The CLI must not report usage, update itself or ask for a version. The CLI in node_modules obeys SF_DISABLE_AUTOUPDATE;
 * SF_AUTOUPDATE_DISABLE is what its documentation names.
 */
const QUIET_CLI = {
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true'
};

/** Carried by a command and by every process that it starts, however detached. */
const MARK = 'CHAT_HISTORY_COMMAND';

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

/** Waits for all of them, also when one fails, so that nothing goes on behind a report. Rejects with every message. */
export async function allDone(promises) {
    const results = await Promise.allSettled(promises);
    const failures = results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message);
    if (failures.length > 0) throw new Error(failures.join('\n\n'));
}

/** As `run`, and rejects when the command leaves a process behind, e.g. one that updates a tool later. */
export async function runAlone(command, args, options = {}) {
    const mark = randomUUID();
    const output = await run(command, args, { ...options, env: { ...options.env, [MARK]: mark } });
    const left = processesMarked(mark);
    if (left.length > 0) throw new Error(`${path.basename(command)} left running:\n${left.join('\n')}`);
    return output;
}

/** Command lines of the processes that carry the mark. Only Linux tells the environment of a process; [] elsewhere. */
function processesMarked(mark) {
    if (!existsSync('/proc/self/environ')) return [];
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const marked = ids.filter((id) => procText(id, 'environ').includes(`${MARK}=${mark}`));
    return marked.map((id) => `${id} ${procText(id, 'cmdline').replaceAll('\0', ' ')}`);
}

/** Empty for a process that ended meanwhile, or belongs to another user. */
function procText(id, file) {
    try {
        return readFileSync(`/proc/${id}/${file}`, 'utf8');
    } catch {
        return '';
    }
}
