/**
 * What each scenario looks like once it has settled: every row but the messages, which are only counted here and
 * compared with the world by the test. `says`: a few messages with who sent them and when.
 */
export type Outline = Readonly<{
    scenario: string;
    rows: string;
    says?: readonly string[];
    /** Default: one entries call, one other call. */
    calls?: Readonly<{ entriesCalls: number; otherCalls: number }>;
    /** How many further conversations the agent loads before. */
    shows?: number;
}>;

const NO_TEXT = 'Photo, file or buttons';

export const OUTLINES: readonly Outline[] = [
    {
        scenario: 'calm-chat',
        rows: `
            Web chat (shop), MS-00004100 | Started 3 Nov, 11:14 · Agent: Lena Okoro
            Tuesday, 3 November 2026
            1 message
            Lena Okoro joined · 11:15
            16 messages
            Ended 11:34 · 19 mins · by agent`,
        says: [
            'Tom Brandt, Customer · 11:14: Hello, is anybody there?',
            'Tom Brandt, Customer · 11:16: bike is 5 months old',
            'Lena Okoro, Agent · 11:33: You too, Tom. Ride safely!'
        ]
    },
    {
        scenario: 'ai-agent',
        rows: `
            Web chat (shop), MS-00004100 | Started 14:20 · Bot
            Thursday, 12 November 2026
            15 messages
            Ended 14:26 · 6 mins · by customer`,
        says: [
            "Rolf, Bot · 14:20: Hi, I'm Rolf, an AI service assistant. How can I help you?",
            'Sofia Lindqvist-Moreau, Customer · 14:23: second battery. price? & does it fit under the box'
        ]
    },
    {
        scenario: 'missing-bot',
        rows: `
            Web chat (shop), MS-00004100 | Started 10:02 · Bot, then Jonas Vestergaard
            Tuesday, 10 November 2026
            The bot's messages are not available here · 10:02 · View in session · Why? | Get the bot's messages (1–2 requests) | The session says that a bot took part, but Salesforce sent none of its messages.
            3 messages
            Jonas Vestergaard took over from Rolf · 10:06
            10 messages
            Ended 10:12 · 10 mins · by agent`,
        says: [
            'Mikkel Ahrens, Customer · 10:02: Return',
            'Mikkel Ahrens, Customer · 10:03: Other',
            "Jonas Vestergaard, Agent · 10:12: I'll pass it on to Rolf :)"
        ]
    },
    {
        scenario: 'whatsapp-images',
        rows: `
            WhatsApp Support, MS-00004100 | Started 16 Nov, 17:40 · Agent: Priya Raman
            Monday, 16 November 2026
            1 message
            2 photos, files or buttons · 17:40 · View in session
            1 message
            Priya Raman joined · 17:41
            2 messages
            2 photos, files or buttons · 17:44 · View in session
            5 messages
            ${NO_TEXT} · 17:51 · View in session
            2 messages
            ${NO_TEXT} · 17:54 · View in session
            2 messages
            ${NO_TEXT} · 17:55 · View in session
            3 messages
            Ended 17:58 · 18 mins · by agent`,
        says: ['Aylin Demirsoy, Customer · 17:55: 👍', 'Aylin Demirsoy, Customer · 17:58: Super. Schönen Abend!! 😊']
    },
    {
        scenario: 'shared-files',
        shows: 1,
        calls: { entriesCalls: 2, otherCalls: 2 },
        rows: `
            Inbound call, Call record | Started 17 Nov, 16:02 · From +49 30 23125 142 · To +49 30 23125 100
            Tuesday, 17 November 2026
            3 messages
            File on this call · 16:05 · Check list · PDF · 2.1 MB
            Ended 16:06 · 4 mins · customer spoke 4 secs · agent spoke 7 secs
            WhatsApp Support, MS-00004100 | Started 10:12 · Agent: Jonas Wirth
            Wednesday, 18 November 2026
            1 message
            Jonas Wirth joined · 10:12
            1 message
            3 photos, files or buttons · 10:14 · View in session | Probably these 3 files: | front disc · JPG · 1.1 MB | rear disc · JPG · 2.9 MB | rear disc, closer · JPG · 1 MB
            1 message
            ${NO_TEXT} · 10:15 · View in session | Probably this file: | squeal · M4A · 2.6 MB
            1 message
            ${NO_TEXT} · 10:18 · View in session | Probably this file: | Repair order 88213 · PDF · 2.1 MB
            2 messages
            ${NO_TEXT} · 10:21 · View in session
            1 message
            File on this session · 10:27 · Invoice 4471 · DOCX · 956 kB
            Ended 10:23 · 11 mins · by agent`
    },
    {
        scenario: 'several-cases',
        rows: `
            WhatsApp Support, MS-00004100 | Started 16 Nov, 09:11 · Agent: Marek Halloway
            Monday, 16 November 2026
            1 message
            Marek Halloway joined · 09:12
            9 messages
            Ended 09:44 · 33 mins · by agent
            WhatsApp Support, MS-00004103 | Started 10:00 · Agent: Marek Halloway
            Thursday, 19 November 2026
            6 messages
            5 messages from other Cases are hidden · Why? | The conversation also belongs to other Cases. Only messages for this Case are shown.
            3 messages from sessions with no Case are hidden · Why? | Some sessions of this conversation have no Case. Only messages for this Case are shown.
            Ended 10:24 · 23 mins · by agent`
    },
    {
        // Nothing of the years after is left out with a remark: it was never fetched.
        scenario: 'three-years',
        rows: `
            WhatsApp Support, MS-00004100 | Started 12 Feb 2024, 10:12 · Agent: Imke Sandvoss
            Monday, 12 February 2024
            1 message
            Imke Sandvoss joined · 10:13
            8 messages
            Ended 10:26 · 14 mins · by agent
            WhatsApp Support, MS-00004101 | Started 20 Feb 2024, 15:02 · Agent: Imke Sandvoss
            Tuesday, 20 February 2024
            1 message
            Accepted by an agent · 15:03
            2 messages
            Ended 15:04 · 2 mins · by agent`
    },
    {
        scenario: 'two-channels',
        shows: 1,
        calls: { entriesCalls: 2, otherCalls: 2 },
        rows: `
            Kurbel & Akku on Facebook, MS-00004100 | Started 9 Nov, 20:47 · Agent: Priya Raman
            Monday, 9 November 2026
            1 message
            Priya Raman joined · 20:48
            8 messages
            Ended 20:54 · 7 mins · by agent
            Web chat (shop), MS-00004101 | Started 13:03 · Agent: Lena Okoro
            Tuesday, 10 November 2026
            1 message
            Lena Okoro joined · 13:04
            3 messages
            Imke Sandvoss (Supervisor) joined · 13:06
            5 messages
            Ended 13:09 · 5 mins · by agent`,
        says: [
            "Imke Sandvoss, Supervisor · 13:06: Rufus, this is Imke, I lead the team. We're taking the delivery costs off your bill, and the first inspection is on us."
        ]
    },
    {
        scenario: 'transfer',
        rows: `
            Web chat (shop), MS-00004100 | Started 15:02 · Bot, then Jonas Vestergaard
            Friday, 20 November 2026
            3 messages
            Lena Okoro took over from Rolf · 15:03
            4 messages
            Jonas Vestergaard took over from Lena Okoro · 15:05
            2 messages
            Imke Sandvoss (Supervisor) joined · 15:06
            2 messages
            Imke Sandvoss (Supervisor) left · 15:08
            4 messages
            Ended 15:11 · 8 mins · by agent`,
        says: [
            "Rolf, Bot · 15:02: Hello! I'm Rolf. What is it about?",
            'Greta Almqvist-Osei, Customer · 15:05: sure',
            "Lena Okoro, Agent · 15:04: That sounds like the front sprocket. Jonas from the workshop knows your bike, I'm handing you over to him, all right?",
            'Imke Sandvoss, Supervisor · 15:06: Jonas, there is a recall for this sprocket since yesterday, bulletin 26-114. Please check her serial number.',
            "Jonas Vestergaard, Agent · 15:10: It wasn't you. See you tomorrow!"
        ]
    },
    {
        scenario: 'finished-call',
        rows: `
            Inbound call, Call record | Started 15:29 · From +49 30 23125 142 · To +49 30 23125 100
            Wednesday, 18 November 2026
            15 messages
            Ended 15:32 · 2 mins · customer spoke 28 secs · agent spoke 38 secs`,
        says: ['Customer · 15:30: Well. The key is in the lake.', 'Jonas Vestergaard, Agent · 15:30: In the lake.']
    },
    {
        scenario: 'running-call',
        shows: 1,
        calls: { entriesCalls: 2, otherCalls: 2 },
        rows: `
            Web chat (shop), MS-00004100 | Started 08:31 · Agent: Marek Halloway
            Wednesday, 18 November 2026
            1 message
            Marek Halloway joined · 08:32
            2 messages
            Ended 08:34 · 2 mins · by agent
            Inbound call, Call record | Started 10:58 · In progress · From +49 30 23125 142 · To +49 30 23125 100
            Wednesday, 18 November 2026
            6 messages
            Call in progress; the full transcript appears when it ends · View in call record
            Checked … | Check for new messages`
    },
    {
        scenario: 'late-call-transcript',
        shows: 2,
        calls: { entriesCalls: 3, otherCalls: 3 },
        rows: `
            Inbound call, Call record | Started 17 Nov, 16:02 · From +49 30 23125 142 · To +49 30 23125 100
            No transcript came for this call · View in call record · Why? | Check again | A transcript takes a day at most, and this call ended longer ago. It may not have been transcribed, or its transcript was deleted.
            Ended 16:06 · 4 mins
            Inbound call, Call record | Started 09:40 · From +49 30 23125 142 · To +49 30 23125 100
            No transcript yet · View in call record · Why? | Check again | Salesforce has sent no transcript of this call so far. It can come up to a day after the call.
            Ended 09:42 · 2 mins
            Inbound call, Call record | Started 11:05 · From +49 30 23125 142 · To +49 30 23125 100
            Transcript still being made · View in call record · Why? | Check again | The call record names a transcript language, so the call is being transcribed. That can take up to a day.
            Ended 11:06 · 1 min 5 secs`
    },
    {
        scenario: 'empty-answer',
        shows: 1,
        calls: { entriesCalls: 2, otherCalls: 2 },
        rows: `
            WhatsApp Support, MS-00004100 | Started 09:12 · Agent: Jonas Vestergaard
            Thursday, 19 November 2026
            1 message
            Jonas Vestergaard joined · 09:13
            2 messages
            Ended 09:15 · 2 mins · by agent
            Web chat (shop), MS-00004101 | Started 16:00 · Agent: Jonas Vestergaard
            Thursday, 19 November 2026
            Accepted by an agent · 16:01
            No messages came for this session · View in session · Why? | Check again | An agent accepted the session, but Salesforce sent none of its messages. They may have been deleted, be of a kind that is not sent, such as photos or buttons, or be hidden from you.
            Ended 16:10 · 10 mins · by agent`
    },
    {
        scenario: 'right-to-left',
        rows: `
            WhatsApp Support, MS-00004100 | Started 15:05 · Agent: Nour Ashworth
            Monday, 9 November 2026
            1 message
            Nour Ashworth joined · 15:05
            12 messages
            Ended 15:45 · 40 mins · by agent`,
        says: ['ليلى حداد, Customer · 15:43: ممتاز 👨‍👩‍👧‍👦 العائلة كلها تنتظر!']
    },
    {
        // Clocks go back in this night, so two messages of two and one hour tell their zones.
        scenario: 'midnight',
        rows: `
            SMS +49 30 23125 100, MS-00004100 | Started 24 Oct, 23:48 · Agent: Jonas Vestergaard
            Saturday, 24 October 2026
            1 message
            Jonas Vestergaard joined · 23:50
            3 messages
            Sunday, 25 October 2026
            14 messages
            Ended 25 Oct, 02:14 · 3 hrs 26 mins · by agent`,
        says: [
            "Jonas Vestergaard, Agent · 02:58 CEST: Tilda's on her way back. I've ordered all test bikes at Leipzig to sleep.",
            'Ines Quist, Customer · 02:04 CET: My oven clock says five past two and so it did an hour ago. I am losing my mind'
        ]
    },
    {
        scenario: 'standard-channel',
        calls: { entriesCalls: 0, otherCalls: 0 },
        rows: `
            Inbound call, Call record | Started 12 Nov, 16:02 · Ended 16:03 · 45 secs · From +49 30 23125 142 · To +49 30 23125 100
            No transcript is available for this call · View in call record · Why? | Salesforce has no transcript for this call. It makes one only where calls are transcribed.
            SMS +49 30 23125 100, MS-00004100 | Started 12 Nov, 16:12 · Ended 16:22 · 10 mins · by agent · Agent: Lena Okoro | “found it. thx” | Show messages (1–2 requests)`
    }
];
