import type { Row } from 'c/chatHistoryCore';
import { forgetRows, publishRows, rowsOf } from 'c/chatHistoryState';

const ROWS: readonly Row[] = [{ kind: 'day', key: 'day', day: '2026-11-24', at: 0 }];

describe('The row store', () => {
    it('separates the rows of two components', () => {
        publishRows('one', ROWS);
        expect([rowsOf('one'), rowsOf('two')]).toEqual([ROWS, []]);
    });

    it('has no rows of a component that has left the page', () => {
        publishRows('one', ROWS);
        forgetRows('one');
        expect(rowsOf('one')).toEqual([]);
    });
});
