/** Several queries as one request (`/composite`): up to five queries count as one call. */
import { failed, succeeded, type Outcome } from 'c/chatHistoryCore';
import { asShape } from '../shape';
import { API_ROOT, type Rest } from './rest';

/** One subrequest's answer as Salesforce gave it. */
export type SubAnswer = Readonly<{ status: number; body: unknown }>;

export type SubAnswers = Readonly<Record<string, SubAnswer>>;

/** Sends the queries, each under its reference; every one is answered or the whole is malformed. */
export async function queryTogether(
    rest: Rest,
    queries: Readonly<Record<string, string>>,
    signal: AbortSignal
): Promise<Outcome<SubAnswers>> {
    const compositeRequest = Object.entries(queries).map(([referenceId, soql]) => ({
        method: 'GET',
        url: `${API_ROOT}/query/?q=${encodedSoql(soql)}`,
        referenceId
    }));
    const answer = await rest.post(`${API_ROOT}/composite`, { allOrNone: false, compositeRequest }, signal);
    return answer.ok ? decodeAnswers(answer.value, Object.keys(queries)) : answer;
}

/** References (`@{…}`) stay as they are: Salesforce looks for them in the URL as it was sent. */
function encodedSoql(soql: string): string {
    return soql
        .split(/(@\{[^}]*\})/)
        .map((part) => (part.startsWith('@{') ? part : encodeURIComponent(part)))
        .join('');
}

function decodeAnswers(body: unknown, references: readonly string[]): Outcome<SubAnswers> {
    const list = asShape(body)['compositeResponse'];
    if (!Array.isArray(list)) return failed('malformed');
    const given = new Map(list.map((item: unknown) => [asShape(item)['referenceId'], asShape(item)]));
    const answers: [string, SubAnswer][] = [];
    for (const reference of references) {
        const item = given.get(reference);
        const status = item?.['httpStatusCode'];
        if (item === undefined || typeof status !== 'number') return failed('malformed');
        answers.push([reference, { status, body: item['body'] }]);
    }
    return succeeded(Object.fromEntries(answers));
}
