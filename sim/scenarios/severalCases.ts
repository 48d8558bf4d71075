/** One customer, one WhatsApp conversation, sessions of two Cases and one of none. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const BRAKES = `
    08:11:02 greta: Moin, the front brake squeals like a piglet since the rain on saturday
    08:12:30 marek: Morning Greta, Marek here. Does it squeal all the time or only for the first few metres?
    08:13:05 greta: all. the. time. dogs look at me
    08:14:41 marek: Then it's probably oil or cleaner on the disc. Did anybody spray the chain lately?
    08:15:20 greta: ... my brother-in-law "helped"
    08:16:02 marek: Aha :) Please wipe the disc with isopropyl alcohol and take the pads out. If they shine like glass, they are done for.
    08:41:55 greta: they shine. like glass.
    08:42:40 marek: Then new pads: type KA-BP4, EUR 18. I can send you a pair today.
    08:43:10 greta: yes please, same address
    08:43:52 marek: On their way. I'll ask again on Wednesday whether it's quiet.
`;

const INVOICE = `
    12:30:09 greta: Different thing. You charged my card TWICE for the rain poncho order, 2 x 59,90 EUR
    12:31:44 marek: I see it, Greta. The second one is a reservation that falls away by itself, but I'll have accounting look at it today.
    12:32:20 greta: my bank says it's booked, not reserved. IBAN ends in 4471
    12:33:15 marek: Understood. I've opened a case of its own for that and accounting will transfer the money back.
    12:33:48 greta: ok. please not to my brother-in-law
`;

const SMALL_TALK = `
    18:02:40 greta: is it true you close the shop in Altona??
    18:03:31 marek: No no, we only move two houses down the road. Reopening on 1 December, with coffee.
    18:03:58 greta: phew. ok bye
`;

const QUIET = `
    09:00:14 marek: Good morning Greta, did the pads arrive? Is the piglet gone?
    09:20:37 greta: arrived yesterday, fitted them myself, with a video
    09:21:02 greta: silence!! it's almost spooky. now I need a bell
    09:22:18 marek: I'm glad! Please brake gently for the first 30 km so that they bed in.
    09:22:49 greta: will do. and the brother-in-law is banned from the shed
    09:23:30 marek: A wise decision. I'm closing this one, just write if it comes back.
`;

export const severalCases = scenario({
    id: 'several-cases',
    title: 'One conversation, several Cases',
    promise:
        "Only the two sessions of this Case are shown; the other Case's session and the one linked to no Case are counted, not shown.",
    now: '2026-11-19 10:30',
    build: (org) => {
        const marek = org.agent('Marek Halloway');
        const contact = { contactName: 'Greta Poulsen' };
        const brakes = org.openCase({ subject: 'Front brake squeals', openedAt: utc('2026-11-16 08:13'), ...contact });
        const invoice = org.openCase({
            subject: 'Charged twice for KA-77602',
            openedAt: utc('2026-11-17 12:33'),
            ...contact
        });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'Greta Poulsen', agents: { marek } });
        chat.session({ onCase: brakes, owner: marek, startAt: utc('2026-11-16 08:11:02') }, BRAKES);
        chat.session({ onCase: invoice, owner: marek, startAt: utc('2026-11-17 12:30:09') }, INVOICE);
        chat.session({ onCase: null, owner: marek, startAt: utc('2026-11-17 18:02:40') }, SMALL_TALK);
        chat.session({ onCase: brakes, owner: marek, startAt: utc('2026-11-19 09:00:14') }, QUIET);
        return brakes;
    }
});
