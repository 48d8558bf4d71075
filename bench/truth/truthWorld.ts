/**
 * Random worlds of one conversation for `npm run bench:truth`: what really happened, and what Salesforce tells of it. The
 * same seed gives the same world.
 */
import {
    NO_COUNTS,
    type MessageCounts,
    type MessagingSession,
    type ServedBy,
    type SessionWindow
} from 'c/chatHistoryCore';
import { createDice, type Dice } from '../../sim/world/dice';

export const CASE_ID = '500000000000001';
export const AGENT_ID = '005000000000001';
const CONVERSATION_ID = '0dw000000000001';
const STARTED_AT = Date.UTC(2026, 2, 2, 9);
const SECOND_MS = 1_000;
const ROLES = { customer: 'EndUser', agent: 'Agent', bot: 'Chatbot' } as const;

/** What somebody really sent. `menu`: buttons or a card of a bot, which no source sends. */
export type Said = Readonly<{
    id: string;
    at: number;
    by: 'customer' | 'agent' | 'bot';
    what: 'text' | 'rich' | 'menu';
    /** Unlike any other. Some customers write what looks like an agent's line. */
    text: string;
    namesSession: boolean;
}>;

export type TrueSession = Readonly<{
    record: MessagingSession;
    caseId: string | null;
    isVisible: boolean;
    said: readonly Said[];
    metrics: MessageCounts | null;
}>;

/** How this org's Salesforce behaves: the open facts, both ways. */
export type Behaviour = Readonly<{
    richEntries: 'textless' | 'absent';
    botText: 'present' | 'absent';
    counts: 'calculated' | 'zero' | 'hidden';
    /** `MessagingSessionMetrics`. */
    metrics: 'made' | 'not-made';
    /** The text that Salesforce makes of a session, as the user asks for it. */
    sessionTexts: 'given' | 'encoded' | 'not-offered';
    /** A page may be cut although it holds fewer entries than it could. */
    cutsOldest: number;
    order: 'newest-first' | 'oldest-first';
}>;

export type TruthWorld = Readonly<{ sessions: readonly TrueSession[]; behaviour: Behaviour }>;

export function createWorld(seed: string): TruthWorld {
    const dice = createDice(seed);
    const behaviour: Behaviour = {
        richEntries: dice.pick(['textless', 'absent']),
        botText: dice.pick(['present', 'absent']),
        counts: dice.pick(['calculated', 'calculated', 'zero', 'hidden']),
        metrics: dice.pick(['made', 'not-made']),
        sessionTexts: dice.pick(['given', 'encoded', 'not-offered']),
        cutsOldest: dice.roll(6) === 0 ? 1 + dice.roll(3) : 0,
        order: dice.pick(['newest-first', 'oldest-first'])
    };
    let clock = STARTED_AT;
    const sessions = Array.from({ length: 1 + dice.roll(4) }, (_, index) => {
        clock += (60 + dice.roll(7_200)) * SECOND_MS;
        const session = createSession(dice, index, clock, behaviour);
        clock = session.record.endAt ?? clock;
        return session;
    });
    return { sessions, behaviour };
}

