/**
 * Two versions of the LWC engine or compiler side by side don't fail, they misbehave: Jest would compile with one and run
 * on the other. So every copy that is installed must be the one that package.json pins.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/project.mjs';

const ENGINE = [
    '@lwc/compiler',
    '@lwc/engine-core',
    '@lwc/engine-dom',
    '@lwc/errors',
    '@lwc/synthetic-shadow',
    '@lwc/template-compiler'
];

export function engineVersions() {
    const pinned = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).devDependencies.lwc;
    const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
    const others = Object.entries(lock.packages)
        .filter(([place]) => ENGINE.some((name) => place.endsWith(`node_modules/${name}`)))
        .filter(([, { version }]) => version !== pinned)
        .map(([place, { version }]) => `${place} is ${version}`);
    if (others.length > 0) throw new Error(`LWC must be ${pinned} everywhere:\n${others.join('\n')}`);
    return `LWC ${pinned}`;
}
