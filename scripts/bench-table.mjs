/** How benches print their figures. */

/** The first column to the left, figures to the right. */
export function printTable(title, head, lines) {
    const rows = [head, ...lines];
    const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    const padded = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]));
    console.log(`\n${title}`);
    for (const row of rows) console.log(`  ${row.map(padded).join('   ')}`);
}

export function count(number) {
    return number.toLocaleString('en-US');
}
