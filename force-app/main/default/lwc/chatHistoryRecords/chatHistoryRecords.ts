/**
 * The records of one Case, where wanted others of its contact, their files, and names, by Lightning Data Service: no API
 * call is counted, sharing and field security hold, and it works when the broker does not. Shows nothing.
 *
 * The parent makes a new one for each Case (keyed by the Case id), so a late answer can't be taken for another Case's.
 * One query per object: an object that the org lacks, or the user may not see, costs only itself. `@optional` leaves out
 * a field that the user may not see instead of failing the query.
 *
 * recordsarrived  `RecordsArrived`: one object was answered, also with a problem.
 * namesarrived    `NamesArrived`: the contact's name, or those of users.
 * filesarrived    `FilesArrived`: the files of sessions and calls. Nothing where they could not be read: no notice is due.
 * diagnostic      { code, place }: a failure that shows nowhere else.
 *
 * Source: LWC Developer Guide, "lightning/graphql Wire Adapter (v2)" (API 65+); GraphQL API Developer Guide, "Optional
 * Fields". Not proven in an org: GraphQL on MessagingSession by CaseId [?].
 */
import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import type { GetRecordResult } from 'lightning/uiRecordApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { Diagnostic, LinkedFile, LinkedRecords, Names, Outcome, Scope } from 'c/chatHistoryCore';
import {
    decodeCalls,
    decodeChats,
    decodeFiles,
    decodeOtherCalls,
    decodeOtherSessions,
    decodeSessions,
    decodeUserNames,
    isContactId,
    shortId
} from 'c/chatHistoryCore';
import type { RecordsObject } from 'c/chatHistoryState';
import { CALLS, CHATS, SESSIONS, USERS } from './caseQueries';
import { FILES } from './filesQuery';
import { OTHER_CALLS, OTHER_SESSIONS } from './othersQuery';

/** Detail of the `recordsarrived` event. */
export type RecordsArrived = Readonly<{ caseId: string; object: RecordsObject; outcome: Outcome<LinkedRecords> }>;

/** Detail of the `namesarrived` event. */
export type NamesArrived = Readonly<{ caseId: string; names: Partial<Names> }>;

/** Detail of the `filesarrived` event. */
export type FilesArrived = Readonly<{ caseId: string; files: readonly LinkedFile[] }>;

/** What arrives of the Case. */
export type Arrival = RecordsArrived | NamesArrived | FilesArrived;

/** Detail of the `diagnostic` event. */
export type RecordsDiagnostic = Omit<Diagnostic, 'count'>;

/** Optional: a user who may not see the contact gets the Case without it. */
const CONTACT_NAME = 'Case.Contact.Name';
const CONTACT_ID = 'Case.ContactId';
const ONLY_NAME = [CONTACT_NAME];
const WITH_ID = [CONTACT_NAME, CONTACT_ID];

export default class ChatHistoryRecords extends LightningElement {
    /** The Case whose records are requested. Never changes during the life of one element. */
    @api caseId = '';

    /** Users whose names are wanted (see `usersToName`); nothing is requested for none. */
    @api userIds: readonly string[] = [];

    /** Sessions and calls whose files are wanted; nothing is requested for none. */
    @api fileRecordIds: readonly string[] = [];

    /** Whether other conversations of the Case's contact are wanted, too; nothing is requested for `case`. */
    @api scope: Scope = 'case';

    /** `null`: not wanted, or not known. */
    private contactId: string | null = null;
    private results: Partial<Record<RecordsObject | 'files', GraphQLResult>> = {};

    get variables(): Record<string, unknown> {
        return { caseId: this.caseId };
    }

    /** A query that is not there is not sent. */
    get usersQuery(): unknown {
        return this.userIds.length === 0 ? undefined : USERS;
    }

    get usersVariables(): Record<string, unknown> {
        return { ids: this.userIds };
    }

    @wire(graphql, { query: SESSIONS, variables: '$variables', operationName: 'chatHistorySessions' })
    sessionsArrived(result: GraphQLResult | undefined): void {
        this.arrived('sessions', result, decodeSessions);
    }

    @wire(graphql, { query: CALLS, variables: '$variables', operationName: 'chatHistoryCalls' })
    callsArrived(result: GraphQLResult | undefined): void {
        this.arrived('calls', result, decodeCalls);
    }

