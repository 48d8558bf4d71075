/**
 * `npm run figures`: measures bytes, an agent's day and an org's day, and writes the figures into README.md, between
 * `<!-- figures:name -->` and `<!-- /figures:name -->`, with the date. So its numbers come out of a script. Where a promise
 * is broken, nothing is written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../support/project.mjs';
import { measureBytes } from './bytes.mjs';
import { dayPromises, dayTable, measureDays } from './day.mjs';
import { measureOrgs, orgPromises, orgSummary } from './org.mjs';
import { count, markdownTable, printPromises } from './report.mjs';

const README = path.join(ROOT, 'README.md');
const ORG_SIZE = 1_000;

const bytes = await measureBytes();
const days = await measureDays();
const orgs = await measureOrgs();
printPromises('Promised', [...dayPromises(days), ...orgPromises(orgs)]);
if (process.exitCode !== 1) await writeFigures(new Date().toISOString().slice(0, 10));

async function writeFigures(date) {
    await writeSections({
        bytes: markdownTable({
            head: [`JavaScript, ${date}`, 'bytes', 'gzipped'],
            lines: bytes.map(({ what, raw, gzip }) => [what, count(raw), count(gzip)])
        }),
        day: markdownTable(withCorner(dayTable(days.find(({ revisits }) => revisits === 1)), date)),
        org: markdownTable(withCorner(orgSummary(orgs, ORG_SIZE), `${count(ORG_SIZE)} agents, ${date}`))
    });
}

function withCorner({ head, lines }, corner) {
    return { head: [corner, ...head.slice(1)], lines };
}

/** @throws where README has no such markers: a figure that nobody updates is worse than none */
async function writeSections(sections) {
    let text = readFileSync(README, 'utf8');
    for (const [name, section] of Object.entries(sections)) {
        const pattern = new RegExp(`(<!-- figures:${name} -->)[^]*(<!-- /figures:${name} -->)`);
        if (!pattern.test(text)) throw new Error(`README.md has no section "figures:${name}"`);
        text = text.replace(pattern, (_, start, end) => `${start}\n\n${section}\n\n${end}`);
    }
    writeFileSync(README, await format(text, { ...(await resolveConfig(README)), filepath: README }));
}
