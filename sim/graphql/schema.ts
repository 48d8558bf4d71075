/**
 * The GraphQL schema of UI API, for exactly the objects and fields that the product reads. Built twice: of everything
 * in the catalog (a name that is not in there is a mistake of ours), and of what this user sees in this org.
 *
 * Source: GraphQL API Developer Guide, UI API (uiapi.query.<Object>), API 66.0.
 */
import { buildSchema, type GraphQLSchema } from 'graphql';
import { fieldsOf, relatedObject, UI_API_OBJECTS, type FieldType, type ObjectName } from '../world/catalog';

export type Sees = Readonly<{
    object: (object: ObjectName) => boolean;
    field: (object: ObjectName, field: string) => boolean;
}>;

const BASE = `
directive @optional on FIELD
enum ResultOrder { ASC DESC }
input OrderByClause { order: ResultOrder }
input IdOperators { eq: ID in: [ID] }
type IDValue { value: ID }
type StringValue { value: String }
type PicklistValue { value: String label: String }
type PhoneNumberValue { value: String }
type IntValue { value: Int }
type BooleanValue { value: Boolean }
type DateTimeValue { value: String }
type PageInfo { hasNextPage: Boolean! }
type UIAPI { query: RecordQuery! }
type Query { uiapi: UIAPI! }
`;

const VALUE_TYPES = {
    id: 'IDValue',
    string: 'StringValue',
    picklist: 'PicklistValue',
    phone: 'PhoneNumberValue',
    int: 'IntValue',
    boolean: 'BooleanValue',
    datetime: 'DateTimeValue'
} as const;

/** The schema of what `sees` admits. */
export function schemaOf(sees: Sees): GraphQLSchema {
    const objects = UI_API_OBJECTS.filter((object) => sees.object(object));
    const entryPoints = objects.map((object) => entryPoint(object));
    const types = objects.map((object) => objectTypes(object, sees));
    // A type without fields is not valid GraphQL; an org where the user sees no object still has the type.
    return buildSchema([BASE, `type RecordQuery { _: Boolean ${entryPoints.join(' ')} }`, ...types].join('\n'));
}

/** The name of the union of what may own a record. */
export function ownerUnion(object: ObjectName): string {
    return `${object}_Owner`;
}

function entryPoint(object: ObjectName): string {
    return `${object}(first: Int = 10, where: ${object}_Filter, orderBy: ${object}_OrderBy): ${object}Connection`;
}

function objectTypes(object: ObjectName, sees: Sees): string {
    const fields = Object.entries(fieldsOf(object)).filter(([name, type]) => isOffered(object, name, type, sees));
    const ids = fields.filter(([, type]) => type === 'id').map(([name]) => `${name}: IdOperators`);
    const sortable = fields.filter(([, type]) => type in VALUE_TYPES).map(([name]) => `${name}: OrderByClause`);
    return `
${ownerTypes(object, fields, sees)}
type ${object} { ${fields.map(([name, type]) => `${name}: ${outputType(object, name, type)}`).join(' ')} }
type ${object}Edge { node: ${object} }
type ${object}Connection { edges: [${object}Edge] pageInfo: PageInfo! totalCount: Int! }
input ${object}_Filter { ${ids.join(' ')} }
input ${object}_OrderBy { ${sortable.join(' ')} }`;
}

function isOffered(object: ObjectName, name: string, type: FieldType, sees: Sees): boolean {
    const target = relatedObject(type);
    const isInUiApi = target === null || UI_API_OBJECTS.some((known) => known === target);
    return isInUiApi && sees.field(object, name) && (type !== 'owner' || owners(sees).length > 0);
}

function ownerTypes(object: ObjectName, fields: readonly (readonly [string, FieldType])[], sees: Sees): string {
    const hasOwner = fields.some(([, type]) => type === 'owner');
    return hasOwner ? `union ${ownerUnion(object)} = ${owners(sees).join(' | ')}` : '';
}

function owners(sees: Sees): readonly ObjectName[] {
    return (['User', 'Group'] as const).filter((object) => sees.object(object));
}

function outputType(object: ObjectName, name: string, type: FieldType): string {
    if (name === 'Id') {
        return 'ID!';
    }
    const target = relatedObject(type);
    return target ?? (type === 'owner' ? ownerUnion(object) : valueType(type));
}

function valueType(type: FieldType): string {
    const found = Object.entries(VALUE_TYPES).find(([name]) => name === type);
    if (found === undefined) {
        throw new Error(`UI API has no value type for ${type}`);
    }
    return found[1];
}
