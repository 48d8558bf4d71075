/** `npm run deploy -- --target-org <alias>`: build, look at what would go, then the real deploy. */
import { buildDeployment } from '../build/deployment.mjs';
import { convertSource } from '../check/convertSource.mjs';
import { packageContents } from '../check/packageContents.mjs';
import { platformCompile } from '../check/platformCompile.mjs';
import { run, tool } from '../support/command.mjs';

try {
    await buildDeployment();
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
