/** Shows the same rows in one of three ways: our list, a plain list, and the table that the platform offers. */
import { LightningElement, api } from 'lwc';
import type { Row } from 'c/chatHistoryCore';
import { publishRows } from 'c/chatHistoryState';
import { TIME_ZONE, answerOf } from './answer';
import { rowsOfAnswer } from './answerRows';

type Way = 'ours' | 'plain' | 'table';
type TableRow = Readonly<{ key: string; at: number | null; name: string | null; text: string }>;

export default class BenchStage extends LightningElement {
    way: Way | null = null;
    rows: readonly Row[] = [];
    tableData: readonly TableRow[] = [];
    version = 0;

    readonly timeZone = TIME_ZONE;
    readonly columns = [
        { label: 'Time', fieldName: 'at', type: 'date' },
        { label: 'Name', fieldName: 'name' },
        { label: 'Text', fieldName: 'text', wrapText: true }
    ];

    private ready: readonly Row[] = [];
    private readyForTable: readonly TableRow[] = [];

    get showsOurs(): boolean {
        return this.way === 'ours';
    }

    get showsPlain(): boolean {
        return this.way === 'plain';
    }

    get showsTable(): boolean {
        return this.way === 'table';
    }

    /** Puts the data in hand; nothing is shown. */
    @api
    prepare(entryCount: number): void {
        this.ready = rowsOfAnswer(answerOf(entryCount));
        this.readyForTable = this.ready.flatMap(tableRow);
    }

    @api
    show(way: Way): void {
        publishRows('bench', this.ready);
        this.rows = this.ready;
        this.tableData = this.readyForTable;
        this.version++;
        this.way = way;
    }

    @api
    clear(): void {
        this.way = null;
    }
}

function tableRow(row: Row): readonly TableRow[] {
    if (row.kind !== 'message') return [];
    return [{ key: row.key, at: row.entry.at, name: row.senderName, text: row.text }];
}
