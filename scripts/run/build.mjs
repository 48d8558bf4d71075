/** `npm run build`: the compiled components and the broker script, as they are deployed. */
import path from 'node:path';
import { buildDeployment } from '../build/deployment.mjs';
import { LWC_ROOT, ROOT, bundles } from '../support/project.mjs';

const startedAt = performance.now();
try {
    await buildDeployment();
    const elapsedMs = Math.round(performance.now() - startedAt);
    const place = path.relative(ROOT, LWC_ROOT);
    console.log(`Built ${bundles().length} bundles in ${place} and the broker script in ${elapsedMs} ms.`);
} catch (failure) {
    console.error(failure.message);
    process.exitCode = 1;
}
