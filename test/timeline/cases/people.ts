/** Who speaks: names, roles, joins and transfers. */
import { at, botChat, call, chat, JAN, line, MIRA, NORA, QUILL, type Case } from './lines';

const participants = [
    { ParticipantKey: NORA, ParticipantDisplayName: 'Nora Pohl', ParticipantRole: 'EndUser', AppType: 'messaging' },
    {
        ParticipantKey: QUILL,
        ParticipantDisplayName: 'Quill',
        ParticipantRole: 'Chatbot',
        AppType: 'chatbot',
        JoinedTime: at('10:00'),
        LeftTime: at('10:02')
    },
    {
        ParticipantKey: JAN,
        ParticipantDisplayName: 'Jan Vidal',
        ParticipantRole: 'Agent',
        AppType: 'agent',
        JoinedTime: at('10:02'),
        LeftTime: at('10:10')
    },
    {
        ParticipantKey: MIRA,
        ParticipantDisplayName: 'Mira Sand',
        ParticipantRole: 'Agent',
        AppType: 'agent',
        JoinedTime: at('10:10')
    }
];
const sender = (fields: object | null) => ({ sender: fields });

export const people: readonly Case[] = [
    {
        name: 'After a transfer each agent keeps their own name, and the transfer is said',
        now: at('12:00'),
        sessions: [botChat({ OwnerId: MIRA, Owner: 'Mira Sand' })],
        participants,
        entries: [
            line('10:00:10', 'quill', 'Which bicycle is it?'),
            line('10:00:20', 'nora', 'The cargo bike'),
            line('10:03:00', 'jan', 'Hi Nora, I fetch a colleague.'),
            line('10:11:00', 'mira', 'Hello Nora, Mira here.')
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Bot, then Mira Sand · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Quill, Bot · 10:00 AM: Which bicycle is it?',
            'Nora Pohl, Customer · 10:00 AM: The cargo bike',
            'Jan Vidal took over from Quill · 10:02 AM',
            'Jan Vidal, Agent · 10:03 AM: Hi Nora, I fetch a colleague.',
            'Mira Sand took over from Jan Vidal · 10:10 AM',
            'Mira Sand, Agent · 10:11 AM: Hello Nora, Mira here.',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'Where participants are hidden only the owner and the customer have names',
        now: at('12:00'),
        sessions: [botChat({ OwnerId: MIRA, Owner: 'Mira Sand' })],
        participants,
        switches: { objects: { ConversationParticipant: 'hidden' } },
        entries: [
            line('10:00:10', 'quill', 'Which bicycle is it?'),
            line('10:00:20', 'nora', 'The cargo bike'),
            line('10:03:00', 'jan', 'Hi Nora, I fetch a colleague.'),
            line('10:11:00', 'mira', 'Hello Nora, Mira here.')
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Bot, then Mira Sand · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Bot · 10:00 AM: Which bicycle is it?',
            'Nora Pohl, Customer · 10:00 AM: The cargo bike',
            'Agent · 10:03 AM: Hi Nora, I fetch a colleague.',
            'Mira Sand, Agent · 10:11 AM: Hello Nora, Mira here.',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'Each sender is who role, app and id say together, and an unknown one is said to be that',
        now: at('12:00'),
        sessions: [chat()],
        entries: [
            line(
                '10:01:00',
                'jan',
                'A bot under the role of an agent',
                sender({ appType: 'chatbot', role: 'Agent', subject: QUILL })
            ),
            line(
                '10:02:00',
                'jan',
                'A bot on the phone',
                sender({ appType: 'voice_bot', role: 'VoiceBot', subject: 'x' })
            ),
            line('10:03:00', 'jan', 'An agent without a role', sender({ appType: 'agent', subject: JAN })),
            line(
                '10:04:00',
                'jan',
                'An agent who was deleted',
                sender({ appType: 'agent', role: 'Agent', subject: null })
            ),
            line('10:05:00', 'boss', 'A whisper'),
            line('10:06:00', 'jan', 'A translation', sender({ appType: 'translation', role: 'System', subject: 'x' })),
            line('10:07:00', 'jan', 'A role of next year', sender({ appType: 'custom', role: 'Oracle', subject: 'x' })),
            line('10:08:00', 'jan', 'Nobody', sender(null))
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Bot · 10:01 AM: A bot under the role of an agent',
            'Bot · 10:02 AM: A bot on the phone',
            'Agent · 10:03 AM: An agent without a role',
            'Agent · 10:04 AM: An agent who was deleted',
            'Supervisor · 10:05 AM: A whisper',
            'System · 10:06 AM: A translation',
            'Unknown sender · 10:07 AM: A role of next year',
            'Unknown sender · 10:08 AM: Nobody',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    ...[
        ['transferred', 'Transferred'],
        ['busy', 'Busy'],
        ['failed', 'Failed'],
        ['no-answer', 'No answer']
    ].map(([CallDisposition = '', word = '']): Case => ({
        name: `A call whose disposition is "${CallDisposition}" says so, with its end and its length`,
        now: at('12:00'),
        calls: [call({ CallDisposition })],
        entries: [line('10:00:05', 'caller', 'My chain jumps')],
        shows: [
            `# Inbound call · Started 10:00 AM · ${word}`,
            'Wednesday, November 4, 2026',
            'Customer · 10:00 AM: My chain jumps',
            'Ended 10:10 AM · 10 min',
            "= Can't tell if parts are missing"
        ]
    })),
    {
        name: 'A call that is in progress says so, and that its transcript comes later',
        now: at('10:05'),
        calls: [call({ CallDisposition: 'In Progress', CallEndDateTime: null, CallDurationInSeconds: null })],
        entries: [line('10:00:05', 'caller', 'My chain jumps')],
        shows: [
            '# Inbound call · Started 10:00 AM · In progress',
            'Wednesday, November 4, 2026',
            'Customer · 10:00 AM: My chain jumps',
            '? Call in progress; the full transcript appears when it ends',
            'Checked 10:05 AM',
            '= Parts missing'
        ]
    }
];
