import type { Row } from 'c/chatHistoryCore';
import { forgetRows, publishRows, rowsOf } from 'c/chatHistoryState';

const ROWS: readonly Row[] = [{ kind: 'day', key: 'day', day: '2026-11-24', at: 0 }];

describe('the row store', () => {
    it('keeps the rows of two components apart', () => {
        publishRows('one', ROWS);
        expect([rowsOf('one'), rowsOf('two')]).toEqual([ROWS, []]);
    });

    it('forgets rows when told to', () => {
        publishRows('one', ROWS);
        forgetRows('one');
        expect(rowsOf('one')).toEqual([]);
    });
});
