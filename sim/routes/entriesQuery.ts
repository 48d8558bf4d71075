/**
 * The query of the entries resource. Source: Connect REST API Developer Guide, Conversation Entries.
 */
import { refuse } from './errors';
import type { Answer } from './http';

export type EntriesQuery = Readonly<{
    startAt: number | null;
    endAt: number | null;
    direction: 'FromEnd' | 'FromStart';
    recordLimit: number;
}>;

const PARAMETERS = ['startTimestamp', 'endTimestamp', 'queryDirection', 'recordLimit'];
const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 1000;

/** The query, or the 400 that a value out of range gets. A parameter that is not documented throws. */
export function readEntriesQuery(query: ReadonlyMap<string, string>): EntriesQuery | Readonly<{ refusal: Answer }> {
    for (const name of query.keys()) {
        if (!PARAMETERS.includes(name)) {
            throw new Error(`The entries resource has no parameter "${name}"`);
        }
    }
    for (const [name, value] of query) {
        if (!isValid(name, value)) {
            return {
                refusal: refuse(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', `The value "${value}" is not valid for ${name}.`)
            };
        }
    }
    return {
        startAt: numberOf(query, 'startTimestamp'),
        endAt: numberOf(query, 'endTimestamp'),
        direction: query.get('queryDirection') === 'FromStart' ? 'FromStart' : 'FromEnd',
        recordLimit: numberOf(query, 'recordLimit') ?? DEFAULT_LIMIT
    };
}

function isValid(name: string, value: string): boolean {
    if (name === 'queryDirection') {
        return value === 'FromEnd' || value === 'FromStart';
    }
    const number = Number(value);
    return /^\d+$/.test(value) && (name !== 'recordLimit' || (number >= 1 && number <= MAX_LIMIT));
}

function numberOf(query: ReadonlyMap<string, string>, name: string): number | null {
    const value = query.get(name);
    return value === undefined ? null : Number(value);
}