    @wire(graphql, { query: CHATS, variables: '$variables', operationName: 'chatHistoryChats' })
    chatsArrived(result: GraphQLResult | undefined): void {
        const outcome = this.arrived('chats', result, decodeChats);
        // Most orgs have no legacy chats, and a notice in each of them would be noise.
        if (outcome?.ok === false && outcome.problem.code === 'not-available') {
            this.dispatchDiagnostic('chats-not-available');
        }
    }

    @wire(graphql, { query: '$usersQuery', variables: '$usersVariables', operationName: 'chatHistoryUsers' })
    usersArrived(result: GraphQLResult | undefined): void {
        if (result?.data !== undefined) this.dispatchNames({ users: decodeUserNames(result) });
    }

    get filesQuery(): unknown {
        return this.fileRecordIds.length === 0 ? undefined : FILES;
    }

    get filesVariables(): Record<string, unknown> {
        return { ids: this.fileRecordIds };
    }

    @wire(graphql, { query: '$filesQuery', variables: '$filesVariables', operationName: 'chatHistoryFiles' })
    filesArrived(result: GraphQLResult | undefined): void {
        if (result?.data === undefined && result?.errors === undefined) return;
        this.results = { ...this.results, files: result };
        const decoded = decodeFiles(result);
        if (decoded === null) {
            // What is on screen stays where a refresh fails.
            this.dispatchDiagnostic('files-not-read');
            return;
        }
        if (decoded.hasMore) this.dispatchDiagnostic('files-left-out');
        const detail: FilesArrived = { caseId: this.caseId, files: decoded.files };
        this.dispatchEvent(new CustomEvent('filesarrived', { detail }));
    }

    get caseFields(): readonly string[] {
        return this.scope === 'case' ? ONLY_NAME : WITH_ID;
    }

    get otherSessionsQuery(): unknown {
        return this.contactId === null ? undefined : OTHER_SESSIONS;
    }

    get otherCallsQuery(): unknown {
        return this.contactId === null ? undefined : OTHER_CALLS;
    }

    get contactVariables(): Record<string, unknown> {
        return { contactId: this.contactId };
    }

    @wire(graphql, {
        query: '$otherSessionsQuery',
        variables: '$contactVariables',
        operationName: 'chatHistoryOtherSessions'
    })
    otherSessionsArrived(result: GraphQLResult | undefined): void {
        this.arrived('otherSessions', result, (each) => decodeOtherSessions(each, shortId(this.caseId), this.scope));
    }

    @wire(graphql, {
        query: '$otherCallsQuery',
        variables: '$contactVariables',
        operationName: 'chatHistoryOtherCalls'
    })
    otherCallsArrived(result: GraphQLResult | undefined): void {
        this.arrived('otherCalls', result, decodeOtherCalls);
    }

    @wire(getRecord, { recordId: '$caseId', optionalFields: '$caseFields' })
    contactArrived({ data, error }: GetRecordResult): void {
        if (data === undefined && error === undefined) return;
        const contactId = getFieldValue(data, CONTACT_ID);
        this.contactId = this.scope !== 'case' && isContactId(contactId) ? contactId : null;
        const name = getFieldValue(data, CONTACT_NAME);
        this.dispatchNames({ contact: typeof name === 'string' ? name : null });
    }

    /** Asks Lightning Data Service to read the records again. The answers, also failures, arrive through the wires. */
    @api
    async refresh(): Promise<void> {
        await Promise.all(Object.values(this.results).map(async (result) => this.refreshResult(result)));
    }

    private dispatchNames(names: Partial<Names>): void {
        const detail: NamesArrived = { caseId: this.caseId, names };
        this.dispatchEvent(new CustomEvent('namesarrived', { detail }));
    }

    private async refreshResult(result: GraphQLResult): Promise<void> {
        try {
            await result.refresh?.();
        } catch {
            this.dispatchDiagnostic('refresh-rejected');
        }
    }

    private dispatchDiagnostic(code: string): void {
        const detail: RecordsDiagnostic = { code, place: 'chatHistoryRecords' };
        this.dispatchEvent(new CustomEvent('diagnostic', { detail }));
    }

    private arrived(
        object: RecordsObject,
        result: GraphQLResult | undefined,
        decode: (result: GraphQLResult) => Outcome<LinkedRecords>
    ): Outcome<LinkedRecords> | null {
        // Before the first answer a wire gives neither.
        if (result?.data === undefined && result?.errors === undefined) return null;
        this.results = { ...this.results, [object]: result };
        const outcome = decode(result);
        const detail: RecordsArrived = { caseId: this.caseId, object, outcome };
        this.dispatchEvent(new CustomEvent('recordsarrived', { detail }));
        return outcome;
    }
}
