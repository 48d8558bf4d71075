/** When the header says "Transcript complete": the proof, and each thing without which nothing is proven. */
import { at, botChat, call, chat, CHAT, LATER_CHAT, line, NORA, QUILL } from './cases/lines';
import { CASE_ID, worldOf, type Conversation } from './conversation';
import { openedPage, playerOf } from './play';

const COMPLETE = '= Transcript complete';
const UNKNOWN = "= Can't tell if parts are missing";
const MISSING = '= Parts missing';

/** A session of people that has ended; both sources count its messages. */
const whole: Conversation = {
    now: at('12:00'),
    sessions: [chat()],
    entries: [line('10:01:00', 'nora', 'My chain jumps'), line('10:02:00', 'jan', 'Bring it in')]
};
const bot = { ParticipantKey: QUILL, ParticipantRole: 'Chatbot', AppType: 'chatbot' };
const notCounted = { messageCounts: 'zero', sessionMetrics: 'not-made' } as const;
const countsHidden = {
    fields: { 'MessagingSession.AgentMessageCount': 'hidden', 'MessagingSession.EndUserMessageCount': 'hidden' },
    objects: { MessagingSessionMetrics: 'hidden' }
} as const;

const proofs: readonly (readonly [string, Partial<Conversation>, string])[] = [
    ['both sources counted what is here', {}, COMPLETE],
    ['the session counted it, and its metrics were not made', { switches: { sessionMetrics: 'not-made' } }, COMPLETE],
    ['the metrics counted it, and the session does not calculate', { switches: { messageCounts: 'zero' } }, COMPLETE],
    [
        'the customer and a bot of an earlier session take part, which left before',
        {
            participants: [
                { ParticipantKey: NORA, ParticipantRole: 'EndUser', AppType: 'messaging' },
                { ...bot, JoinedTime: at('08:00'), LeftTime: at('08:10') }
            ]
        },
        COMPLETE
    ],
    ['nobody counted', { switches: notCounted }, UNKNOWN],
    ['the counts are hidden', { switches: countsHidden }, UNKNOWN],
    ['the session does not say who served it', { sessions: [chat({ AgentType: null })] }, UNKNOWN],
    [
        'a bot served the session too, and speaks in it',
        { sessions: [botChat()], entries: [...(whole.entries ?? []), line('10:00:30', 'quill', 'Hello')] },
        UNKNOWN
    ],
    ['a bot speaks in it', { entries: [...(whole.entries ?? []), line('10:00:30', 'quill', 'Hello')] }, UNKNOWN],
    ['it is still open', { sessions: [chat({ EndTime: null, Status: 'Active' })] }, UNKNOWN],
    ['it ended after its messages were fetched', { now: at('10:20') }, UNKNOWN],
    [
        'a finished call has words: nobody counts them',
        { sessions: [], calls: [call()], entries: [line('10:01:00', 'caller', 'Hi')] },
        UNKNOWN
    ],
    [
        'a message that names no session may be its own',
        { entries: [...(whole.entries ?? []), line('10:03:00', 'nora', 'Hm', { relatedRecords: [] })] },
        UNKNOWN
    ],
    [
        'another conversation of the Case lacks something',
        { sessions: [chat(), chat({ Id: LATER_CHAT, Name: 'MS-0002', StartTime: at('11:00'), EndTime: at('11:10') })] },
        MISSING
    ],
    ['fewer messages are here than were counted', { switches: { cutPages: 1 } }, MISSING],
    [
        'a supervisor wrote, whom Salesforce may have counted',
        { entries: [...(whole.entries ?? []), line('10:03:00', 'boss', 'Be kind')] },
        COMPLETE
    ]
];

test.each(proofs)('Where %s', async (_, change, header) => {
    const page = await openedPage({
        ...whole,
        ask: change.sessions?.length === 0 ? '0LQT00000000001' : CHAT,
        ...change
    });
    expect(page.sentences().find((sentence) => sentence.startsWith('='))).toBe(header);
});

test('A Case of which nothing was loaded is said to be that', async () => {
    const page = await openedPage({ ...whole, ask: '' });
    expect(page.sentences().at(-1)).toBe('= Not loaded');
});

const earlier = botChat({ Id: LATER_CHAT, Name: 'MS-0000', StartTime: at('08:00'), EndTime: at('08:30') });
const earlierBot = line('08:00:10', 'quill', 'Hello', { relatedRecords: [LATER_CHAT] });

test.each([
    ['left before it', { JoinedTime: at('08:00'), LeftTime: at('08:10') }, 'Transcript complete'],
    ['left only in it', { JoinedTime: at('08:00'), LeftTime: at('10:05') }, "Can't tell if parts are missing"],
    ['joined in it', { JoinedTime: at('10:00:01') }, 'Parts missing'],
    ['joined nobody knows when', {}, "Can't tell if parts are missing"]
])('Of a session of people where the bot of an earlier session %s', async (_, times, phrase) => {
    const page = await openedPage({
        ...whole,
        sessions: [earlier, ...(whole.sessions ?? [])],
        participants: [{ ...bot, ...times }],
        entries: [earlierBot, ...(whole.entries ?? [])]
    });
    expect(page.sentences().at(-1)).toBe(`= Bike shop, MS-0001: ${phrase}`);
});

test('What Salesforce did send is never said to be missing because nobody knows how it is counted', async () => {
    const doubtful = [
        line('10:03:00', 'jan', 'By nobody', { sender: null }),
        line('10:04:00', 'boss', 'Be kind'),
        line('10:05:00', 'jan', null, { messageText: 7 })
    ];
    const entries = [...(whole.entries ?? []), ...doubtful];
    const world = worldOf({ ...whole, entries });
    // Salesforce counts all but the first as the agent's.
    const counted = world.entries.map((entry, index) => ({
        ...entry,
        sender: { ...entry.sender, role: index === 0 ? 'EndUser' : 'Agent' }
    }));
    const page = playerOf({ ...world, entries: counted }, CASE_ID, whole.now, { answer: entries });
    await page.readAll();
    expect(page.sentences().filter((sentence) => sentence.startsWith('?'))).toEqual([
        "? 10:05 AM A message that can't be read here | Salesforce sent this message in a format that Chat History can't read."
    ]);
});
