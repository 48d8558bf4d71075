/** Shows the same rows in our list, in a plain list, or in the table that the platform offers. */
import { LightningElement, api } from 'lwc';
import type { Row } from 'c/chatHistoryCore';
import type { RowContext } from 'c/chatHistoryLabels';
import { publishRows } from 'c/chatHistoryState';
import { createResponse, STARTED_AT, TIME_ZONE } from './response';
import { buildResponseRows } from './responseRows';

type ListKind = 'ours' | 'plain' | 'table';
type TableRow = Readonly<{ key: string; at: number | null; name: string | null; text: string }>;

export default class BenchStage extends LightningElement {
    shown: ListKind | null = null;
    rows: readonly Row[] = [];
    tableData: readonly TableRow[] = [];
    version = 0;

    readonly timeZone = TIME_ZONE;
    readonly context: RowContext = { timeZone: TIME_ZONE, nowMs: STARTED_AT, offer: null, contactName: undefined };
    readonly columns = [
        { label: 'Time', fieldName: 'at', type: 'date' },
        { label: 'Name', fieldName: 'name' },
        { label: 'Text', fieldName: 'text', wrapText: true }
    ];

    private preparedRows: readonly Row[] = [];
    private preparedTable: readonly TableRow[] = [];

    get showsOurs(): boolean {
        return this.shown === 'ours';
    }

    get showsPlain(): boolean {
        return this.shown === 'plain';
    }

    get showsTable(): boolean {
        return this.shown === 'table';
    }

    /** Puts the data in hand; nothing is shown. */
    @api
    prepare(entryCount: number): void {
        this.preparedRows = buildResponseRows(createResponse(entryCount));
        this.preparedTable = this.preparedRows.flatMap(tableRow);
    }

    @api
    show(kind: ListKind): void {
        publishRows('bench', this.preparedRows);
        this.rows = this.preparedRows;
        this.tableData = this.preparedTable;
        this.version++;
        this.shown = kind;
    }

    @api
    clear(): void {
        this.shown = null;
    }
}

function tableRow(row: Row): readonly TableRow[] {
    if (row.kind !== 'message') return [];
    return [{ key: row.key, at: row.entry.at, name: row.senderName, text: row.text }];
}
