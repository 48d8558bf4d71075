/** An AI agent that writes Markdown, beside texts that were stored with entities, links of every kind, and a blank message. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

// The bot's third line was encoded before Salesforce stored it. The customer's second message is a zero-width space.
const CHAT = `
    09:30:05 bot: **Hi!** I'm Rolf. Your parcel: [Track it](https://track.kurbel-akku.example/KA-78114)
    09:30:40 robin: thx. and the manual?
    09:30:43 bot: It&#39;s at www.kurbel-akku.example/manuals &ndash; page 12 &amp; 13.
    09:31:10 robin: \u200b
    09:31:22 robin: sorry, pocket. my invoice should go to robin@home.example please
    09:31:25 bot: Noted. I wouldn't open https://kurbel-akku.example@evil.example if I were you.
`;

export const linksAndBlanks = scenario({
    id: 'links-and-blanks',
    title: 'Links, Markdown and a blank message',
    promise:
        'Markdown is shown as it was written with its addresses as links, encoded texts are readable, and a message that shows nothing says so.',
    now: '2026-11-13 11:00',
    build: (org) => {
        org.agent('Lena Okoro');
        const queue = org.queue('Web chat');
        const manual = org.openCase({
            subject: 'Where is my parcel',
            contactName: 'Robin Castellanos',
            openedAt: utc('2026-11-13 09:32')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Robin Castellanos', as: 'robin', bot: 'Rolf' });
        const details = { endedBy: 'EndUser' };
        chat.session({ onCase: manual, owner: queue, startAt: utc('2026-11-13 09:30:02'), details }, CHAT);
        return manual;
    }
});
