/**
 * SOQL, as much of it as the product sends:
 * SELECT paths FROM object [WHERE field = 'text' [AND …]] [ORDER BY field [ASC|DESC]] [LIMIT n].
 * Anything else throws: the org must not quietly answer a query that Salesforce might read otherwise.
 */
import { tokensOf, type Tokens } from './tokens';

export type SoqlQuery = Readonly<{
    text: string;
    object: string;
    /** Each as its steps, e.g. `['Conversation', 'ConversationIdentifier']`. */
    fields: readonly (readonly string[])[];
    where: readonly Readonly<{ field: string; equals: string }>[];
    orderBy: Readonly<{ field: string; descending: boolean }> | null;
    limit: number | null;
}>;

/** Reads a SOQL text; throws on whatever is outside the subset. */
export function parseSoql(text: string): SoqlQuery {
    const tokens = tokensOf(text);
    tokens.keyword('SELECT');
    const fields = parseFields(tokens);
    tokens.keyword('FROM');
    const object = tokens.name();
    const where = tokens.skips('WHERE') ? parseConditions(tokens) : [];
    const orderBy = tokens.skips('ORDER') ? parseOrder(tokens) : null;
    const limit = tokens.skips('LIMIT') ? tokens.count() : null;
    tokens.end();
    return { text, object, fields, where, orderBy, limit };
}

function parseFields(tokens: Tokens): readonly (readonly string[])[] {
    const fields = [tokens.name().split('.')];
    while (tokens.skips(',')) {
        fields.push(tokens.name().split('.'));
    }
    return fields;
}

function parseConditions(tokens: Tokens): SoqlQuery['where'] {
    const conditions = [parseCondition(tokens)];
    while (tokens.skips('AND')) {
        conditions.push(parseCondition(tokens));
    }
    return conditions;
}

function parseCondition(tokens: Tokens): SoqlQuery['where'][number] {
    const field = tokens.name();
    tokens.keyword('=');
    return { field, equals: tokens.literal() };
}

function parseOrder(tokens: Tokens): SoqlQuery['orderBy'] {
    tokens.keyword('BY');
    const field = tokens.name();
    const descending = tokens.skips('DESC');
    if (!descending) {
        tokens.skips('ASC');
    }
    return { field, descending };
}
