/** The rows at which a problem or a question stands. */
import type { Row } from 'c/chatHistoryCore';

export function troubledKeys(rows: readonly Row[]): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const row of rows) {
        if ('problem' in row && row.problem !== null) keys.add(row.key);
    }
    return keys;
}
