/** `npm run deploy -- --target-org <alias>`: build, look at what would go, then the real deploy. */
import { buildAll } from './build.mjs';
import { convertSource } from './gates/convertSource.mjs';
import { packageContents } from './gates/packageContents.mjs';
import { platformCompile } from './gates/platformCompile.mjs';
import { run, tool } from './run.mjs';

try {
    await buildAll();
    await platformCompile();
    await convertSource();
    packageContents();
    await run(tool('sf'), ['project', 'deploy', 'start', '--source-dir', 'force-app', ...process.argv.slice(2)], {
        show: true
    });
} catch (failure) {
    console.error(failure.message);
    process.exitCode = 1;
}
