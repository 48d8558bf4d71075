/** WhatsApp, where half of what matters is a photo. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const FRAME_CHAT = `
    16:40:11 aylin: Hi! Parcel arrived 🎉 but look at this
    16:40:19 aylin: [image] the carton with a hole in it
    16:40:22 aylin: [image] scratch on the top tube
    16:40:54 aylin: that's a scratch right? not dirt. I rubbed it
    16:41:37 priya: Hello Aylin, Priya from Kurbel & Akku. Oh dear, no, that's not dirt. I'm sorry!
    16:42:10 priya: Could you send me one more, from the side, with something next to it for the size? A coin will do.
    16:44:29 aylin: [image] scratch with a two-euro coin
    16:44:40 aylin: [voice note] 0:14
    16:45:33 priya: Thank you, also for the voice message (and hello to your cat). About four centimetres, paint only, the frame itself is fine.
    16:46:02 priya: Two ways: we take the bike back and you get a new one in about two weeks, or you keep it and we pay a professional repaint of the tube plus EUR 120 for the trouble.
    16:46:55 aylin: hmm
    16:47:01 aylin: two weeks without bike is bad, I sold the car 🙈
    16:49:48 aylin: Keep it + repaint. But in writing please
    16:51:20 priya: [file] KA-agreement-77541.pdf
    16:51:34 priya: Here you are, in writing. Please check your name and the IBAN.
    16:53:02 aylin: Name is wrong, it's Demirsoy with y at the end. Rest is ok
    16:54:15 priya: [file] KA-agreement-77541-v2.pdf
    16:54:21 priya: Corrected, sorry about that!
    16:55:40 aylin: 👍
    16:55:58 aylin: [location] Painter's workshop, Hafenstrasse
    16:56:20 aylin: This is the painter I'd go to, is he ok for you?
    16:57:44 priya: He is. Please send us the bill afterwards, a photo is enough.
    16:58:01 aylin: Super. Schönen Abend!! 😊
`;

export const whatsappImages = scenario({
    id: 'whatsapp-images',
    title: 'WhatsApp with images',
    promise:
        'Where a photo, a file, a voice note or a location was sent, the timeline says so at that place; every text is here.',
    now: '2026-11-17 08:05',
    build: (org) => {
        const priya = org.agent('Priya Raman');
        const scratch = org.openCase({
            subject: 'Scratched frame on delivery, order KA-77541',
            priority: 'High',
            contactName: 'Aylin Demirsoy',
            openedAt: utc('2026-11-16 16:44')
        });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'Aylin Demirsoy', agents: { priya } });
        chat.session({ onCase: scratch, owner: priya, startAt: utc('2026-11-16 16:40:11') }, FRAME_CHAT);
        return scratch;
    }
});
