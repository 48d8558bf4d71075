/**
 * When people and bots were there: the times of participants. A participant has one row in a conversation, so who comes
 * again in a later session keeps the first join and gets the last leave; what Salesforce does then is not known [?].
 */
import type { WorldConversation, WorldUser } from '../world/world';
import type { Draft } from './draft';
import { isStaff, speaker, staff, type Speaker } from './speakers';

/** Agents accept and join a moment before they write. Unit: ms. */
export const JOINS_BEFORE_MS = 8_000;

/** `spoke`: when a speaker first wrote. `leaves`: when a speaker left, where that is not the end. Epoch ms. */
export type Attendance = Readonly<{
    startAt: number;
    endAt: number | null;
    spoke: ReadonlyMap<string, number>;
    leaves?: Readonly<Record<string, number>>;
}>;

/** Adds the participants of a conversation: all speakers but the system. Nobody has joined yet. */
export function addParticipants(draft: Draft, conversation: WorldConversation, speakers: readonly Speaker[]): void {
    for (const { sender, displayName } of speakers.filter(({ name }) => name !== 'system')) {
        draft.world.participants.push({
            id: draft.newId('1IJ'),
            conversationId: conversation.id,
            key: sender.subject,
            displayName,
            role: sender.role,
            appType: sender.appType,
            joinedAt: null,
            leftAt: null
        });
    }
}

/** Everybody joins and leaves: customer and bot at the start, staff before they write; the bot leaves when an agent comes. */
export function attend(
    { world }: Draft,
    conversation: WorldConversation,
    speakers: readonly Speaker[],
    { startAt, endAt, spoke, leaves = {} }: Attendance
): void {
    const staffSpoke = speakers.filter(isStaff).flatMap(({ name }) => spoke.get(name) ?? []);
    const joinedBy = (at: number) => Math.max(startAt, at - JOINS_BEFORE_MS);
    for (const each of speakers) {
        const spokeAt = spoke.get(each.name);
        if (isStaff(each) && spokeAt === undefined) continue;
        const index = world.participants.findIndex(
            ({ conversationId, key }) => conversationId === conversation.id && key === each.sender.subject
        );
        const participant = world.participants[index];
        if (participant === undefined) continue;
        const isRelieved = each.name === 'bot' && staffSpoke.length > 0;
        const ownEnd = isRelieved ? joinedBy(Math.min(...staffSpoke)) : endAt;
        world.participants[index] = {
            ...participant,
            joinedAt: participant.joinedAt ?? (isStaff(each) && spokeAt !== undefined ? joinedBy(spokeAt) : startAt),
            leftAt: leaves[each.name] ?? ownEnd
        };
    }
}

/** Adds the two of a call, from its start to its end. The customer's display name is the number. */
export function addCallParticipants(
    draft: Draft,
    conversation: WorldConversation,
    {
        agent,
        number,
        startAt,
        endAt
    }: Readonly<{ agent: WorldUser; number: string; startAt: number; endAt: number | null }>
): void {
    const caller = speaker('caller', 'telephony_integration', 'EndUser', number, number);
    const speakers = [caller, staff('agent', 'Agent', agent)];
    addParticipants(draft, conversation, speakers);
    attend(draft, conversation, speakers, { startAt, endAt, spoke: new Map([['agent', startAt]]) });
}