function createSession(dice: Dice, index: number, startAt: number, { counts, metrics }: Behaviour): TrueSession {
    const servedBy = dice.pick<ServedBy>(['agent', 'agent', 'agent', 'bot-to-agent', 'bot']);
    let at = startAt;
    const say = (by: Said['by'], what: Said['what']): Said => {
        at += (1 + dice.roll(90)) * SECOND_MS + dice.roll(1_000);
        const id = `${index}/${at}/${dice.roll(1_000_000)}`;
        const text = by === 'customer' && dice.roll(20) === 0 ? `${id}\n( 5s ) Agent: not ${id}` : `${id} & "${by}"`;
        return { id, at, by, what, text, namesSession: by !== 'bot' };
    };
    const said = [
        ...(servedBy === 'agent' ? [] : [say('bot', 'text')]),
        say('customer', 'text'),
        ...Array.from({ length: dice.roll(12) }, () => {
            const people = servedBy === 'bot' ? (['customer', 'bot'] as const) : (['customer', 'agent'] as const);
            const by = servedBy === 'bot-to-agent' && dice.roll(4) === 0 ? 'bot' : dice.pick(people);
            const isRich = dice.roll(8) === 0;
            return say(by, isRich ? (by === 'bot' ? 'menu' : 'rich') : 'text');
        })
    ];
    // Salesforce cuts the times of sessions to the second.
    const endAt = Math.floor((at + (1 + dice.roll(20)) * SECOND_MS) / SECOND_MS) * SECOND_MS;
    const countOf = (by: Said['by']) => said.filter((each) => each.by === by).length;
    const counted = { agent: countOf('agent'), customer: countOf('customer') };
    const ownCounts = { calculated: counted, zero: { agent: 0, customer: 0 }, hidden: NO_COUNTS };
    const id = `0Mw${String(index).padStart(12, '0')}`;
    return {
        caseId: dice.pick([CASE_ID, CASE_ID, CASE_ID, '500000000000002', null]),
        isVisible: dice.roll(6) > 0,
        said,
        metrics: metrics === 'made' ? counted : null,
        record: {
            kind: 'session',
            id,
            name: id,
            conversation: { state: 'linked', conversationId: CONVERSATION_ID },
            startAt,
            endAt,
            status: 'ended',
            servedBy,
            acceptedAt: null,
            messageCounts: ownCounts[counts],
            channel: 'web',
            channelName: null,
            endedBy: null,
            preview: null,
            ownerId: null,
            ownerName: null,
            customerName: null
        }
    };
}

/** The entries as the API sends them. */
export function entriesOf({ sessions, behaviour }: TruthWorld): readonly object[] {
    const sent = sessions.flatMap(({ record, said }) =>
        said.filter((each) => isSent(each, behaviour)).map((each) => connectEntry(each, record.id))
    );
    const received = sent.slice(behaviour.cutsOldest);
    return behaviour.order === 'newest-first' ? [...received].reverse() : received;
}

/** What the standard action says of a session. */
export function sessionTextOf({ said, record }: TrueSession, { sessionTexts }: Behaviour): string | null {
    if (sessionTexts === 'not-offered') return null;
    const lines = said.flatMap(({ at, by, what, text }) => {
        const offset = Math.floor((at - (record.startAt ?? at)) / SECOND_MS);
        const written = sessionTexts === 'encoded' ? encoded(text) : text;
        return what === 'text' ? [`( ${Math.floor(offset / 60)}m ${offset % 60}s ) ${ROLES[by]}: ${written} `] : [];
    });
    return lines.join('<br>').replaceAll('\n', '<br>');
}

function encoded(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/** Windows of the sessions that this user sees. */
export function windowsOf({ sessions }: TruthWorld): readonly SessionWindow[] {
    return sessions
        .filter(({ isVisible }) => isVisible)
        .map(({ caseId, record: { id, startAt, endAt } }) => ({ id, caseId, startAt, endAt, isOpen: false }));
}

function isSent({ by, what }: Said, { richEntries, botText }: Behaviour): boolean {
    if (what === 'menu') return false;
    if (by === 'bot') return botText === 'present';
    return what === 'text' || richEntries === 'textless';
}

function connectEntry({ id, at, by, what, text, namesSession }: Said, sessionId: string): object {
    const role = ROLES[by];
    return {
        identifier: id,
        ...(what === 'text' ? { messageText: text } : {}),
        serverReceivedTimestamp: at,
        clientTimestamp: at - 40,
        relatedRecords: namesSession ? [sessionId] : [],
        sender: { role, appType: role, subject: by === 'agent' ? AGENT_ID : by }
    };
}
