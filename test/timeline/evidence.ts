/** Each evidence that something is missing: a conversation that gives it, and what is said then. */
import type { Evidence } from 'c/chatHistoryCore';
import { longId } from '../../sim/world/ids';
import type { WorldRow } from '../../sim/world/world';
import { at, botChat, call, chat, CHAT, LATER_CHAT, line, OTHER_CASE, QUILL } from './cases/lines';
import type { Conversation, Fields } from './conversation';

/** `says`: the row. `completeness`: of the Case. `asksForText`: the user asks for the text of the session. */
export type EvidenceCase = Conversation & Readonly<{ says: string; completeness: string; asksForText?: boolean }>;

const NOW = at('12:00');
const hello = line('10:01:00', 'nora', 'Hello');
const bot = { ParticipantKey: QUILL, ParticipantRole: 'Chatbot', AppType: 'chatbot' };
const MISSING = 'Parts missing';
const UNKNOWN = "Can't tell if parts are missing";

/** `count` messages of the session, `stepMs` apart, the last at 10:29. */
function many(count: number, stepMs: number): readonly Fields[] {
    return Array.from({ length: count }, (_, index) => {
        const receivedAt = at('10:29') - (count - 1 - index) * stepMs;
        return line('10:29', 'nora', `Message ${index}`, {
            identifier: `m${String(index).padStart(5, '0')}`,
            clientTimestamp: receivedAt,
            serverReceivedTimestamp: receivedAt
        });
    });
}

function row(index: number): WorldRow {
    const id = longId(`0ETT${String(index).padStart(11, '0')}`);
    const actor = { actorId: null, actorName: 'Nora', actorType: 'EndUser', type: 'Text', hasAttachments: false };
    return { id, sessionId: longId(CHAT), at: at('10:01') + index, ...actor, message: `Message ${index}` };
}

