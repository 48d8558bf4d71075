/**
 * The page inside Lightning Web Security is built when it is first asked for, so that nobody else waits for it.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../http/shared';

type Build = Readonly<{ buildLws: () => Promise<void> }>;

const BUILD_SCRIPT = pathToFileURL(path.join(PROJECT_ROOT, 'scripts/build/lws.mjs')).href;

let building: Promise<void> = Promise.resolve();

/** Does nothing where the lane is there and nothing that it is made of has changed. */
export function buildLane(): Promise<void> {
    building = building.catch(() => undefined).then(build);
    return building;
}

async function build(): Promise<void> {
    const { buildLws } = (await import(BUILD_SCRIPT)) as Build;
    await buildLws();
}
