/**
 * SOQL, as much of it as the product sends:
 *
 *     SELECT paths FROM object
 *     [WHERE path = 'text' | path IN ('text', …) | path IN (SELECT field FROM …) [AND …]] [ORDER BY field [ASC|DESC]] [LIMIT n]
 *
 * @jetstreamapp/soql-parser-js knows the whole language. What is outside of this subset throws: the org must not quietly
 * ignore a clause that Salesforce would obey.
 */
import {
    parseQuery,
    type FieldType,
    type OrderByClause,
    type Query,
    type WhereClause
} from '@jetstreamapp/soql-parser-js';

/** Holds where the field has one of the values; `anyOf` a query: of its only field (a semi-join). */
export type SoqlCondition = Readonly<{ path: readonly string[]; anyOf: readonly string[] | SoqlQuery }>;

export type SoqlQuery = Readonly<{
    text: string;
    object: string;
    /** Each as its steps, e.g. `['Conversation', 'ConversationIdentifier']`. */
    fields: readonly (readonly string[])[];
    /** All of them must hold. */
    where: readonly SoqlCondition[];
    orderBy: Readonly<{ field: string; isDescending: boolean }> | null;
    limit: number | null;
}>;

/** Parses a SOQL text; throws on whatever is outside of the subset. */
export function parseSoql(text: string): SoqlQuery {
    try {
        return queryOf(parseQuery(text), text);
    } catch (cause) {
        const reason = cause instanceof Error ? cause.message : '';
        throw new Error(`The org's SOQL has no ${reason}: ${text}`, { cause });
    }
}

function queryOf(query: Query, text: string): SoqlQuery {
    const { fields = [], sObject = '', where, orderBy = [], limit, ...others } = query;
    refuse(Object.keys(others));
    const [order, ...further] = [orderBy].flat();
    refuse(further.map(() => 'a second field to order by'));
    return {
        text,
        object: sObject,
        fields: fields.map(pathOf),
        where: conditionsOf(where, text),
        orderBy: order === undefined ? null : orderOf(order),
        limit: limit ?? null
    };
}

function pathOf(field: FieldType): readonly string[] {
    switch (field.type) {
        case 'Field':
            refuseAllBut(field, ['type', 'field']);
            return [field.field];
        case 'FieldRelationship':
            refuseAllBut(field, ['type', 'field', 'relationships', 'rawValue']);
            return [...field.relationships, field.field];
        default:
            throw new Error(field.type);
    }
}

function conditionsOf(clause: WhereClause | undefined, text: string): readonly SoqlCondition[] {
    if (clause === undefined) {
        return [];
    }
    const { left, ...rest } = clause;
    if (left === null || ('operator' in rest && rest.operator !== 'AND')) {
        throw new Error('OR and NOT');
    }
    return [conditionOf(left, text), ...conditionsOf('right' in rest ? rest.right : undefined, text)];
}

function conditionOf(condition: Extract<WhereClause['left'], object>, text: string): SoqlCondition {
    if ('valueQuery' in condition) {
        const { field, operator, literalType, valueQuery, ...others } = condition;
        const inner = queryOf(valueQuery, text);
        refuse([...Object.keys(others), ...(operator === 'IN' && literalType === 'SUBQUERY' ? [] : [operator])]);
        // Source: SOQL Reference, Comparison Operators: one field, no order, no limit.
        refuse(inner.fields.length === 1 && inner.orderBy === null && inner.limit === null ? [] : ['such a semi-join']);
        return { path: field.split('.'), anyOf: inner };
    }
    refuseAllBut(condition, ['field', 'operator', 'literalType', 'value']);
    const { field, operator, literalType, value } = propertiesOf(condition);
    const literals = [value].flat().filter((each) => typeof each === 'string');
    if (typeof field !== 'string' || literalType !== 'STRING' || operator !== (Array.isArray(value) ? 'IN' : '=')) {
        throw new Error(`${String(operator)} with ${String(literalType)}`);
    }
    return { path: field.split('.'), anyOf: literals.map(unquote) };
}

function orderOf(order: OrderByClause): SoqlQuery['orderBy'] {
    refuseAllBut(order, ['field', 'order']);
    return {
        field: String(propertiesOf(order)['field']),
        isDescending: order.order === 'DESC'
    };
}

/** The value of a literal. Source: SOQL Reference, "Quoted String Escape Sequences"; ours escape quotes and backslashes. */
function unquote(literal: string): string {
    return literal.slice(1, -1).replace(/\\(.)/gs, (_, char: string) => {
        if (char !== "'" && char !== '\\') {
            throw new Error(`escape \\${char}`);
        }
        return char;
    });
}

// The parser's types are unions of all forms of a clause; here each property is looked at alone.
function propertiesOf(part: object): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(part));
}

function refuseAllBut(part: object, known: readonly string[]): void {
    refuse(Object.keys(part).filter((name) => !known.includes(name)));
}

function refuse(names: readonly string[]): void {
    if (names.length > 0) {
        throw new Error(names.join(', '));
    }
}
