/**
 * POST …/actions/standard/getConvTscpForRecord: the text of a session. The shape is that of public projects; how an org
 * without the action, and one without the permission, answers is assumed.
 */
import type { Answer } from './http';
import { encodeEntities } from './entriesShape';
import { refuse } from './errors';
import { sameId } from '../world/ids';
import type { World, WorldEntry, WorldSession, WorldUser } from '../world/world';

const ROLES: Readonly<Record<string, string>> = { EndUser: 'EndUser', Agent: 'Agent', Chatbot: 'Chatbot' };

/** The answer to a request whose body is `body`. */
export function answerSessionText(world: World, user: WorldUser, body: unknown): Answer {
    const recordId = readRecordId(body);
    switch (world.switches.sessionText) {
        case 'absent':
            return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
        case 'forbidden':
            return refuse(403, 'INSUFFICIENT_ACCESS', 'You need the Access Conversation Entries permission.');
        case 'unsuccessful':
            return {
                status: 400,
                body: [resultOf(false, null, [{ statusCode: 'UNKNOWN_EXCEPTION', message: 'Failed' }])]
            };
        default: {
            const session = world.sessions.find(({ id }) => sameId(id, recordId));
            if (session === undefined || user.cannotSee.some((id) => sameId(id, session.id))) {
                return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
            }
            return { status: 200, body: [resultOf(true, { conversationTranscript: textOf(world, session) }, null)] };
        }
    }
}

function resultOf(isSuccess: boolean, outputValues: unknown, errors: unknown): unknown {
    return { actionName: 'getConvTscpForRecord', errors, isSuccess, outputValues, version: 1 };
}

/** Empty while the session is open. */
function textOf(world: World, session: WorldSession): string {
    const { sessionText } = world.switches;
    if (session.endAt === null || session.startAt === null || sessionText === 'empty') return '';
    const startAt = session.startAt;
    return world.entries
        .filter(({ relatedRecordIds }) => relatedRecordIds.some((id) => sameId(id, session.id)))
        .sort((a, b) => a.at - b.at)
        .flatMap((entry) => utteranceOf(entry, startAt, sessionText === 'encoded'))
        .join('');
}

/** Pictures and forms have no text. */
function utteranceOf({ at, content, sender }: WorldEntry, startAt: number, isEncoded: boolean): readonly string[] {
    const role = ROLES[sender.role];
    if (content.kind !== 'text' || role === undefined) return [];
    const text = (isEncoded ? encodeEntities(content.text) : content.text).replaceAll('\n', '<br>');
    return [`( ${offsetText(at - startAt)} ) ${role}: ${text} <br>`];
}

/** `1h 2m 3s`, without what is zero before it. */
export function offsetText(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1_000));
    const parts = [
        [Math.floor(seconds / 3_600), 'h'],
        [Math.floor(seconds / 60) % 60, 'm'],
        [seconds % 60, 's']
    ] as const;
    const first = parts.findIndex(([amount]) => amount > 0);
    return parts
        .slice(first < 0 ? 2 : first)
        .map(([amount, unit]) => `${amount}${unit}`)
        .join(' ');
}

function readRecordId(body: unknown): string {
    const text = JSON.stringify(body);
    const [, recordId] = /^\{"inputs":\[\{"recordId":"(0Mw[A-Za-z0-9]{12,15})"\}\]\}$/.exec(text) ?? [];
    if (recordId === undefined) throw new Error(`The action takes one session, not ${text}`);
    return recordId;
}
