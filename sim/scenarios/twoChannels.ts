/** A Case that began on Facebook, in a bad mood, and went on by web chat. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const FACEBOOK = `
    19:47:22 rufus: FOURTH WEEK and no bike. Is anyone alive at your company???
    19:48:40 priya: Good evening Rufus, Priya here. Very much alive, and I'm sorry that you've been waiting for so long. May I have your order number?
    19:49:10 rufus: KA-76988. as in the SIX mails I sent
    19:51:02 priya: Thank you. I see it: the bike is built, but it stands at the carrier in Magdeburg since the 28th and nobody told you. That's on us.
    19:51:45 rufus: so what now
    19:52:39 priya: I've written to the carrier's dispatcher directly and will have an answer tomorrow morning. May I write to you here?
    19:53:11 rufus: no, tomorrow I'm at work, FB is blocked. I'll use the chat on your site at lunch
    19:53:50 priya: Perfect, I'll leave everything on this case so that whoever is there tomorrow knows. Promise.
    19:54:20 rufus: we'll see
`;

const WEB = `
    12:04:01 rufus: Here I am. Case about KA-76988. Please tell me I don't have to start from the beginning
    12:04:44 lena: Hello Rufus, Lena here. You don't: bike's in Magdeburg since 28 October, Priya wrote to the dispatcher last night.
    12:05:12 lena: And the answer is here: it was left behind because the pallet label was torn. It leaves today at 15:00, with you on Thursday between 8 and 12.
    12:05:58 rufus: thursday this week?
    12:06:15 lena: This week. 12 November. The driver calls half an hour before.
    12:06:20 supervisor: Rufus, this is Imke, I lead the team. We're taking the delivery costs off your bill, and the first inspection is on us.
    12:07:31 rufus: ok wow. that's fair
    12:08:03 rufus: sorry for the caps yesterday. tell Priya pls
    12:08:40 lena: I will. She has read worse :) Enjoy the first ride!
`;

export const twoChannels = scenario({
    id: 'two-channels',
    title: 'Two channels on one Case',
    promise:
        'Both conversations stand in one scroll in order of time, each with its channel; the second is loaded, the first on demand.',
    now: '2026-11-10 13:15',
    build: (org) => {
        const lena = org.agent('Lena Okoro');
        const priya = org.agent('Priya Raman');
        const imke = org.agent('Imke Sandvoss');
        const late = org.openCase({
            subject: 'Bike four weeks late, order KA-76988',
            priority: 'High',
            status: 'Escalated',
            contactName: 'Rufus Tannenbaum-Hicks',
            openedAt: utc('2026-11-09 19:50')
        });
        const customer = 'Rufus Tannenbaum-Hicks';
        const facebook = org.conversation({ channel: 'facebook', customer, agents: { priya } });
        facebook.session({ onCase: late, owner: priya, startAt: utc('2026-11-09 19:47:22') }, FACEBOOK);
        const web = org.conversation({ channel: 'web', customer, agents: { lena }, supervisor: imke });
        web.session({ onCase: late, owner: lena, startAt: utc('2026-11-10 12:03:40') }, WEB);
        return late;
    }
});
