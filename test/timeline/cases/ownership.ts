/** Whose a message is: which session or call shows it, and what is counted and not shown. */
import { at, botChat, call, CALL, CHAT, chat, LATER_CHAT, line, OTHER_CASE, SECOND_LEG, type Case } from './lines';

const ofLater = { relatedRecords: [LATER_CHAT] };
const ofBothLegs = { relatedRecords: [CALL, SECOND_LEG] };

/** The second leg of the call, from 10:04 on. */
const secondLeg = {
    Id: SECOND_LEG,
    CallType: 'Transfer',
    CallStartDateTime: at('10:04'),
    CallDurationInSeconds: 360
};
const wordsOfBothLegs = [
    line('10:00:02', 'desk', 'Bike shop, Jan speaking', ofBothLegs),
    line('10:00:05', 'caller', 'My brake squeaks', ofBothLegs),
    line('10:04:10', 'desk', 'This is the workshop', ofBothLegs)
];

export const ownership: readonly Case[] = [
    {
        name: 'A message that names a session together with a call, another message or this Case is shown',
        now: at('12:00'),
        sessions: [chat()],
        calls: [call()],
        entries: [
            line('10:01:00', 'nora', 'Of the chat and the call', { relatedRecords: [CHAT, CALL] }),
            line('10:02:00', 'nora', 'Of the call', { relatedRecords: [CALL] }),
            line('10:03:00', 'nora', 'An answer to a message', {
                relatedRecords: [CHAT, '2f0c1d7e-7a51-4c38-9d42-5a1e7f6b0c93']
            }),
            line('10:04:00', 'nora', 'Of this Case', { relatedRecords: [CHAT, '500T00000000001'] })
        ],
        shows: [
            '# Inbound call · Started 10:00 AM',
            'Wednesday, November 4, 2026',
            'Customer · 10:01 AM: Of the call',
            'Ended 10:10 AM · 10 min',
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Nora Pohl, Customer · 10:01 AM: Of the chat and the call',
            'Nora Pohl, Customer · 10:03 AM: An answer to a message',
            'Nora Pohl, Customer · 10:04 AM: Of this Case',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing",
            "= Inbound call: Can't tell if parts are missing",
            '= Bike shop, MS-0001: Transcript complete'
        ]
    },
    {
        name: 'A message that names another Case is counted and not shown, whatever else it names',
        now: at('12:00'),
        sessions: [chat()],
        entries: [
            line('10:01:00', 'nora', 'Of this session'),
            line('10:05:00', 'nora', 'Of another Case', { relatedRecords: [CHAT, OTHER_CASE] })
        ],
        switches: { messageCounts: 'zero', sessionMetrics: 'not-made' },
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Nora Pohl, Customer · 10:01 AM: Of this session',
            '? 1 message from another Case is hidden | The conversation also belongs to other Cases. Only messages for this Case are shown.',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'What a session tells that this user may not see is counted and not shown, its bot’s lines included',
        now: at('12:00'),
        sessions: [chat(), botChat({ Id: LATER_CHAT, StartTime: at('10:31'), EndTime: at('10:50'), CaseId: null })],
        hidden: [LATER_CHAT],
        entries: [
            line('10:01:00', 'nora', 'Of this session'),
            line('10:31:05', 'quill', 'Of nobody'),
            line('10:31:30', 'nora', 'Of the hidden session', ofLater)
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Nora Pohl, Customer · 10:01 AM: Of this session',
            "? 1 message left out: you can't see its session or call | Salesforce doesn't show you the session or call, so it may belong to another Case.",
            '? 1 message left out: its session is unknown | Salesforce names no session here, and nothing else tells which one it was.',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'A bot’s greeting seconds before the start and its farewell seconds after the end are shown',
        now: at('12:00'),
        sessions: [botChat({ StartTime: at('10:00:04') })],
        participants: [{ ParticipantRole: 'Chatbot', AppType: 'chatbot' }],
        entries: [
            line('10:00:00', 'quill', 'Welcome to the bike shop'),
            line('10:00:20', 'nora', 'Hello'),
            line('10:00:30', 'quill', 'How can I help?'),
            line('10:30:04', 'quill', 'How did we do?')
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Bot, then agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Bot · 10:00 AM: Welcome to the bike shop',
            'Nora Pohl, Customer · 10:00 AM: Hello',
            'Bot · 10:00 AM: How can I help?',
            'Bot · 10:30 AM: How did we do?',
            'Ended 10:30 AM · 29 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'A bot’s line between two sessions of this Case is shown in one of them, and neither is said to lack the bot',
        now: at('12:00'),
        sessions: [
            botChat(),
            botChat({ Id: LATER_CHAT, Name: 'MS-0002', StartTime: at('10:30:01'), EndTime: at('10:40') })
        ],
        entries: [
            line('10:01:00', 'nora', 'The chain jumps'),
            line('10:30:00.500', 'quill', 'Anything else?'),
            line('10:31:00', 'nora', 'The brake squeaks', ofLater)
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Bot, then agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Nora Pohl, Customer · 10:01 AM: The chain jumps',
            'Ended 10:30 AM · 30 min',
            '# Bike shop · Started 10:30 AM · Bot, then agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Bot · 10:30 AM: Anything else?',
            'Nora Pohl, Customer · 10:31 AM: The brake squeaks',
            'Ended 10:40 AM · 9 min',
            "= Can't tell if parts are missing",
            "= Bike shop, MS-0001: Can't tell if parts are missing",
            "= Bike shop, MS-0002: Can't tell if parts are missing"
        ]
    },
    {
        name: 'A session that never got an end is over where the next one begins',
        now: at('12:00'),
        sessions: [
            chat({ Name: 'MS-0000', Status: 'Error', StartTime: at('10:00', '2026-11-03'), EndTime: null }),
            botChat({ Id: LATER_CHAT })
        ],
        ask: LATER_CHAT,
        entries: [
            line('10:00:05', 'quill', 'Welcome to the bike shop'),
            line('10:00:20', 'nora', 'The chain jumps', ofLater),
            line('10:00:30', 'quill', 'Let me find somebody')
        ],
        shows: [
            '# Bike shop · Started Nov 3, 10:00 AM · Error · Agent · Customer: Nora Pohl',
            'Ended',
            '# Bike shop · Started 10:00 AM · Bot, then agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Bot · 10:00 AM: Welcome to the bike shop',
            'Nora Pohl, Customer · 10:00 AM: The chain jumps',
            'Bot · 10:00 AM: Let me find somebody',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing",
            "= Bike shop, MS-0000: Can't tell if parts are missing",
            "= Bike shop, MS-0001: Can't tell if parts are missing"
        ]
    },
    {
        name: 'A call that was transferred shows the words of both legs where only the first is linked to the Case',
        now: at('12:00'),
        calls: [call(), call({ ...secondLeg, RelatedRecordId: null })],
        ask: CALL,
        entries: wordsOfBothLegs,
        shows: [
            '# Inbound call · Started 10:00 AM',
            'Wednesday, November 4, 2026',
            'Agent · 10:00 AM: Bike shop, Jan speaking',
            'Customer · 10:00 AM: My brake squeaks',
            'Agent · 10:04 AM: This is the workshop',
            'Ended 10:10 AM · 10 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'A call that was transferred shows the words of both legs where only the second is linked to the Case',
        now: at('12:00'),
        calls: [call({ RelatedRecordId: null }), call(secondLeg)],
        ask: SECOND_LEG,
        entries: wordsOfBothLegs,
        shows: [
            '# Transferred call · Started 10:04 AM',
            'Wednesday, November 4, 2026',
            'Agent · 10:00 AM: Bike shop, Jan speaking',
            'Customer · 10:00 AM: My brake squeaks',
            'Agent · 10:04 AM: This is the workshop',
            'Ended 10:10 AM · 6 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'A call that was transferred shows each word once, at its leg, where both are linked to the Case',
        now: at('12:00'),
        calls: [call(), call(secondLeg)],
        entries: wordsOfBothLegs,
        shows: [
            '# Inbound call · Started 10:00 AM',
            'Wednesday, November 4, 2026',
            'Agent · 10:00 AM: Bike shop, Jan speaking',
            'Customer · 10:00 AM: My brake squeaks',
            'Ended 10:10 AM · 10 min',
            '# Transferred call · Started 10:04 AM',
            'Wednesday, November 4, 2026',
            'Agent · 10:04 AM: This is the workshop',
            'Ended 10:10 AM · 6 min',
            "= Can't tell if parts are missing",
            "= Inbound call: Can't tell if parts are missing",
            "= Transferred call: Can't tell if parts are missing"
        ]
    },
    {
        name: 'A call whose second leg belongs to another Case shows none of the words that name both',
        now: at('12:00'),
        calls: [call(), call({ ...secondLeg, RelatedRecordId: OTHER_CASE })],
        ask: CALL,
        entries: wordsOfBothLegs,
        shows: [
            '# Inbound call · Started 10:00 AM',
            '? 3 messages from other Cases are hidden | The conversation also belongs to other Cases. Only messages for this Case are shown.',
            'Ended 10:10 AM · 10 min',
            "= Can't tell if parts are missing"
        ]
    }
];
