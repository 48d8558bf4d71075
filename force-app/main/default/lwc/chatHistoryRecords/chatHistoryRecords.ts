/**
 * The records of one Case, and names, by Lightning Data Service: no API call is counted, sharing and field security hold, and it
 * works when the broker does not. Shows nothing.
 *
 * The parent makes a new one for each Case (keyed by the Case id), so a late answer can't be taken for another Case's.
 * One query per object: an object that the org lacks, or the user may not see, costs only itself. `@optional` leaves out
 * a field that the user may not see instead of failing the query.
 *
 * recordsarrived  `RecordsArrived`: one object was answered, also with a problem.
 * namesarrived    `NamesArrived`: the contact's name, or those of users.
 * diagnostic      { code, place }: a failure that shows nowhere else.
 *
 * Source: LWC Developer Guide, "lightning/graphql Wire Adapter (v2)" (API 65+); GraphQL API Developer Guide, "Optional
 * Fields". Not proven in an org: GraphQL on MessagingSession by CaseId [?].
 */
import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import type { GetRecordResult } from 'lightning/uiRecordApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { Diagnostic, LinkedRecords, Names, Outcome } from 'c/chatHistoryCore';
import { decodeCalls, decodeSessions, decodeUserNames } from 'c/chatHistoryCore';
import type { RecordsObject } from 'c/chatHistoryState';

/** Detail of the `recordsarrived` event. */
export type RecordsArrived = Readonly<{ caseId: string; object: RecordsObject; outcome: Outcome<LinkedRecords> }>;

/** Detail of the `namesarrived` event. */
export type NamesArrived = Readonly<{ caseId: string; names: Partial<Names> }>;

/** Detail of the `diagnostic` event. */
export type RecordsDiagnostic = Omit<Diagnostic, 'count'>;

// prettier-ignore
const SESSIONS = gql`
    query chatHistorySessions($caseId: ID) { uiapi { query {
        MessagingSession(where: { CaseId: { eq: $caseId } }, first: 200, orderBy: { StartTime: { order: DESC } }) {
            edges { node {
                Id
                Name @optional { value }
                Status @optional { value }
                AgentType @optional { value }
                ChannelType @optional { value }
                ChannelName @optional { value }
                StartTime @optional { value }
                AcceptTime @optional { value }
                EndTime @optional { value }
                EndedByType @optional { value }
                AgentMessageCount @optional { value }
                EndUserMessageCount @optional { value }
                PreviewDetails @optional { value }
                ConversationId @optional { value }
                OwnerId @optional { value }
                Owner @optional { ... on User { Name @optional { value } } }
                MessagingEndUser @optional { Name @optional { value } }
            } }
            pageInfo { hasNextPage }
        }
    } } }
`;

// prettier-ignore
const CALLS = gql`
    query chatHistoryCalls($caseId: ID) { uiapi { query {
        VoiceCall(where: { RelatedRecordId: { eq: $caseId } }, first: 200, orderBy: { CallStartDateTime: { order: DESC } }) {
            edges { node {
                Id
                CallDisposition @optional { value }
                CallType @optional { value }
                CallStartDateTime @optional { value }
                CallEndDateTime @optional { value }
                CallDurationInSeconds @optional { value }
                FromPhoneNumber @optional { value }
                ToPhoneNumber @optional { value }
                TranscribedLanguage @optional { value }
                ConversationId @optional { value }
            } }
            pageInfo { hasNextPage }
        }
    } } }
`;

// prettier-ignore
const USERS = gql`
    query chatHistoryUsers($ids: [ID]) { uiapi { query {
        User(where: { Id: { in: $ids } }, first: 100) { edges { node { Id Name @optional { value } } } }
    } } }
`;

/** Optional: a user who may not see the contact gets the Case without it. */
const CONTACT_NAME = 'Case.Contact.Name';

export default class ChatHistoryRecords extends LightningElement {
    /** The Case whose records are requested. Never changes during the life of one element. */
    @api caseId = '';

    /** Users whose names are wanted (see `usersToName`); nothing is requested for none. */
    @api userIds: readonly string[] = [];

    private results: Partial<Record<RecordsObject, GraphQLResult>> = {};

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

    @wire(graphql, { query: '$usersQuery', variables: '$usersVariables', operationName: 'chatHistoryUsers' })
    usersArrived(result: GraphQLResult | undefined): void {
        if (result?.data !== undefined) this.dispatchNames({ users: decodeUserNames(result) });
    }

    @wire(getRecord, { recordId: '$caseId', optionalFields: [CONTACT_NAME] })
    contactArrived({ data, error }: GetRecordResult): void {
        if (data === undefined && error === undefined) return;
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
            const detail: RecordsDiagnostic = { code: 'refresh-rejected', place: 'chatHistoryRecords' };
            this.dispatchEvent(new CustomEvent('diagnostic', { detail }));
        }
    }

    private arrived(
        object: RecordsObject,
        result: GraphQLResult | undefined,
        decode: (result: GraphQLResult) => Outcome<LinkedRecords>
    ): void {
        // Before the first answer a wire gives neither.
        if (result?.data === undefined && result?.errors === undefined) return;
        this.results = { ...this.results, [object]: result };
        const detail: RecordsArrived = { caseId: this.caseId, object, outcome: decode(result) };
        this.dispatchEvent(new CustomEvent('recordsarrived', { detail }));
    }
}
