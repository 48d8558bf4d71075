/**
 * The plain way through a day: what the agent looks at is read, at each opening anew. One call that finds the conversation's
 * identifier, one entries call with the default of 25 entries, and as many more as the rest of the conversation needs.
 */
import type { Org } from '../../sim/org/org';
import { askComposite, askEntries, jsonOf, listAt, valueAt } from '../../sim/support/requests';
import { createDayOrg, DAY_STARTS_AT, type DayConversation, type DayOrg, type Tally } from './dayOrg';
import type { Day, Place, Step } from './plan';

/** Source: Connect REST API Developer Guide, Conversation Entries, `recordLimit`. */
const DEFAULT_LIMIT = 25;

/** An agent who was refused tries once more when the limit is over. */
const TRY_AGAIN_MS = 15 * 60_000;

export function plainDay(day: Day): Tally {
    const dayOrg = createDayOrg(day);
    const looks = day.steps.filter((step): step is Step & Place => 'conversation' in step);
    const refused = looks.filter(({ at, ...place }) => !read(dayOrg, place, at));
    refused.forEach(({ at, ...place }) => read(dayOrg, place, at + TRY_AGAIN_MS));
    return dayOrg.tally();
}

/** False when the org refused. */
function read({ org, find, setTime }: DayOrg, place: Place, at: number): boolean {
    setTime(at);
    const now = DAY_STARTS_AT + at;
    const identifier = findIdentifier(org, find(place), now);
    let before: number | null = null;
    for (;;) {
        const query: Readonly<Record<string, number>> = before === null ? {} : { endTimestamp: before };
        const response = askEntries(org, { identifier, query, at: now });
        if (response.status !== 200) return false;
        const times = listAt(jsonOf(response), 'conversationEntries').map((entry) =>
            Number(valueAt(entry, 'serverReceivedTimestamp'))
        );
        if (times.length < DEFAULT_LIMIT) return true;
        // Bounds are inclusive, and no two entries of the day share a millisecond.
        before = Math.min(...times) - 1;
    }
}

function findIdentifier(org: Org, { recordId, identifier }: DayConversation, now: number): string {
    const soql = `SELECT Conversation.ConversationIdentifier FROM MessagingSession WHERE Id = '${recordId}' LIMIT 1`;
    const response = jsonOf(askComposite(org, { record: soql }, now));
    const record = valueAt(response, 'compositeResponse', 0, 'body', 'records', 0);
    const found = valueAt(record, 'Conversation', 'ConversationIdentifier');
    if (found !== identifier) throw new Error('The org named another conversation');
    return identifier;
}
