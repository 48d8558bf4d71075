/** The records of the Case, one query per object, and names of users. `@optional`: a field that this user may not see is left out. */
import { gql } from 'lightning/graphql';

// prettier-ignore
export const SESSIONS = gql`
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
export const CALLS = gql`
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
export const CHATS = gql`
    query chatHistoryChats($caseId: ID) { uiapi { query {
        LiveChatTranscript(where: { CaseId: { eq: $caseId } }, first: 200, orderBy: { StartTime: { order: DESC } }) {
            edges { node {
                Id
                Name @optional { value }
                Status @optional { value }
                StartTime @optional { value }
                EndTime @optional { value }
                EndedBy @optional { value }
                IsChatbotSession @optional { value }
                OperatorMessageCount @optional { value }
                VisitorMessageCount @optional { value }
                Body @optional { value }
                Owner @optional { ... on User { Name @optional { value } } }
                Contact @optional { Name @optional { value } }
            } }
            pageInfo { hasNextPage }
        }
    } } }
`;

// prettier-ignore
export const USERS = gql`
    query chatHistoryUsers($ids: [ID]) { uiapi { query {
        User(where: { Id: { in: $ids } }, first: 100) { edges { node { Id Name @optional { value } } } }
    } } }
`;
