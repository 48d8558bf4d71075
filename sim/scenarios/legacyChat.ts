/** Chats of the time before messaging: everything that was said is HTML on the record. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const CHAT = `
    10:12:46 agent: Hello Wim, this is Jane. How can I help?
    10:13:20 visitor: Hi Jane! The belt of my bike squeaks.\\nOnly when it rains & <only> uphill.
    10:14:02 agent: That's the dust. Please rinse it with clear water, no oil.
    10:15:30 visitor: ok thx
`;

/** Written by hand into the record, in a form of its own, with what HTML can hold. */
const IMPORTED =
    '<p align="center">Imported from the old desk</p><table><tr><td>Wim</td><td>Where is my <b>order</b> &amp; why?</td></tr></table>' +
    '<img src=x onerror="document.title=\'hacked\'"><script>document.title="hacked"</script>' +
    '<a href="javascript:alert(1)">the link</a><br>1 < 2, dear <Wim>';

const LATER = `
    09:01:10 wim: It squeaks again, same belt
    09:02:05 jane: Hello Wim, I'll book you in for Friday.
`;

export const legacyChat = scenario({
    id: 'legacy-chat',
    title: 'Legacy chats',
    promise:
        'Two chats of the time before messaging stand in the same scroll, without a single API call: names and times where the text has them, readable text everywhere else.',
    now: '2026-11-16 10:00',
    build: (org) => {
        const jane = org.agent('Jane Delacroix');
        const belt = org.openCase({ subject: 'Belt squeaks', contactName: 'Wim Ostrava' });
        const chat = { onCase: belt, agent: jane, agentName: 'Jane D', visitor: 'Wim' };
        org.legacyChat({ ...chat, startAt: utc('2025-06-03 10:12:34') }, CHAT);
        org.legacyChat(
            {
                ...chat,
                startAt: utc('2025-05-02 08:00'),
                details: { body: IMPORTED, agentMessageCount: null, visitorMessageCount: null, endedBy: null }
            },
            ''
        );
        const web = org.conversation({ channel: 'web', customer: 'Wim Ostrava', agents: { jane } });
        web.session({ onCase: belt, owner: jane, startAt: utc('2026-11-16 09:01') }, LATER);
        return belt;
    }
});