export const evidence: Readonly<Record<Evidence, EvidenceCase>> = {
    'entry-without-text': {
        now: NOW,
        sessions: [chat()],
        entries: [hello, line('10:02:00', 'nora', null)],
        says: '? 10:02 AM Photo, file or buttons | Salesforce sent this message without any text.',
        completeness: MISSING
    },
    'entry-not-understood': {
        now: NOW,
        sessions: [chat()],
        entries: [hello, line('10:02:00', 'jan', null, { messageText: 7 })],
        says: "? 10:02 AM A message that can't be read here | Salesforce sent this message in a format that Chat History can't read.",
        completeness: MISSING
    },
    'session-says-bot': {
        now: NOW,
        sessions: [botChat()],
        entries: [hello],
        says: "? 10:00 AM The bot's messages are not available here | The session says that a bot took part, but Salesforce sent none of its messages.",
        completeness: MISSING
    },
    'not-in-text': {
        now: NOW,
        sessions: [botChat()],
        entries: [hello],
        sessionText: '( 60s ) EndUser: Hello<br>',
        asksForText: true,
        says: "? 10:00 AM The bot's messages are not available here | A bot took part, but Salesforce's text of this session doesn't have its messages either.",
        completeness: MISSING
    },
    'text-not-offered': {
        now: NOW,
        sessions: [botChat()],
        entries: [hello],
        sessionText: 'refused',
        asksForText: true,
        says: "? 10:00 AM The bot's messages are not available here | A bot took part, but this org doesn't offer its messages, or you need the permission Access Conversation Entries.",
        completeness: MISSING
    },
    'text-differs': {
        now: NOW,
        sessions: [botChat()],
        entries: [hello],
        sessionText: '( 5s ) Chatbot: Welcome<br>( 60s ) EndUser: Hallo<br>( 70s ) EndUser: Hm<br>',
        asksForText: true,
        says: "? Salesforce's text of this session has 1 more message | Salesforce's text writes some messages differently, so Chat History can't tell which ones are missing here.",
        completeness: MISSING
    },
    'bot-joined': {
        now: NOW,
        sessions: [chat()],
        participants: [{ ...bot, JoinedTime: at('10:00:05') }],
        entries: [hello],
        says: "? 10:00 AM A bot's messages may be missing here | A bot joined this conversation, but Salesforce sent none of its messages.",
        completeness: MISSING
    },
    'participant-is-bot': {
        now: NOW,
        sessions: [chat({ AgentType: 'Other' })],
        participants: [bot],
        entries: [hello],
        says: "? 10:00 AM A bot's messages may be missing here | A bot is listed as a participant, but Salesforce sent none of its messages.",
        completeness: MISSING
    },
    'first-message-late': {
        now: NOW,
        sessions: [chat()],
        entries: [line('10:20:00', 'nora', 'Hello')],
        switches: { messageCounts: 'zero', sessionMetrics: 'not-made' },
        says: '? 10:00 AM Messages from the beginning may be missing | The first message came more than 10 minutes after the conversation began.',
        completeness: UNKNOWN
    },
    'page-was-full': {
        now: NOW,
        sessions: [chat()],
        entries: many(1_000, 1_000),
        says: '? There are probably older messages | Salesforce sent as many messages as it can send at once, so there may be more.',
        completeness: MISSING
    },
    'rows-were-full': {
        now: NOW,
        sessions: [chat({ ConversationId: null, ChannelType: 'Text' })],
        rows: Array.from({ length: 2_000 }, (_, index) => row(index)),
        says: "? There are probably older messages, but they can't be loaded here | The session has more messages than can be read at once, and only the newest are read.",
        completeness: MISSING
    },
    'same-millisecond': {
        now: NOW,
        sessions: [chat()],
        entries: many(1_001, 0),
        says: "? There are probably older messages, but they can't be loaded here | Very many messages have the same time, and Salesforce can't be asked for the rest.",
        completeness: MISSING
    },
    'of-other-cases': {
        now: NOW,
        sessions: [chat(), chat({ Id: LATER_CHAT, StartTime: at('11:00'), EndTime: at('11:10'), CaseId: OTHER_CASE })],
        entries: [hello, line('10:34:00', 'nora', 'Something else', { relatedRecords: [LATER_CHAT] })],
        says: '? 1 message from another Case is hidden | The conversation also belongs to other Cases. Only messages for this Case are shown.',
        completeness: 'Transcript complete'
    },
    'of-no-case': {
        now: NOW,
        sessions: [chat(), chat({ Id: LATER_CHAT, StartTime: at('11:00'), EndTime: at('11:10'), CaseId: null })],
        entries: [hello, line('10:34:00', 'nora', 'Something else', { relatedRecords: [LATER_CHAT] })],
        says: '? 1 message from a session with no Case is hidden | Some sessions of this conversation have no Case. Only messages for this Case are shown.',
        completeness: 'Transcript complete'
    },
    'of-hidden-record': {
        now: NOW,
        sessions: [chat(), chat({ Id: LATER_CHAT, StartTime: at('11:00'), EndTime: at('11:10'), CaseId: null })],
        hidden: [LATER_CHAT],
        entries: [hello, line('10:34:00', 'nora', 'Something else', { relatedRecords: [LATER_CHAT] })],
        says: "? 1 message left out: you can't see its session or call | Salesforce doesn't show you the session or call, so it may belong to another Case.",
        completeness: 'Transcript complete'
    },
    'of-unlisted-record': {
        now: NOW,
        sessions: [
            chat(),
            ...Array.from({ length: 2_001 }, (_, index) =>
                chat({
                    Id: `0MwT0000001${String(index).padStart(4, '0')}`,
                    CaseId: OTHER_CASE,
                    StartTime: at('09:00') - (index + 1) * 3_600_000,
                    EndTime: at('09:10') - (index + 1) * 3_600_000
                })
            )
        ],
        entries: [
            hello,
            line('10:02:00', 'nora', 'Long ago', {
                relatedRecords: ['0MwT00000012000'],
                // Written then, and uploaded now.
                clientTimestamp: at('09:05') - 2_001 * 3_600_000
            })
        ],
        switches: { sessionMetrics: 'not-made' },
        says: '? 1 message left out: its session is not among the newest | This customer has very many sessions. Only the newest are read; an older one may belong to another Case.',
        completeness: UNKNOWN
    },
    'of-no-session': {
        now: NOW,
        sessions: [chat()],
        entries: [hello, line('10:02:00', 'nora', 'Whose is this?', { relatedRecords: [] })],
        says: '? 1 message left out: its session is unknown | Salesforce names no session here, and nothing else tells which one it was.',
        completeness: UNKNOWN
    },
    'call-not-completed': {
        now: at('10:05'),
        calls: [call({ CallDisposition: 'in-progress', CallEndDateTime: null })],
        says: '? Call in progress; the full transcript appears when it ends',
        completeness: MISSING
    },
    'no-conversation-on-session': {
        now: NOW,
        sessions: [chat({ ConversationId: null, ChannelType: 'EmbeddedMessaging' })],
        ask: '',
        says: '? No messages are available for this session | The session is probably not on an enhanced channel. Salesforce has transcripts for enhanced channels only.',
        completeness: MISSING
    },
    'no-conversation-on-call': {
        now: NOW,
        calls: [call({ ConversationId: null })],
        ask: '',
        says: '? No transcript is available for this call | Salesforce has no transcript for this call. It makes one only where calls are transcribed.',
        completeness: MISSING
    },
    'chat-without-text': {
        now: NOW,
        chats: [{ startAt: at('10:00') }],
        ask: '',
        says: "? No text is available for this chat | The chat record has no text, or you can't see it. A chat gets its text when it ends.",
        completeness: MISSING
    },
    'text-has-more': {
        now: NOW,
        chats: [
            {
                startAt: at('10:00'),
                body: '<p align="center">Agent Jan</p>( 1s ) Jan: Hi<br>( 2s ) Nora: Hi<br>( 3s ) Jan: You get a refund',
                agentMessageCount: 1,
                visitorMessageCount: 1
            }
        ],
        ask: '',
        says: "? The text of this chat has 1 more agent message than Salesforce counted | A customer can write lines that look like an agent's. Don't rely on what an agent seems to have promised here.",
        completeness: UNKNOWN
    },
    'text-was-full': {
        now: NOW,
        chats: [{ startAt: at('10:00'), body: `( 1s ) Nora: ${'long '.repeat(26_100)}` }],
        ask: '',
        says: '? The end of this chat may be missing | The text is about as long as a chat record can hold. Salesforce may have cut the rest.',
        completeness: MISSING
    },
    'message-count': {
        now: NOW,
        sessions: [chat()],
        entries: [line('10:00:30', 'nora', 'Lost'), hello, line('10:02:00', 'jan', 'Hi')],
        switches: { cutPages: 1 },
        says: '? 1 customer message is missing | Salesforce counted more messages in this session than it sent.',
        completeness: MISSING
    },
    'call-ended-lately': {
        now: at('10:20'),
        calls: [call()],
        says: '? No transcript yet | Salesforce has sent no transcript of this call so far. It can come up to a day after the call.',
        completeness: MISSING
    },
    'call-is-transcribed': {
        now: at('10:20'),
        calls: [call({ TranscribedLanguage: 'en-US' })],
        says: '? Transcript still being made | The call record names a transcript language, so the call is being transcribed. That can take up to a day.',
        completeness: MISSING
    },
    'call-ended-long-ago': {
        now: at('12:00', '2026-11-06'),
        calls: [call()],
        says: '? No transcript came for this call | A transcript takes a day at most, and this call ended longer ago. It may not have been transcribed, or its transcript was deleted.',
        completeness: MISSING
    },
    'session-has-preview': {
        now: NOW,
        sessions: [chat({ PreviewDetails: 'My chain jumps', EndTime: at('10:01') })],
        says: '? No messages came for this session | The session has a preview text, but Salesforce sent none of its messages. They may have been deleted, be of a kind that is not sent, such as photos or buttons, or be hidden from you.',
        completeness: MISSING
    },
    'session-was-accepted': {
        now: NOW,
        sessions: [chat({ AcceptTime: at('10:00:30'), EndTime: at('10:01') })],
        says: '? No messages came for this session | An agent accepted the session, but Salesforce sent none of its messages. They may have been deleted, be of a kind that is not sent, such as photos or buttons, or be hidden from you.',
        completeness: MISSING
    },
    'session-lasted': {
        now: NOW,
        sessions: [chat()],
        says: '? No messages came for this session | The session lasted some minutes, but Salesforce sent none of its messages. They may have been deleted, be of a kind that is not sent, such as photos or buttons, or be hidden from you.',
        completeness: MISSING
    }
};
