/**
 * JavaScript that an agent's page loads for us: the component as the platform compiles it, minified as an org serves it,
 * and the broker script, which is a static resource and served as it is.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { BENCH_ROOT } from './build.mjs';
import { BROKER_SCRIPT, buildBroker } from '../build/broker.mjs';
import { bundles } from '../support/project.mjs';
import { compiledBundles } from '../build/lwsBundles.mjs';

/** @returns {Promise<{ what: string, raw: number, gzip: number }[]>} bytes */
export async function measureBytes() {
    const compiled = await compiledBundles(bundles(), path.join(BENCH_ROOT, 'input'));
    const minified = await Promise.all(
        compiled.map(({ factory }) => transform(`define(${factory})`, { minify: true }))
    );
    await buildBroker();
    return [
        { what: `component, ${compiled.length} bundles, minified`, ...sizes(minified.map(({ code }) => code)) },
        { what: 'component, as compiled', ...sizes(compiled.map(({ factory }) => factory)) },
        { what: 'broker script', ...sizes([readFileSync(BROKER_SCRIPT, 'utf8')]) }
    ];
}

/** Each file for itself, as it would be served. */
function sizes(files) {
    const sum = (size) => files.reduce((total, file) => total + size(file), 0);
    return { raw: sum((file) => Buffer.byteLength(file)), gzip: sum((file) => gzipSync(file).length) };
}
