/**
 * Whether a query may run for this user. Names that the catalog doesn't know throw (a mistake of ours); names that
 * this org lacks or hides are answered as Salesforce does.
 */
import { fieldsOf, isObjectName, relatedObject, type ObjectName } from '../catalog';
import { invalidField, invalidRelationship, invalidType, refuse } from '../errors';
import type { Answer } from '../http';
import type { Switches } from '../switches';
import { seesField, seesObject } from '../visibility';
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
    for (const path of pathsOf(query)) {
        const refusal = checkPath(query, switches, object, path);
        if (refusal !== null) {
            return { refusal };
        }
    }
    const wrongId = query.where.find(({ field, equals }) => fieldsOf(object)[field] === 'id' && !isId(equals));
    return wrongId === undefined ? { object } : { refusal: invalidIdFilter(query, wrongId.field, wrongId.equals) };
}

function pathsOf(query: SoqlQuery): readonly (readonly string[])[] {
    const ordered = query.orderBy === null ? [] : [[query.orderBy.field]];
    return [...query.fields, ...query.where.map(({ field }) => [field]), ...ordered];
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

function isId(text: string): boolean {
    return /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(text);
}

function invalidIdFilter(query: SoqlQuery, field: string, value: string): Answer {
    return refuse(400, 'INVALID_QUERY_FILTER_OPERATOR', `\n${query.text}\ninvalid ID field: ${field} = ${value}`);
}
