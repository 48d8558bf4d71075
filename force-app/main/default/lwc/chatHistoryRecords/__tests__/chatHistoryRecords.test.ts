import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import ChatHistoryRecords from 'c/chatHistoryRecords';
import type { NamesArrived, RecordsArrived, RecordsDiagnostic } from 'c/chatHistoryRecords';

type Refresh = () => Promise<unknown>;
type Config = Readonly<{ operationName: string; variables?: unknown }>;
type Only = (config: Config) => boolean;
const wire = graphql as unknown as {
    emit(value: unknown, only: Only, refresh?: Refresh): void;
    emitErrors(errors: { message: string }[], only: Only): void;
};

const SESSIONS = 'chatHistorySessions';
const CALLS = 'chatHistoryCalls';
const named =
    (name: string): Only =>
    (config) =>
        config.operationName === name;

function variablesOf(name: string): unknown {
    let found: unknown;
    wire.emit(undefined, (config) => {
        if (config.operationName === name) found = config.variables;
        return false;
    });
    return found;
}

const connection = { edges: [{ node: { Id: '0Mw000000000001AAA' } }], pageInfo: { hasNextPage: true } };
const sessions = { uiapi: { query: { MessagingSession: connection } } };

describe('c-chat-history-records', () => {
    let element: HTMLElement & { caseId: string; userIds: readonly string[]; refresh(): void };
    let arrived: RecordsArrived[];

    beforeEach(() => {
        arrived = [];
        element = createElement('c-chat-history-records', { is: ChatHistoryRecords });
        element.caseId = '500000000000001';
        element.addEventListener('recordsarrived', (event) =>
            arrived.push((event as CustomEvent<RecordsArrived>).detail)
        );
        document.body.appendChild(element);
    });

    afterEach(() => element.remove());

    it('requests the records of its Case', () => {
        expect([variablesOf(SESSIONS), variablesOf(CALLS)]).toEqual(Array(2).fill({ caseId: '500000000000001' }));
    });

    it('reports nothing before an answer', () => {
        wire.emit(undefined, named(SESSIONS));
        expect(arrived).toEqual([]);
    });

    it('reports what an object answered, with the Case that it belongs to', () => {
        wire.emit(sessions, named(SESSIONS));
        expect(arrived).toMatchObject([
            {
                caseId: '500000000000001',
                object: 'sessions',
                outcome: { ok: true, value: { records: [{ id: '0Mw000000000001' }], hasMore: true } }
            }
        ]);
    });

    it('reports an object that the org lacks as failed, and the other one as usual', () => {
        wire.emitErrors([{ message: "Validation error: 'VoiceCall' is undefined" }], named(CALLS));
        wire.emit(sessions, named(SESSIONS));
        expect(arrived.map(({ object, outcome }) => [object, outcome.ok])).toEqual([
            ['calls', false],
            ['sessions', true]
        ]);
    });

    it('asks both objects again on a refresh, and reports one that fails as a diagnostic', async () => {
        const refreshed: string[] = [];
        const diagnostics: RecordsDiagnostic[] = [];
        element.addEventListener('diagnostic', (event) =>
            diagnostics.push((event as CustomEvent<RecordsDiagnostic>).detail)
        );
        wire.emit(sessions, named(SESSIONS), () => Promise.resolve(refreshed.push('sessions')));
        wire.emit({}, named(CALLS), () => Promise.reject(new Error(String(refreshed.push('calls')))));
        element.refresh();
        expect(refreshed).toEqual(['sessions', 'calls']);
        await Promise.resolve();
        await Promise.resolve();
        expect(diagnostics).toEqual([{ code: 'refresh-rejected', place: 'chatHistoryRecords' }]);
    });

    it('asks for the users that are wanted, and reports names with the Case that they belong to', async () => {
        const names: NamesArrived[] = [];
        element.addEventListener('namesarrived', (event) => names.push((event as CustomEvent<NamesArrived>).detail));
        element.userIds = ['005000000000009'];
        await Promise.resolve();
        expect(variablesOf('chatHistoryUsers')).toEqual({ ids: ['005000000000009'] });
        const edges = [{ node: { Id: '005000000000009AAA', Name: { value: 'Lena Okoro' } } }];
        wire.emit({ uiapi: { query: { User: { edges } } } }, named('chatHistoryUsers'));
        wire.emitErrors([{ message: 'no such object' }], named('chatHistoryUsers'));
        expect(names).toEqual([{ caseId: '500000000000001', names: { users: { '005000000000009': 'Lena Okoro' } } }]);
    });

    it('shows nothing', () => {
        expect(element.shadowRoot?.children).toHaveLength(0);
    });
});
