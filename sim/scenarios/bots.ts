/** Bots: one whose messages come through, and one whose part is missing. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

// The shape of a real v64 response: bot entries name no record, the customer's do.
const RANGE_CHAT = `
    13:20:15 bot: Hi, I'm Rolf, an AI service assistant. How can I help you?
    13:21:21 sofia: why does my bike only do 48 km?? the shop said 110
    13:21:24 bot: I'm sorry to hear that, Sofia. Range depends on assist level, weight, wind, temperature and tyre pressure. Which bike do you ride, and which assist level do you use most?
    13:22:02 sofia: Tidewalker Cargo. TURBO. always turbo. I have two kids in the box
    13:22:05 bot: Thank you. The 110 km of the Tidewalker Cargo are measured in ECO with 75 kg on board. In TURBO with 150 kg, 40 to 55 km are normal. Your battery does not sound faulty.
    13:22:49 sofia: so the shop lied to me
    13:22:52 bot: I wouldn't say so, but I understand that it feels that way. Would you like tips for more range, or would you like to know about a second battery?
    13:23:30 sofia: second battery. price? & does it fit under the box
    13:23:34 bot: The range extender (500 Wh) costs EUR 649 and fits under the box of every Tidewalker Cargo built since March 2024.\\nYou find the date on the sticker below the left pedal.
    13:24:51 sofia: 06/2024 :)
    13:24:54 bot: Then it fits. Shall I note on your case that you would like to order one?
    13:25:20 sofia: let me ask my husband first. he will say "just pedal"
    13:25:23 bot: That would increase the range, too. I have noted your interest, and an agent can take it from here whenever you like. Is there anything else?
    13:25:41 sofia: haha. no. thx rolf
    13:25:44 bot: You're welcome, Sofia. Have a safe ride!
`;

const RETURN_CHAT = `
    09:02:10 bot: Hello! I'm Rolf. What is it about?
    09:02:11 bot: [buttons] Order, Return, Repair, Something else
    09:02:31 mikkel: Return
    09:02:33 bot: What is the number of your order?
    09:03:05 mikkel: KA-77120, and no, not again all those questions
    09:03:07 bot: What is the reason for your return?
    09:03:08 bot: [buttons] Damaged, Wrong size, Don't like it, Other
    09:03:26 mikkel: Other
    09:03:28 bot: I will hand you over to a colleague. One moment please.
    09:06:44 jonas: Hello Mikkel, I'm Jonas. I read that you'd like to send back the helmet from KA-77120?
    09:07:15 mikkel: yes, as I already told your robot. it's the wrong colour, "moss" is not green, it is brown
    09:07:59 jonas: You are not the first one to say that about moss. I'm making a return label for you right now.
    09:09:12 jonas: It's on its way to your mail address. Free of charge, 30 days. Would you like the same helmet in "fir" instead? That one really is green, I have it here on my desk.
    09:10:02 mikkel: is it green green
    09:10:20 jonas: Green like a bottle.
    09:10:47 mikkel: ok then fir, size L please
    09:11:33 jonas: Ordered, no extra cost: KA-77398, should be with you on Friday.
    09:11:58 mikkel: great. and please tell Rolf that he asks too much
    09:12:24 jonas: I'll pass it on to Rolf :)
`;

export const aiAgent = scenario({
    id: 'ai-agent',
    title: 'AI agent, all messages here',
    promise:
        "The AI agent's plain text stands between the customer's, marked as a bot's, although its entries name no session.",
    now: '2026-11-12 15:00',
    build: (org) => {
        org.agent('Lena Okoro');
        const queue = org.queue('Web chat');
        const range = org.openCase({
            subject: 'Range far below what the shop said',
            contactName: 'Sofia Lindqvist-Moreau',
            openedAt: utc('2026-11-12 13:26')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Sofia Lindqvist-Moreau', bot: 'Rolf' });
        const details = { endedBy: 'EndUser' };
        chat.session({ onCase: range, owner: queue, startAt: utc('2026-11-12 13:20:12'), details }, RANGE_CHAT);
        return range;
    }
});

export const missingBot = scenario({
    id: 'missing-bot',
    title: 'Bot hand-over, bot part missing',
    promise:
        'The timeline says that a bot took part and that none of its messages are here; one press gets them from the text that Salesforce makes of the session, at about their times.',
    now: '2026-11-10 11:00',
    build: (org) => {
        org.switch({ botText: 'absent', richEntries: 'absent' });
        const jonas = org.agent('Jonas Vestergaard');
        const helmet = org.openCase({
            subject: 'Return of helmet, order KA-77120',
            status: 'Closed',
            contactName: 'Mikkel Ahrens',
            openedAt: utc('2026-11-10 09:06')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Mikkel Ahrens', agents: { jonas }, bot: 'Rolf' });
        chat.session({ onCase: helmet, owner: jonas, startAt: utc('2026-11-10 09:02:08') }, RETURN_CHAT);
        return helmet;
    }
});
