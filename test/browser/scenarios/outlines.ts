/**
 * What each scenario looks like once it has settled: every row but the messages, which are only counted here and
 * compared with the world by the test. `says`: a few messages with who said them and when.
 */
export type Outline = Readonly<{
    scenario: string;
    rows: string;
    says?: readonly string[];
    /** Default: one entries call, one other call. */
    calls?: Readonly<{ entriesCalls: number; otherCalls: number }>;
    /** How many transcripts the agent asks for before. */
    shows?: number;
}>;

const NOT_TEXT = 'Not shown: something other than text, such as an image, a file or buttons';
const NO_TEXT = 'Known: Salesforce gave an entry here without any text. · Open the session record';

export const OUTLINES: readonly Outline[] = [
    {
        scenario: 'calm-chat',
        rows: `
            Web chat (shop) · MS-00004100 · Started 3 Nov 2026, 11:14 · Ended · Agent: Lena Okoro · Customer: Tom Brandt
            Tuesday, 3 November 2026
            17 messages
            Ended 3 Nov 2026, 11:34 · after 19 mins 33 secs · by the agent`,
        says: [
            '11:14 Tom Brandt, Customer: Hello, is anybody there?',
            '11:16 Tom Brandt, Customer: bike is 5 months old',
            '11:33 Lena Okoro, Agent: You too, Tom. Ride safely!'
        ]
    },
    {
        scenario: 'ai-agent',
        rows: `
            Web chat (shop) · MS-00004100 · Started 12 Nov 2026, 14:20 · Ended · Bot · Customer: Sofia Lindqvist-Moreau
            Thursday, 12 November 2026
            15 messages
            Ended 12 Nov 2026, 14:26 · after 6 mins 2 secs · by the customer`,
        says: [
            "14:20 Bot: Hi, I'm Rolf, an AI service assistant. How can I help you?",
            '14:23 Sofia Lindqvist-Moreau, Customer: second battery. price? & does it fit under the box'
        ]
    },
    {
        scenario: 'missing-bot',
        rows: `
            Web chat (shop) · MS-00004100 · Started 10 Nov 2026, 10:02 · Ended · Bot, then Jonas Vestergaard · Customer: Mikkel Ahrens
            Not shown: what the bot wrote · 10:02 · Known: The session says that a bot took part, but none of its messages came. · Open the session record
            Tuesday, 10 November 2026
            13 messages
            Ended 10 Nov 2026, 10:12 · after 10 mins 46 secs · by the agent`,
        says: [
            '10:02 Mikkel Ahrens, Customer: Return',
            '10:03 Mikkel Ahrens, Customer: Other',
            "10:12 Jonas Vestergaard, Agent: I'll pass it on to Rolf :)"
        ]
    },
    {
        scenario: 'whatsapp-images',
        rows: `
            WhatsApp Support · MS-00004100 · Started 16 Nov 2026, 17:40 · Ended · Agent: Priya Raman · Customer: Aylin Demirsoy
            Monday, 16 November 2026
            1 message
            ${NOT_TEXT} · 17:40 · ${NO_TEXT}
            ${NOT_TEXT} · 17:40 · ${NO_TEXT}
            3 messages
            ${NOT_TEXT} · 17:44 · ${NO_TEXT}
            ${NOT_TEXT} · 17:44 · ${NO_TEXT}
            5 messages
            ${NOT_TEXT} · 17:51 · ${NO_TEXT}
            2 messages
            ${NOT_TEXT} · 17:54 · ${NO_TEXT}
            2 messages
            ${NOT_TEXT} · 17:55 · ${NO_TEXT}
            3 messages
            Ended 16 Nov 2026, 17:58 · after 18 mins 20 secs · by the agent`,
        says: ['17:55 Aylin Demirsoy, Customer: 👍', '17:58 Aylin Demirsoy, Customer: Super. Schönen Abend!! 😊']
    },
    {
        scenario: 'several-cases',
        rows: `
            WhatsApp Support · MS-00004100 · Started 16 Nov 2026, 09:11 · Ended · Agent: Marek Halloway · Customer: Greta Poulsen
            Monday, 16 November 2026
            10 messages
            Ended 16 Nov 2026, 09:44 · after 33 mins 20 secs · by the agent
            WhatsApp Support · MS-00004103 · Started 19 Nov 2026, 10:00 · Ended · Agent: Marek Halloway · Customer: Greta Poulsen
            Thursday, 19 November 2026
            6 messages
            Not shown: 5 messages that belong to other Cases · Known: The same conversation also serves other Cases. Those messages were received and left out. · Open the session record
            Not shown: 3 messages of sessions without a Case · Known: The same conversation has sessions that are linked to no Case. Those messages were received and left out. · Open the session record
            Ended 19 Nov 2026, 10:24 · after 23 mins 46 secs · by the agent`
    },
    {
        scenario: 'three-years',
        rows: `
            WhatsApp Support · MS-00004100 · Started 12 Feb 2024, 10:12 · Ended · Agent: Imke Sandvoss · Customer: Yara Olafsdottir-Berg
            Monday, 12 February 2024
            9 messages
            Ended 12 Feb 2024, 10:26 · after 14 mins 4 secs · by the agent
            WhatsApp Support · MS-00004101 · Started 20 Feb 2024, 15:02 · Ended · Agent: Imke Sandvoss · Customer: Yara Olafsdottir-Berg
            Tuesday, 20 February 2024
            3 messages
            Ended 20 Feb 2024, 15:04 · after 2 mins 14 secs · by the agent`
    },
    {
        scenario: 'two-channels',
        shows: 1,
        calls: { entriesCalls: 2, otherCalls: 2 },
        rows: `
            Kurbel & Akku on Facebook · MS-00004100 · Started 9 Nov 2026, 20:47 · Ended · Agent: Priya Raman · Customer: Rufus Tannenbaum-Hicks
            Monday, 9 November 2026
            9 messages
            Ended 9 Nov 2026, 20:54 · after 7 mins 28 secs · by the agent
            Web chat (shop) · MS-00004101 · Started 10 Nov 2026, 13:03 · Ended · Agent: Lena Okoro · Customer: Rufus Tannenbaum-Hicks
            Tuesday, 10 November 2026
            9 messages
            Ended 10 Nov 2026, 13:09 · after 5 mins 30 secs · by the agent`,
        says: [
            "13:06 Supervisor: Rufus, this is Imke, I lead the team. We're taking the delivery costs off your bill, and the first inspection is on us."
        ]
    },
    {
        scenario: 'finished-call',
        rows: `
            Inbound call · Open the call record · Started 18 Nov 2026, 15:29 · Ended · From +49 30 23125 142 · To +49 30 23125 100
            Wednesday, 18 November 2026
            15 messages
            Ended 18 Nov 2026, 15:32 · after 2 mins 13 secs`,
        says: ['15:30 Customer: Well. The key is in the lake.', '15:30 Agent: In the lake.']
    },
    {
        scenario: 'running-call',
        shows: 1,
        calls: { entriesCalls: 2, otherCalls: 2 },
        rows: `
            Web chat (shop) · MS-00004100 · Started 18 Nov 2026, 08:31 · Ended · Agent: Marek Halloway · Customer: Obi Castellan
            Wednesday, 18 November 2026
            3 messages
            Ended 18 Nov 2026, 08:34 · after 2 mins 48 secs · by the agent
            Inbound call · Open the call record · Started 18 Nov 2026, 10:58 · In progress · From +49 30 23125 142 · To +49 30 23125 100
            Wednesday, 18 November 2026
            6 messages
            The call is still running, so words are missing · Known: Salesforce adds the words of a call to its record when the call ends. · Open the call record
            Last read … · Refresh · 1 call, marks 1 conversation active`
    },
    {
        scenario: 'right-to-left',
        rows: `
            WhatsApp Support · MS-00004100 · Started 9 Nov 2026, 15:05 · Ended · Agent: Nour Ashworth · Customer: ليلى حداد
            Monday, 9 November 2026
            13 messages
            Ended 9 Nov 2026, 15:45 · after 40 mins 40 secs · by the agent`,
        says: ['15:43 ليلى حداد, Customer: ممتاز 👨‍👩‍👧‍👦 العائلة كلها تنتظر!']
    },
    {
        scenario: 'midnight',
        rows: `
            SMS +49 30 23125 100 · MS-00004100 · Started 24 Oct 2026, 23:48 · Ended · Agent: Jonas Vestergaard · Customer: Ines Quist
            Saturday, 24 October 2026
            4 messages
            Sunday, 25 October 2026
            14 messages
            Ended 25 Oct 2026, 02:14 · after 3 hrs 26 mins · by the agent`,
        says: [
            "02:58 Jonas Vestergaard, Agent: Tilda's on her way back. I've ordered all test bikes at Leipzig to sleep.",
            '02:04 Ines Quist, Customer: My oven clock says five past two and so it did an hour ago. I am losing my mind'
        ]
    },
    {
        scenario: 'standard-channel',
        calls: { entriesCalls: 0, otherCalls: 0 },
        rows: `
            Inbound call · Open the call record · Started 12 Nov 2026, 16:02 · Ended · after 45 secs · From +49 30 23125 142 · To +49 30 23125 100
            There is no transcript to read · Known: The call has no transcript in Salesforce; calls that are not monitored have none. · Open the call record
            SMS +49 30 23125 100 · MS-00004100 · Started 12 Nov 2026, 16:12 · Ended · after 10 mins 31 secs · by the agent · Agent: Lena Okoro · Customer: Cosmo Fairweather · Preview: found it. thx
            There is no transcript to read · Likely: The session is not on an enhanced channel, so Salesforce offers no transcript of it. · Open the session record`
    }
];
