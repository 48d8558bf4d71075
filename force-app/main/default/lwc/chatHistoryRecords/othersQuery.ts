/**
 * The sessions and calls of the Case's contact, whatever they are linked to: one query per object, and no field but the id
 * that a user has to see.
 *
 * Source: Object Reference, MessagingSession.EndUserContactId (a reference to Contact; that it can be filtered by [I]) and
 * VoiceCall.RelatedRecordId (of several objects; that it may be a contact [?]).
 */
import { gql } from 'lightning/graphql';

// prettier-ignore
export const OTHER_SESSIONS = gql`
    query chatHistoryOtherSessions($contactId: ID) { uiapi { query {
        MessagingSession(where: { EndUserContactId: { eq: $contactId } }, first: 200, orderBy: { StartTime: { order: DESC } }) {
            edges { node {
                Id
                CaseId @optional { value }
                Case @optional { CaseNumber @optional { value } }
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
export const OTHER_CALLS = gql`
    query chatHistoryOtherCalls($contactId: ID) { uiapi { query {
        VoiceCall(where: { RelatedRecordId: { eq: $contactId } }, first: 200, orderBy: { CallStartDateTime: { order: DESC } }) {
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
