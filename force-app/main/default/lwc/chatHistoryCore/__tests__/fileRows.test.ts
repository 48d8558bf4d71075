import {
    AGENT_ID,
    CALL_ID,
    CONVERSATION_ID,
    MINUTE_MS,
    MORNING_AT,
    SESSION_ID,
    aFile,
    aLoadOf,
    aSession,
    anEntry
} from 'support/builders';
import { buildRows, judge, type LinkedFile, type OwnedEntry, type Row, type Transcript } from 'c/chatHistoryCore';

const NON_TEXT = { kind: 'non-text' } as const;

/** Minutes after nine. */
const at = (minutes: number): number => MORNING_AT + minutes * MINUTE_MS;
const file = (minutes: number, fields: Partial<LinkedFile> = {}): LinkedFile =>
    aFile({ id: `0690000000000${String(minutes).padStart(2, '0')}`, at: at(minutes), ...fields });
const picture = (minutes: number): OwnedEntry => anEntry({ at: at(minutes), body: NON_TEXT });

function rowsOf(
    entries: readonly OwnedEntry[],
    files: readonly LinkedFile[],
    transcript: Partial<Transcript> = {},
    load: Parameters<typeof aLoadOf>[1] = {}
): readonly Row[] {
    const loads = { [CONVERSATION_ID]: aLoadOf({ entries, ...transcript }, load) };
    return buildRows({ records: [aSession({ ownerId: AGENT_ID })], loads, timeZone: 'UTC', files });
}

/** Of messages, pictures and files; a picture with the minutes of its files. */
function outline(rows: readonly Row[]): readonly string[] {
    const minutes = (time: number | null) => (time === null ? '?' : String((time - MORNING_AT) / MINUTE_MS));
    return rows.flatMap((row) => {
        if (row.kind === 'message') return [`text ${minutes(row.entry.at)}`];
        if (row.kind === 'file') return [`file ${minutes(row.file.at)}`];
        if (row.kind !== 'omission') return [];
        const files = row.files?.map((each) => minutes(each.at)) ?? [];
        return [`${row.entries.length} without text ${minutes(row.at)}${files.length ? `: ${files.join(' ')}` : ''}`];
    });
}

describe('Files in the timeline', () => {
    it('stand with the messages that they probably are, several with several', () => {
        const entries = [anEntry({ at: at(0) }), picture(3), picture(4), picture(5), anEntry({ at: at(6) })];
        expect(outline(rowsOf(entries, [file(3), file(5)]))).toEqual(['text 0', '3 without text 3: 3 5', 'text 6']);
    });

    it('stand alone at their time where no message is theirs, under keys of their own', () => {
        const rows = rowsOf([anEntry({ at: at(0) }), anEntry({ at: at(9) })], [file(4), file(20)]);
        expect(outline(rows)).toEqual(['text 0', 'file 4', 'text 9', 'file 20']);
        const keys = rows.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toContain(`${SESSION_ID}/file/069000000000004`);
    });

    it('let the next message say who speaks', () => {
        const rows = rowsOf([anEntry({ at: at(0) }), anEntry({ at: at(2) })], [file(1)]);
        expect(rows.flatMap((row) => (row.kind === 'message' ? [row.opensGroup] : []))).toEqual([true, true]);
    });

    it('open a day where they are the first of it', () => {
        const rows = rowsOf([anEntry({ at: at(0) })], [file(4, { at: at(24 * 60) })]);
        expect(rows.map(({ kind }) => kind).filter((kind) => ['day', 'file', 'message'].includes(kind))).toEqual([
            'day',
            'message',
            'day',
            'file'
        ]);
    });

    it('without a time stand last', () => {
        expect(outline(rowsOf([anEntry({ at: at(9) })], [file(1, { at: null }), file(2)]))).toEqual([
            'file 2',
            'text 9',
            'file ?'
        ]);
    });

    it('of another record do not stand here', () => {
        expect(outline(rowsOf([picture(1)], [file(1, { recordId: CALL_ID })]))).toEqual(['1 without text 1']);
    });

    it('that the owner stored are no picture of the customer, also where the owner never wrote', () => {
        expect(outline(rowsOf([picture(1)], [file(1, { createdById: AGENT_ID })]))).toEqual([
            'file 1',
            '1 without text 1'
        ]);
    });

    it('from before the first loaded message are left out, since they may belong to one that is not loaded', () => {
        const older = { state: 'possible', before: at(5) } as const;
        const rows = rowsOf([anEntry({ at: at(5) })], [file(1), file(7)], { older });
        expect(outline(rows)).toEqual(['text 5', 'file 7']);
    });

    it('are not shown where the messages are covered or not loaded', () => {
        expect(outline(rowsOf([picture(1)], [file(1)], {}, { expiry: 'expired' }))).toEqual([]);
        const records = [aSession()];
        expect(outline(buildRows({ records, loads: {}, timeZone: 'UTC', files: [file(1)] }))).toEqual([]);
    });

    it('are all that there is of a session without a transcript', () => {
        const records = [aSession({ conversation: { state: 'none' } })];
        const rows = buildRows({ records, loads: {}, timeZone: 'UTC', files: [file(1)] });
        expect(rows.map(({ kind }) => kind)).toEqual(['start', 'day', 'file', 'omission']);
    });
});

describe('A message whose file is probably here', () => {
    const [record] = judge(rowsOf([picture(3), picture(4)], [file(3)])).records;

    it('is still missing: near in time is no proof', () => {
        expect(record?.completeness).toBe('parts-missing');
    });

    it('is counted among what is missing, with the number of files', () => {
        expect(record?.missing).toMatchObject([{ omission: { kind: 'non-text', count: 2 }, fileCount: 1 }]);
    });
});
