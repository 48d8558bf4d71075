/** The list that anybody would write: rows through `@api`, a `for:each`, and nothing but name, time and text. */
import { LightningElement, api } from 'lwc';
import type { Row } from 'c/chatHistoryCore';

type Item = Readonly<{ key: string; name: string; time: string; text: string }>;

export default class BenchPlainList extends LightningElement {
    @api rows: readonly Row[] = [];
    @api timeZone = 'UTC';

    get items(): readonly Item[] {
        const format = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: this.timeZone });
        return this.rows.flatMap((row) => {
            if (row.kind !== 'message') return [];
            const { key, text, senderName } = row;
            return [{ key, text, name: senderName ?? '', time: format.format(row.entry.at ?? 0) }];
        });
    }
}
