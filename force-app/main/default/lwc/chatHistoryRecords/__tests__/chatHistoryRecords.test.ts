import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import ChatHistoryRecords from 'c/chatHistoryRecords';
import { settled } from 'support/settled';
import type { FilesArrived, NamesArrived, RecordsArrived, RecordsDiagnostic } from 'c/chatHistoryRecords';

type Refresh = () => Promise<unknown>;
type Config = Readonly<{ operationName: string; variables?: unknown; query?: unknown }>;
type Only = (config: Config) => boolean;
const wire = graphql as unknown as {
    emit(value: unknown, only: Only, refresh?: Refresh): void;
    emitErrors(errors: { message: string }[], only: Only): void;
};

const SESSIONS = 'chatHistorySessions';
const CALLS = 'chatHistoryCalls';
const CHATS = 'chatHistoryChats';
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

function queryOf(name: string): unknown {
    let found: unknown;
    wire.emit(undefined, (config) => {
        if (config.operationName === name) found = config.query;
        return false;
    });
    return found;
}

const connection = { edges: [{ node: { Id: '0Mw000000000001AAA' } }], pageInfo: { hasNextPage: true } };
const sessions = { uiapi: { query: { MessagingSession: connection } } };

describe('c-chat-history-records', () => {
    let element: HTMLElement & {
        caseId: string;
        userIds: readonly string[];
        fileRecordIds: readonly string[];
        scope: string;
        refresh(): void;
    };
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

    it('reports chats that the org lacks as a diagnostic too, since no notice says so', () => {
        const diagnostics: RecordsDiagnostic[] = [];
        element.addEventListener('diagnostic', (event) =>
            diagnostics.push((event as CustomEvent<RecordsDiagnostic>).detail)
        );
        wire.emitErrors([{ message: 'Failed to fetch' }], named(CHATS));
        expect(diagnostics).toEqual([]);
        wire.emitErrors([{ message: "Validation error: 'LiveChatTranscript' is undefined" }], named(CHATS));
        expect(diagnostics).toEqual([{ code: 'chats-not-available', place: 'chatHistoryRecords' }]);
        expect(arrived.map(({ object, outcome }) => [object, outcome.ok])).toEqual(Array(2).fill(['chats', false]));
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

    describe('asks for files', () => {
        const FILES = 'chatHistoryFiles';
        const files = (hasNextPage = false) => {
            const node = {
                LinkedEntityId: { value: '0Mw000000000001AAA' },
                ContentDocument: { Id: '069000000000001AAA' }
            };
            return { uiapi: { query: { ContentDocumentLink: { edges: [{ node }], pageInfo: { hasNextPage } } } } };
        };
        let diagnostics: RecordsDiagnostic[];
        let found: FilesArrived[];

        beforeEach(async () => {
            diagnostics = [];
            found = [];
            element.addEventListener('diagnostic', (event) =>
                diagnostics.push((event as CustomEvent<RecordsDiagnostic>).detail)
            );
            element.addEventListener('filesarrived', (event) =>
                found.push((event as CustomEvent<FilesArrived>).detail)
            );
            element.fileRecordIds = ['0Mw000000000001'];
            await Promise.resolve();
        });

        it('of the records that are wanted, all in one query', () => {
            expect(variablesOf(FILES)).toEqual({ ids: ['0Mw000000000001'] });
        });

        it('and reports them with the Case that they belong to', () => {
            wire.emit(files(), named(FILES));
            expect(found).toMatchObject([{ caseId: '500000000000001', files: [{ id: '069000000000001' }] }]);
            expect(diagnostics).toEqual([]);
        });

        it('and says as a diagnostic that there are more of them', () => {
            wire.emit(files(true), named(FILES));
            expect(diagnostics).toEqual([{ code: 'files-left-out', place: 'chatHistoryRecords' }]);
        });

        it('and says as a diagnostic that they can not be read, and nothing else', () => {
            wire.emitErrors([{ message: "Validation error: 'ContentDocumentLink' is undefined" }], named(FILES));
            expect([found, arrived, diagnostics]).toEqual([
                [],
                [],
                [{ code: 'files-not-read', place: 'chatHistoryRecords' }]
            ]);
        });

        it('again on a refresh', () => {
            const refresh = jest.fn(() => Promise.resolve());
            wire.emit(files(), named(FILES), refresh);
            element.refresh();
            expect(refresh).toHaveBeenCalledTimes(1);
        });
    });

    it('asks for no files before records are named', () => {
        expect(queryOf('chatHistoryFiles')).toBeUndefined();
    });

    describe('asks for the contact’s other conversations', () => {
        const CONTACT_ID = '003000000000001AAA';
        const caseRecord = (contactId: unknown) => ({
            apiName: 'Case',
            fields: { ContactId: { value: contactId }, Contact: { value: { fields: { Name: { value: 'Ada' } } } } }
        });
        // `gql` is nothing here: whether a query is sent, the browser tests say.
        const contactIds = () =>
            ['chatHistoryOtherSessions', 'chatHistoryOtherCalls'].map(
                (name) => (variablesOf(name) as { contactId: unknown }).contactId
            );
        const emitContact = async (contactId: unknown) => {
            (getRecord as unknown as { emit(value: unknown): void }).emit(caseRecord(contactId));
            await settled();
        };
        const optionalFields = () =>
            (getRecord as unknown as { getLastConfig(): { optionalFields: unknown } }).getLastConfig().optionalFields;

        it('not at all where the scope is the Case, nor for its contact’s id', async () => {
            await emitContact(CONTACT_ID);
            expect(contactIds()).toEqual([null, null]);
            expect(optionalFields()).toEqual(['Case.Contact.Name']);
        });

        it('once the contact is known', async () => {
            element.scope = 'customer';
            await Promise.resolve();
            expect(optionalFields()).toEqual(['Case.Contact.Name', 'Case.ContactId']);
            expect(contactIds()).toEqual([null, null]);
            await emitContact(CONTACT_ID);
            expect(contactIds()).toEqual([CONTACT_ID, CONTACT_ID]);
        });

        it.each([[null], [undefined], ['500000000000001'], ["003' OR Id != '"]])(
            'not for the contact %j',
            async (id) => {
                element.scope = 'customer';
                await Promise.resolve();
                await emitContact(id);
                expect(contactIds()).toEqual([null, null]);
            }
        );

        it('and reports those in scope', async () => {
            element.scope = 'unlinked';
            await emitContact(CONTACT_ID);
            const node = { Id: '0Mw000000000002AAA', CaseId: { value: null } };
            const linked = { Id: '0Mw000000000003AAA', CaseId: { value: '500000000000002AAA' } };
            const edges = [{ node }, { node: linked }];
            const data = { uiapi: { query: { MessagingSession: { edges, pageInfo: { hasNextPage: false } } } } };
            wire.emit(data, named('chatHistoryOtherSessions'));
            expect(arrived).toMatchObject([
                { object: 'otherSessions', outcome: { value: { records: [{ id: '0Mw000000000002', link: 'none' }] } } }
            ]);
            expect(arrived[0]?.outcome).toMatchObject({ value: { records: { length: 1 } } });
        });
    });

    it('shows nothing', () => {
        expect(element.shadowRoot?.children).toHaveLength(0);
    });
});
