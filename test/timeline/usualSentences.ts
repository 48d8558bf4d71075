/** What the timeline says of the usual org (`usualWorld.ts`), and how that changes in ways that several switches share. */
/** Sentences that are gone, and those that stand there instead; or all that is shown. Neither: the timeline says the same. */
export type Change = Readonly<{
    gone?: readonly string[];
    instead?: readonly string[];
    shows?: readonly string[];
}>;

export const BOT = 'Quill, Bot · 10:00 AM: Hello, which bicycle is it?';

/** What the timeline says of the usual org. */
export const USUAL: readonly string[] = [
    '# WhatsApp Support · Started 10:00 AM · Bot, then Mira Sand · Customer: Nora Pohl',
    'Wednesday, November 4, 2026',
    BOT,
    'Nora Pohl, Customer · 10:00 AM: "Cargo" & red',
    'Jan Vidal joined · 10:04 AM',
    'Jan Vidal, Agent · 10:05 AM: Hi Nora, I fetch a colleague.',
    'Mira Sand joined · 10:10 AM',
    'Mira Sand, Agent · 10:11 AM: Hello Nora, show me the chain?',
    '? 10:12 AM Photo, file or buttons | Salesforce sent this message without any text.',
    '? 2 messages from other Cases are hidden | The conversation also belongs to other Cases. Only messages for this Case are shown.',
    'Ended 10:20 AM · 20 min · by agent',
    '# Web chat (shop) · Started 11:00 AM · Agent: Mira Sand · Customer: Nora Pohl',
    'Wednesday, November 4, 2026',
    'Nora Pohl, Customer · 11:01 AM: Is it done?',
    'Mira Sand joined · 11:01 AM',
    'Mira Sand, Agent · 11:02 AM: At four.',
    'Ended 11:10 AM · 10 min · by agent',
    '= Parts missing',
    '= WhatsApp Support, MS-00004100: Parts missing',
    '= Web chat (shop), MS-00004102: Transcript complete'
];

export const SAME: Change = {};
export const BOT_MISSING =
    "? 10:00 AM The bot's messages are not available here | The session says that a bot took part, but Salesforce sent none of its messages.";
export const BOT_RECOVERED: Change = {
    gone: [BOT],
    instead: ["Quill, Bot · from the session's text · about 10:00 AM: Hello, which bicycle is it?"]
};
export const COUNTED =
    '? 1 customer message is missing | Salesforce counted more messages in this session than it sent.';
export const NOTHING_CAME =
    '? No messages came for this session | The session has a preview text, but Salesforce sent none of its messages. They may have been deleted, be of a kind that is not sent, such as photos or buttons, or be hidden from you.';
export const LATER = 'Web chat (shop), MS-00004102';

/** Nothing was loaded; a problem of the conversation stands at its place, and one of the connection once. */
export function notLoaded(code: string, atPlace: readonly string[] = []): Change {
    return {
        shows: [
            '# WhatsApp Support · Started 10:00 AM · Ended 10:20 AM · 20 min · by agent · Bot, then Mira Sand · Customer: Nora Pohl',
            ...atPlace,
            '# Web chat (shop) · Started 11:00 AM · Ended 11:10 AM · 10 min · by agent · Agent: Mira Sand · Customer: Nora Pohl',
            ...atPlace,
            '= Not loaded',
            `! ${code}`
        ]
    };
}

/** What was loaded stays, whatever is answered later. */
export const staysWith = (code: string): Change => ({ instead: [`! ${code}`] });

export const joins = ['Jan Vidal joined · 10:04 AM', 'Mira Sand joined · 10:10 AM', 'Mira Sand joined · 11:01 AM'];
export const withoutParticipants: Change = {
    gone: [
        BOT,
        'Jan Vidal joined · 10:04 AM',
        'Jan Vidal, Agent · 10:05 AM: Hi Nora, I fetch a colleague.',
        'Mira Sand joined · 10:10 AM',
        'Mira Sand joined · 11:01 AM'
    ],
    instead: [
        'Bot · 10:00 AM: Hello, which bicycle is it?',
        'Accepted by an agent · 10:04 AM',
        'Agent · 10:05 AM: Hi Nora, I fetch a colleague.',
        'Accepted by an agent · 11:01 AM'
    ]
};
