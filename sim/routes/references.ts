/**
 * References of a composite request: `@{record.records[0].ConversationId}` in a later subrequest's url stands for a
 * value of an earlier one's answer. Source: REST API Developer Guide, Composite.
 */
import { refuse } from './errors';
import type { Answer } from './http';

/** Answers so far, by reference id. */
export type Answered = ReadonlyMap<string, Answer>;

const REFERENCE = /@\{([^}]*)\}/g;

/**
 * The url with every reference replaced, or the 400 that a reference without a value gets: a failed subrequest,
 * an empty result and a null all have none.
 */
export function resolveReferences(url: string, answered: Answered): string | Readonly<{ refusal: Answer }> {
    if (/@%7B|%40%7B|%40\{/i.test(url)) {
        throw new Error(`A reference in a url must not be percent-encoded: ${url}`);
    }
    for (const [, path = ''] of url.matchAll(REFERENCE)) {
        if (valueAt(path, answered) === null) {
            return { refusal: halted(path) };
        }
    }
    return url.replace(REFERENCE, (_, path: string) => encodeURIComponent(valueAt(path, answered) ?? ''));
}

function halted(path: string): Answer {
    const [name = ''] = path.split('.');
    return refuse(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found in ${name}.`);
}

function valueAt(path: string, answered: Answered): string | null {
    const [name = '', ...steps] = path.split(/[.[\]]+/).filter((step) => step !== '');
    const answer = answered.get(name);
    if (answer === undefined) {
        throw new Error(`The reference @{${path}} names no earlier subrequest`);
    }
    const value = answer.status === 200 ? steps.reduce<unknown>(step, answer.body) : null;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function step(value: unknown, name: string): unknown {
    if (typeof value !== 'object' || value === null) {
        return null;
    }
    return Object.entries(value).find(([key]) => key === name)?.[1];
}
