/**
 * Serves the local page until Ctrl-C. Run by `npm start`.
 */
import type { RunningServer } from './server';
import { startServer } from './server';

const DEFAULT_PORT = 4600;
const PORTS_TO_TRY = 20;

export async function main(): Promise<void> {
    const wantedPort = portOf(process.env['PORT']);
    const server = await startOnFreePort(wantedPort, PORTS_TO_TRY);
    if (server.port !== wantedPort) say(`Port ${wantedPort} is taken, using ${server.port}.`);
    say(`\nOpen ${server.url}\n\nCtrl-C ends it.`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(server));
}

function portOf(setting: string | undefined): number {
    if (setting === undefined || setting === '') return DEFAULT_PORT;
    const port = Number(setting);
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
    throw new Error(`PORT is "${setting}"; it must be a number from 1 to 65535.`);
}

function say(line: string): void {
    process.stdout.write(`${line}\n`);
}

async function stop(server: RunningServer): Promise<void> {
    await server.close();
    process.exit(0);
}

async function startOnFreePort(port: number, tries: number): Promise<RunningServer> {
    try {
        return await startServer(port);
    } catch (error) {
        if (!isTaken(error) || tries <= 1) throw error;
        return startOnFreePort(port + 1, tries - 1);
    }
}

function isTaken(error: unknown): boolean {
    return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
