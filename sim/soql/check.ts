/**
 * Whether a query may run for this user. Names that the catalog lacks throw, since they are a mistake of ours; names that
 * this org lacks or hides are answered as Salesforce does.
 */
import { fieldsOf, isObjectName, relatedObject, type FieldType, type ObjectName } from '../world/catalog';
import { invalidField, invalidRelationship, invalidType, refuse } from '../routes/errors';
import type { Answer } from '../routes/http';
import type { Switches } from '../world/switches';
import { seesField, seesObject } from '../world/visibility';
import type { SoqlQuery } from './parse';

export type Checked = Readonly<{ object: ObjectName }> | Readonly<{ refusal: Answer }>;

/** The query's object, or the error that Salesforce answers. */
export function checkQuery(query: SoqlQuery, switches: Switches): Checked {
    const { object } = query;
    if (!isObjectName(object)) {
        throw new Error(`The org's catalog has no object ${object}: ${query.text}`);
    }
    if (!seesObject(switches, object)) {
        return { refusal: invalidType(object) };
    }
    if (object === 'ConversationEntry' && switches.rowAccess !== 'granted') {
        if (switches.rowAccess === 'no-object') return { refusal: invalidType(object) };
        if (switches.rowAccess === 'forbidden') {
            return {
                refusal: refuse(403, 'INSUFFICIENT_ACCESS', 'You need the Access Conversation Entries permission.')
            };
        }
    }
    for (const path of pathsOf(query)) {
        const refusal = checkPath(query, switches, object, path);
        if (refusal !== null) {
            return { refusal };
        }
    }
    for (const { anyOf } of query.where) {
        const inner = 'text' in anyOf ? checkQuery(anyOf, switches) : null;
        if (inner !== null && 'refusal' in inner) return inner;
    }
    const wrongId = query.where
        .filter(({ path }) => typeAt(object, path) === 'id')
        .flatMap(({ path, anyOf }) => {
            return 'text' in anyOf ? [] : anyOf.filter((id) => !isId(id)).map((id) => ({ path, id }));
        })[0];
    return wrongId === undefined ? { object } : { refusal: invalidIdFilter(query, wrongId.path.join('.'), wrongId.id) };
}

function pathsOf(query: SoqlQuery): readonly (readonly string[])[] {
    const ordered = query.orderBy === null ? [] : [[query.orderBy.field]];
    // A relationship in an order would be one step with a dot, which the catalog lacks.
    return [...query.fields, ...query.where.map(({ path }) => path), ...ordered];
}

function checkPath(query: SoqlQuery, switches: Switches, object: ObjectName, path: readonly string[]): Answer | null {
    const [first = '', ...rest] = path;
    const type = fieldsOf(object)[first];
    const target = type === undefined ? null : relatedObject(type);
    if (type === undefined || type === 'owner' || (target === null) !== (rest.length === 0)) {
        throw new Error(`The org's catalog has no ${object}.${path.join('.')}: ${query.text}`);
    }
    if (!seesField(switches, object, first)) {
        return (target === null ? invalidField : invalidRelationship)(object, first, query.text);
    }
    return target === null ? null : checkPath(query, switches, target, rest);
}

/** The type of a field, relationships followed. */
export function typeAt(object: ObjectName, [first = '', ...rest]: readonly string[]): FieldType | undefined {
    const type = fieldsOf(object)[first];
    const target = type === undefined ? null : relatedObject(type);
    return target === null || rest.length === 0 ? type : typeAt(target, rest);
}

function isId(text: string): boolean {
    return /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(text);
}

function invalidIdFilter(query: SoqlQuery, field: string, value: string): Answer {
    return refuse(400, 'INVALID_QUERY_FILTER_OPERATOR', `\n${query.text}\ninvalid ID field: ${field} = ${value}`);
}
