/**
 * `@optional`: a field marked with it is left out where the user may not see it (or the org lacks it); a field
 * without it fails the whole query. Source: GraphQL API Developer Guide, @optional Directive.
 */
import {
    isCompositeType,
    TypeInfo,
    visit,
    visitWithTypeInfo,
    type DocumentNode,
    type FieldNode,
    type GraphQLSchema
} from 'graphql';

/** The query without the optional fields that the schema lacks, and without what became empty by that. */
export function withoutMissingOptionals(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
    const types = new TypeInfo(schema);
    return visit(
        document,
        visitWithTypeInfo(types, {
            Field: {
                enter: (field) => (isOptional(field) && types.getFieldDef() == null ? null : undefined),
                leave: (field) => (field.selectionSet?.selections.length === 0 ? null : undefined)
            },
            InlineFragment: {
                enter: () => (isCompositeType(types.getType()) ? undefined : null),
                leave: (fragment) => (fragment.selectionSet.selections.length === 0 ? null : undefined)
            }
        })
    );
}

function isOptional(field: FieldNode): boolean {
    return field.directives?.some((directive) => directive.name.value === 'optional') ?? false;
}
