import type { LinkedRecord, Loads } from '../chatHistoryCore';
import {
    aLoad,
    aLoadOf,
    anEntry,
    aSession,
    CONVERSATION_ID,
    HOUR_MS,
    MORNING_AT,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { rowsOf, secondSession } from './outline';

describe('A problem of one conversation', () => {
    const problem = { code: 'over-budget' } as const;
    const recordIds = [SESSION_ID, SECOND_SESSION_ID];
    const open = { ...secondSession, status: 'active' as const, endAt: null };
    const refresh = { fetchPolicy: 'refresh', newerThan: 1 } as const;
    const older = { state: 'possible', before: MORNING_AT } as const;

    /** The keys of the rows at which it stands. */
    function placesOf(records: readonly LinkedRecord[], load: Loads[string]): readonly string[] {
        const rows = rowsOf(records, { [CONVERSATION_ID]: load });
        return rows.flatMap(({ key, ...row }) => ('problem' in row && row.problem === problem ? [key] : []));
    }

    test('It stands at each start that offers the transcript, while none is here', () => {
        const load = aLoad({ lastFetch: { fetchPolicy: 'cache-first' }, problem });
        expect(placesOf([aSession(), open], load)).toEqual([`${SESSION_ID}/start`, `${SECOND_SESSION_ID}/start`]);
    });

    test('It stands where older messages were requested, and only there', () => {
        const load = aLoadOf({ recordIds, older }, { lastFetch: { fetchPolicy: 'older-page', before: 1 }, problem });
        expect(placesOf([aSession(), open], load)).toEqual([`${SESSION_ID}/older`]);
    });

    test('It stands at the open end, where the refresh is offered', () => {
        const load = aLoadOf({ recordIds, older }, { lastFetch: refresh, problem });
        expect(placesOf([aSession(), open], load)).toEqual([`${SECOND_SESSION_ID}/end`]);
    });

    test('It stands at the start of the last record after a refresh where nothing is open', () => {
        const fetchedAt = MORNING_AT + 3 * HOUR_MS;
        const entries = [anEntry({ recordId: SECOND_SESSION_ID })];
        const load = aLoadOf({ recordIds, fetchedAt, entries }, { lastFetch: refresh, problem });
        expect(placesOf([aSession(), secondSession], load)).toEqual([`${SECOND_SESSION_ID}/start`]);
    });

    test('It stands somewhere even where no request is known', () => {
        const load = aLoadOf({ entries: [anEntry()] }, { lastFetch: null, problem });
        expect(placesOf([aSession()], load)).toEqual([`${SESSION_ID}/start`]);
    });

    test.each(['held-back-hourly', 'held-back-active', 'busy', 'unavailable', 'ceiling-reached'] as const)(
        'It stands at no row where the whole connection has it: %s',
        (code) => {
            const load = aLoad({ problem: { code } });
            expect(rowsOf([aSession()], { [CONVERSATION_ID]: load })[0]).toMatchObject({ load, problem: null });
        }
    );

    test('It stands at the last expired row, where the refresh is offered', () => {
        const load = aLoadOf({ recordIds, older }, { lastFetch: refresh, problem, expiry: 'expired' });
        expect(placesOf([aSession(), open], load)).toEqual([`${SECOND_SESSION_ID}/expired`]);
    });

    test('It stands at the last expired row even where older messages were requested before', () => {
        const lastFetch = { fetchPolicy: 'older-page', before: 1 } as const;
        const load = aLoadOf({ recordIds, older }, { lastFetch, problem, expiry: 'expired' });
        expect(placesOf([aSession()], load)).toEqual([`${SESSION_ID}/expired`]);
    });
});
