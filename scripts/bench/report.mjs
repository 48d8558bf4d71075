/** How benches print their figures: tables, and promises that hold or don't. */

/** The first column to the left, figures to the right. */
export function printTable({ title, head, lines }) {
    const rows = [head, ...lines];
    const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    const padded = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]));
    console.log(`\n${title}`);
    for (const row of rows) console.log(`  ${row.map(padded).join('   ')}`);
}

/** The same table for README.md. */
export function markdownTable({ head, lines }) {
    const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
    return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * A broken promise fails the command.
 * @param {{ text: string, broken: string[] }[]} promises `broken`: where it does not hold
 */
export function printPromises(title, promises) {
    console.log(`\n${title}`);
    for (const { text, broken } of promises) {
        console.log(`  ${text}: ${broken.length === 0 ? 'yes' : `NO (${broken.join(', ')})`}`);
        if (broken.length > 0) process.exitCode = 1;
    }
}

export function count(number) {
    return number.toLocaleString('en-US');
}
