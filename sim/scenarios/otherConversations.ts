/** One customer, whose other conversations hang on no Case, on another Case, or on the contact alone. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const SADDLE = `
    10:02:10 noor: hi! my saddle creaks with every pedal stroke, order KA-80114
    10:03:25 pim: Hello Noor, Pim here. Is it the clamp below the saddle or the post in the frame?
    10:05:02 noor: the clamp I think. it stops when I stand up
    10:06:40 pim: Then please loosen both bolts, grease them, and tighten to 12 Nm. Do you have a torque wrench?
    10:08:13 noor: my neighbour has one. I'll try tonight
`;

const HELMET = `
    14:20:05 noor: quick question, is the Kite helmet also there in size XL?
    14:21:30 pim: Yes, Noor, from next week on. I can put one aside for you.
    14:22:02 noor: yes please, the green one
`;

const POINTS = `
    09:11:00 noor: my bonus points have disappeared?!
    09:12:30 pim: They moved to the new programme, Noor. I've opened a case so that accounting adds them again.
    09:13:12 noor: ok thanks
`;

const TONIGHT = `
    19:40:00 noor: done! 12 Nm. not a sound any more
    19:41:10 pim: Wonderful, Noor. I'll close this one tomorrow.
`;

const WEB = `
    16:05:00 noor: do you buy used bikes?
    16:06:20 pim: We do, on Saturdays. Just bring it along, with the papers if you still have them.
    16:07:01 noor: great, I'll come by
`;

const STRANGER = `
    11:30:00 yusuf: is this the chat of the bike shop?
    11:31:00 pim: It is, Yusuf. How can I help you?
`;

const CALL = `
    12:00:05 caller: Hello, Noor here. Is the green Kite helmet in already?
    12:00:15 agent: It is, it lies at the counter for you.
`;

export const otherConversations = scenario({
    id: 'other-conversations',
    title: "The customer's other conversations",
    promise:
        'As placed, only the Case’s own sessions are listed. With "The customer" the others of this contact stand in their places, each with a button; nobody else’s does.',
    now: '2026-11-20 08:30',
    build: (org) => {
        const pim = org.agent('Pim de Graaf');
        const contact = { contactName: 'Noor Haddad' };
        const saddle = org.openCase({ subject: 'Saddle creaks', openedAt: utc('2026-11-18 10:05'), ...contact });
        const points = org.openCase({ subject: 'Bonus points gone', openedAt: utc('2026-11-18 09:12'), ...contact });
        org.openCase({ subject: 'Opening hours', contactName: 'Yusuf Demir' });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'Noor Haddad', agents: { pim } });
        chat.session({ onCase: points, owner: pim, startAt: utc('2026-11-18 09:11:00') }, POINTS);
        chat.session({ onCase: saddle, owner: pim, startAt: utc('2026-11-18 10:02:10') }, SADDLE);
        chat.session({ onCase: null, owner: pim, startAt: utc('2026-11-18 14:20:05') }, HELMET);
        chat.session({ onCase: saddle, owner: pim, startAt: utc('2026-11-18 19:40:00') }, TONIGHT);
        const web = org.conversation({ channel: 'web', customer: 'Noor Haddad', agents: { pim } });
        web.session({ onCase: null, owner: pim, startAt: utc('2026-11-17 16:05:00') }, WEB);
        const [startAt, endAt] = [utc('2026-11-19 12:00'), utc('2026-11-19 12:01')];
        const related = { relatedRecordId: saddle.contactId };
        org.call({ onCase: null, agent: pim, startAt, endAt, details: related }).transcript(CALL);
        const other = org.conversation({ channel: 'web', customer: 'Yusuf Demir', agents: { pim } });
        other.session({ onCase: null, owner: pim, startAt: utc('2026-11-18 11:30:00') }, STRANGER);
        return saddle;
    }
});
