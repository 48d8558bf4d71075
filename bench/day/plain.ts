/**
 * The plain way: whatever is looked at is read, at each opening anew. One call that finds the conversation's identifier,
 * one entries call with the default of 25 entries, and as many more as the rest of the conversation needs.
 */
import type { Org } from '../../sim/org';
import { askComposite, askEntries, jsonOf, listAt, valueAt } from '../../sim/requests';
import { createDayOrg, DAY_STARTS_AT, type DayOrg, type Named } from './dayOrg';
import type { Day, Place } from './plan';
import { tallyOf, type Tally } from './tally';

/** Source: Connect REST API Developer Guide, Conversation Entries, `recordLimit`. */
const DEFAULT_LIMIT = 25;

/** An agent who was refused tries once more when the limit is over. */
const TRY_AGAIN_MS = 15 * 60_000;

type Look = Place & Readonly<{ at: number }>;

export function plainWay(day: Day): Tally {
    const dayOrg = createDayOrg(day);
    const looks = day.steps.filter((step): step is typeof step & Place => 'conversation' in step);
    const refused = looks.filter((look) => !read(dayOrg, look));
    refused.forEach((look) => read(dayOrg, { ...look, at: look.at + TRY_AGAIN_MS }));
    return tallyOf(dayOrg);
}

/** False when the org refused. */
function read({ org, named, limitAt }: DayOrg, { at, ...place }: Look): boolean {
    limitAt(at);
    const conversation = named(place);
    const now = DAY_STARTS_AT + at;
    const identifier = identify(org, conversation, now);
    let before: number | null = null;
    for (;;) {
        const query: Readonly<Record<string, number>> = before === null ? {} : { endTimestamp: before };
        const response = askEntries(org, { identifier, query, at: now });
        if (response.status !== 200) return false;
        const times = listAt(jsonOf(response), 'conversationEntries').map(receivedAt);
        if (times.length < DEFAULT_LIMIT) return true;
        // Bounds are inclusive, and no two entries of the day share a millisecond.
        before = Math.min(...times) - 1;
    }
}

function identify(org: Org, { recordId, identifier }: Named, now: number): string {
    const soql = `SELECT Conversation.ConversationIdentifier FROM MessagingSession WHERE Id = '${recordId}' LIMIT 1`;
    const answer = jsonOf(askComposite(org, { record: soql }, now));
    const record = valueAt(answer, 'compositeResponse', 0, 'body', 'records', 0);
    const found = valueAt(record, 'Conversation', 'ConversationIdentifier');
    if (found !== identifier) throw new Error('The org named another conversation');
    return identifier;
}

function receivedAt(entry: unknown): number {
    return Number(valueAt(entry, 'serverReceivedTimestamp'));
}
