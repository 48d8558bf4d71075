/**
 * POST …/graphql: the way of Lightning Data Service to records, by a real GraphQL engine over the world.
 *
 * Names that the catalog lacks throw (a mistake of ours). Names that this org lacks or hides are answered the way
 * UI API does: a validation error and no data, unless they were marked `@optional`.
 */
import {
    execute,
    isCompositeType,
    parse,
    specifiedRules,
    TypeInfo,
    validate,
    visit,
    visitWithTypeInfo,
    type DocumentNode,
    type ExecutionResult,
    type FieldNode,
    type GraphQLError,
    type GraphQLSchema
} from 'graphql';
import type { Answer } from './http';
import { schemaOf } from '../graphql/schema';
import { rootOf } from '../graphql/roots';
import { seesField, seesObject } from '../world/visibility';
import type { World, WorldUser } from '../world/world';

const everything = schemaOf({ object: () => true, field: () => true });

/** The answer to a GraphQL request whose body is `{ query, variables?, operationName? }`. */
export function answerGraphql(world: World, user: WorldUser, body: unknown): Answer {
    const { query, variables } = readBody(body);
    const document = parse(query);
    const mistakes = validate(everything, document, specifiedRules);
    if (mistakes.length > 0) {
        throw new Error(`UI API does not know this query: ${mistakes.map(({ message }) => message).join('; ')}`);
    }
    const schema = schemaOf({
        object: (object) => seesObject(world.switches, object),
        field: (object, field) => seesField(world.switches, object, field)
    });
    const asked = withoutMissingOptionals(document, schema);
    const refusals = validate(schema, asked, specifiedRules);
    if (refusals.length > 0) {
        return { status: 200, body: { data: null, errors: refusals.map(writeError) } };
    }
    const rootValue = rootOf(world, user);
    return { status: 200, body: settled(execute({ schema, document: asked, rootValue, variableValues: variables })) };
}

function readBody(body: unknown): Readonly<{ query: string; variables: Record<string, unknown> }> {
    const fields: ReadonlyMap<string, unknown> = new Map(
        Object.entries(typeof body === 'object' && body !== null ? body : {})
    );
    const query = fields.get('query');
    const variables: unknown = fields.get('variables') ?? {};
    if (typeof query !== 'string' || typeof variables !== 'object' || variables === null) {
        throw new Error('A GraphQL body is { query: string, variables?: object }');
    }
    return { query, variables: Object.fromEntries(Object.entries(variables)) };
}

// The engine answers at once, since no resolver waits; wrong arguments are mistakes of ours.
function settled(result: ExecutionResult | PromiseLike<ExecutionResult>): unknown {
    if ('then' in result) {
        throw new Error('A resolver of the simulated org waits');
    }
    if (result.errors !== undefined) {
        throw new Error(`UI API could not run this query: ${result.errors.map(({ message }) => message).join('; ')}`);
    }
    return { data: result.data, errors: [] };
}

function writeError(error: GraphQLError): unknown {
    const missing = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
    const [, field, type] = missing ?? [];
    const message =
        field === undefined
            ? `Validation error: ${error.message}`
            : `Validation error of type FieldUndefined: Field '${field}' in type '${type ?? ''}' is undefined @ 'uiapi/query/${field}'`;
    const locations = error.locations ?? [];
    return { message, locations, paths: [], extensions: { ErrorType: 'ValidationError' } };
}

/**
 * The query without the fields marked `@optional` that the schema lacks, and without selections that became empty by that.
 * Source: GraphQL API Developer Guide, @optional Directive.
 */
function withoutMissingOptionals(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
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
