/**
 * `npm start`: builds what is needed and serves the local Case page. Prints one URL to open. Honours PORT.
 */
import { buildPreview, SERVER_PROGRAM } from '../build/preview.mjs';

const startedAt = performance.now();
await buildPreview(console.log);
console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
const { main } = await import(SERVER_PROGRAM);
await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
});
