/** One web chat, one agent, nothing missing. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const CHAT = `
    10:14:52 tom: Hello, is anybody there?
    10:15:20 lena: Good morning Tom, Lena here from Kurbel & Akku. Yes, a real person :) What can I do for you?
    10:15:58 tom: I've charged the battery of my Fjordline 4 over night and since this morning the display stays dark
    10:16:04 tom: bike is 5 months old
    10:16:41 lena: Oh no. Do the lights on the battery itself come on when you press the button on its side?
    10:17:33 tom: yes, all five, green
    10:18:05 lena: Good, then the battery is fine. Could you take the display off its mount (slide it towards you) and look at the four gold contacts underneath? Any green or white crust?
    10:21:12 tom: had to find my glasses first
    10:21:40 tom: there's something whitish on two of them. We were at the seaside last weekend, could it be that?
    10:22:19 lena: That's exactly it: salt water. Nothing is broken. Please wipe the contacts with a dry cloth, then a drop of isopropyl alcohol on a cotton bud, let it dry for five minutes and put the display back.
    10:22:31 lena: Here is the short guide with pictures: https://help.kurbel-akku.example/display-contacts
    10:31:47 tom: It lives!!
    10:32:02 tom: 61 % and it even remembers my kilometres. Thank you, you just saved my way home
    10:32:40 lena: Wonderful! A tip for the next trip to the sea: there is a rubber cap for the mount in the bag with the charger.
    10:32:58 lena: I'll leave the case open until Thursday, just in case it goes dark again. Anything else?
    10:33:25 tom: No that's all. Have a nice day Lena
    10:33:44 lena: You too, Tom. Ride safely!
`;

export const calmChat = scenario({
    id: 'calm-chat',
    title: 'Calm chat',
    promise: 'Every message of one finished web chat, in order, with its sender and its time.',
    now: '2026-11-04 08:20',
    build: (org) => {
        const lena = org.agent('Lena Okoro');
        const display = org.openCase({
            subject: 'Display stays dark after the battery was charged',
            openedAt: utc('2026-11-03 10:21'),
            contactName: 'Tom Brandt'
        });
        const chat = org.conversation({ channel: 'web', customer: 'Tom Brandt', agents: { lena } });
        chat.session({ onCase: display, owner: lena, startAt: utc('2026-11-03 10:14:41') }, CHAT);
        return display;
    }
});
