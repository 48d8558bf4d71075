/** A chat that a bot hands to an agent and she to a colleague, with a supervisor who whispers. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const TALK = `
    14:02:06 bot: Hello! I'm Rolf. What is it about?
    14:02:31 greta: My belt drive makes a clicking noise since the service on Monday
    14:02:34 bot: I am sorry to hear that. I will hand you over to a colleague.
    14:03:20 lena: Hello Greta, Lena here. Does it click once per turn of the pedals, or once per turn of the wheel?
    14:03:58 greta: pedals I think. and only when I push hard
    14:04:41 lena: That sounds like the front sprocket. Jonas from the workshop knows your bike, I'm handing you over to him, all right?
    14:05:02 greta: sure
    14:05:40 jonas: Hello Greta! I had your Sandpiper on the stand on Monday. Did you ride through the rain since then?
    14:06:22 greta: yes, to the lake and back. 40 km
    14:06:50 supervisor: Jonas, there is a recall for this sprocket since yesterday, bulletin 26-114. Please check her serial number.
    14:07:35 jonas: Would you read me the number under the bottom bracket? It begins with SP.
    14:08:49 greta: SP-240617-0932
    14:09:30 jonas: Thank you. Your sprocket is one of a batch that we replace for free. Is tomorrow at 9 all right? It takes 20 minutes.
    14:10:04 greta: perfect. so it wasn't me singing
    14:10:31 jonas: It wasn't you. See you tomorrow!
`;

export const transfer = scenario({
    id: 'transfer',
    title: 'From bot to agent to agent, with a whisper',
    promise:
        'Every message bears the name of who wrote it, small lines say who took over from whom, and the supervisor’s message says that nobody knows whether the customer saw it.',
    now: '2026-11-20 15:00',
    build: (org) => {
        const jonas = org.agent('Jonas Vestergaard');
        const lena = org.agent('Lena Okoro');
        const imke = org.agent('Imke Sandvoss');
        const belt = org.openCase({
            subject: 'Belt drive clicks after the service',
            contactName: 'Greta Almqvist-Osei',
            openedAt: utc('2026-11-20 14:05')
        });
        const cast = { customer: 'Greta Almqvist-Osei', agents: { lena, jonas }, supervisor: imke, bot: 'Rolf' };
        const chat = org.conversation({ channel: 'web', ...cast });
        const leaves = { lena: utc('2026-11-20 14:05:25'), supervisor: utc('2026-11-20 14:08:10') };
        chat.session({ onCase: belt, owner: jonas, startAt: utc('2026-11-20 14:02:04'), leaves }, TALK);
        return belt;
    }
});
