/**
 * The files of sessions and calls, in one query for all of them. A field that this user may not see is left out; an object
 * that is hidden fails this query alone.
 */
import { gql } from 'lightning/graphql';

// prettier-ignore
export const FILES = gql`
    query chatHistoryFiles($ids: [ID]) { uiapi { query {
        ContentDocumentLink(where: { LinkedEntityId: { in: $ids } }, first: 200) {
            edges { node {
                Id
                LinkedEntityId { value }
                ContentDocument {
                    Id
                    Title @optional { value }
                    FileType @optional { value }
                    FileExtension @optional { value }
                    ContentSize @optional { value }
                    LatestPublishedVersionId @optional { value }
                    CreatedDate @optional { value }
                    CreatedById @optional { value }
                }
            } }
            pageInfo { hasNextPage }
        }
    } } }
`;
