/** What scripts/bench/measure.mjs runs in a process of its own: the name of a bench and its options as JSON. Prints JSON. */
import { measureDay } from './day/measureDay';
import { measureOrg } from './org/measureOrg';
import { measureRows } from './rows';
import { measureTruth } from './truth/measureTruth';

const MEASURES: Readonly<Record<string, (options: never) => unknown>> = {
    rows: measureRows,
    day: measureDay,
    org: measureOrg,
    truth: measureTruth
};

const [name = '', options = '{}'] = process.argv.slice(2);
const measure = MEASURES[name];
if (measure === undefined) throw new Error(`There is no bench "${name}": ${Object.keys(MEASURES).join(', ')}`);
process.stdout.write(JSON.stringify(await measure(JSON.parse(options) as never)));
