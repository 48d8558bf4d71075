/** When a message was said, and in which order. */
import { at, botChat, call, chat, line, type Case } from './lines';

/** Received at one time, written at another. */
const uploaded = (receivedAt: number, writtenAt: number) => ({
    serverReceivedTimestamp: receivedAt,
    clientTimestamp: writtenAt
});

export const times: readonly Case[] = [
    {
        name: 'A history that was uploaded latest first stands in the order in which it was written',
        now: at('12:00'),
        sessions: [botChat()],
        entries: [
            line('10:05:00', 'quill', 'Hello, which bicycle is it?', uploaded(at('10:10:04'), at('09:55:00'))),
            line('10:05:00', 'nora', 'The cargo bike', uploaded(at('10:10:03'), at('09:55:20'))),
            line('10:05:00', 'quill', 'What happened?', uploaded(at('10:10:02'), at('09:55:40'))),
            line('10:05:00', 'nora', 'The chain jumps', uploaded(at('10:10:01'), at('09:56:00'))),
            line('10:11:00', 'jan', 'Hi Nora, I read it all.'),
            line('10:12:00', 'nora', 'Great')
        ].map((entry) => ({ ...entry, relatedRecords: ['0MwT00000000001'] })),
        shows: [
            '# Bike shop · Started 10:00 AM · Bot, then agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Bot · 9:55 AM: Hello, which bicycle is it?',
            'Nora Pohl, Customer · 9:55 AM: The cargo bike',
            'Bot · 9:55 AM: What happened?',
            'Nora Pohl, Customer · 9:56 AM: The chain jumps',
            'Agent · 10:11 AM: Hi Nora, I read it all.',
            'Nora Pohl, Customer · 10:12 AM: Great',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'Words of a call that were uploaded a day later stand at the time at which they were spoken',
        now: at('12:00', '2026-11-05'),
        calls: [call({ FromPhoneNumber: '+49301234' })],
        entries: [
            line('10:00:02', 'desk', 'Bike shop, Jan speaking', { identifier: '10' }),
            line('10:00:05', 'caller', 'My chain jumps', { identifier: '2' }),
            line('10:00:09', 'desk', 'Bring it in', { identifier: '3' }),
            line('10:00:12', 'caller', 'Today?', { identifier: '1' })
        ].map((entry) => ({ ...entry, serverReceivedTimestamp: at('11:00:00.005', '2026-11-05') })),
        shows: [
            '# Inbound call · Started Nov 4, 10:00 AM · From +49301234',
            'Wednesday, November 4, 2026',
            'Agent · 10:00 AM: Bike shop, Jan speaking',
            'Customer · 10:00 AM: My chain jumps',
            'Agent · 10:00 AM: Bring it in',
            'Customer · 10:00 AM: Today?',
            'Ended 10:10 AM · 10 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'A device whose clock is a year wrong moves no message',
        now: at('12:00'),
        sessions: [chat()],
        entries: [
            line('10:01:00', 'nora', 'First'),
            line('10:02:00', 'jan', 'Second', { clientTimestamp: at('10:02', '2025-11-04') }),
            line('10:03:00', 'nora', 'Third', { clientTimestamp: at('10:03', '2027-11-04') })
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Nora Pohl, Customer · 10:01 AM: First',
            'Agent · 10:02 AM: Second',
            'Nora Pohl, Customer · 10:03 AM: Third',
            'Ended 10:30 AM · 30 min',
            '= Transcript complete'
        ]
    },
    {
        name: 'Times that come as text are times, and a bot’s line with them is assigned',
        now: at('12:00'),
        sessions: [botChat()],
        entries: [
            line('10:00:10', 'quill', 'Which bicycle is it?', {
                clientTimestamp: String(at('10:00:10')),
                serverReceivedTimestamp: String(at('10:00:10'))
            }),
            line('10:00:20', 'nora', 'The cargo bike', { serverReceivedTimestamp: String(at('10:00:20')) }),
            line('10:00:30', 'nora', 'The red one')
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Bot, then agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Bot · 10:00 AM: Which bicycle is it?',
            'Nora Pohl, Customer · 10:00 AM: The cargo bike',
            'Nora Pohl, Customer · 10:00 AM: The red one',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'What came in one millisecond stands in the order of the answer, and what has no time stands in its place',
        now: at('12:00'),
        sessions: [chat()],
        entries: [
            line('10:03:00', 'nora', 'Fourth'),
            line('10:02:00', 'jan', 'Third', { clientTimestamp: null, serverReceivedTimestamp: null }),
            line('10:01:00', 'nora', 'Second', { identifier: 'a' }),
            line('10:01:00', 'nora', 'First', { identifier: 'b' })
        ],
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Nora Pohl, Customer · 10:01 AM: First',
            'Nora Pohl, Customer · 10:01 AM: Second',
            'Agent · Time unknown: Third',
            'Nora Pohl, Customer · 10:03 AM: Fourth',
            'Ended 10:30 AM · 30 min',
            '= Transcript complete'
        ]
    }
];
