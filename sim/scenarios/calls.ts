/** Voice calls: one that is over, one that is still running. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const LOST_KEY = `
    14:30:06 agent: Kurbel and Akku, my name is Jonas, how can I help?
    14:30:12 caller: Yes hello, Petersdotter here, Wilhelmina. I'm standing in front of my bicycle and I can't get the battery out.
    14:30:21 agent: Is the lock stuck, or is the key gone?
    14:30:25 caller: Well. The key is in the lake.
    14:30:29 agent: In the lake.
    14:30:31 caller: It's a long story. There was a swan.
    14:30:38 agent: I see. Don't worry, there's a number stamped on the lock itself, just beside the keyhole. Can you read it to me?
    14:31:04 caller: One moment, I need my... it says A, then four four oh nine seven. Or is that a one. No, seven.
    14:31:15 agent: A four four zero nine seven. Very good. With that I can order you two keys, they cost twelve euros fifty together.
    14:31:26 caller: And until then? I've got ten percent left.
    14:31:31 agent: You can charge it on the bike. There's a rubber flap on the left side of the frame, above the crank.
    14:31:48 caller: Oh! I thought that was for the air.
    14:31:53 agent: [laughs] No, that's for the charger. The keys will be with you on Monday or Tuesday.
    14:32:02 caller: You are a treasure. Thank you very much, young man.
    14:32:06 agent: My pleasure, Mrs Petersdotter. And stay away from the swan.
`;

const RUNNING = `
    09:58:10 agent: Kurbel and Akku, Marek speaking. Good morning.
    09:58:14 caller: Good morning, Obi Castellan. My bike has just switched itself off in the middle of the bridge. I'm next to it.
    09:58:22 agent: Are you somewhere safe, off the road?
    09:58:25 caller: Yes, on the footpath. It says E zero one zero on the display.
    09:58:33 agent: That's the torque sensor. Please hold the power button for ten seconds, the display goes black, and then wait until I say go.
    09:58:52 caller: It's black.
`;

const CHAT_BEFORE = `
    07:31:20 obi: Hi, my Fjordline 2 shows E010 for a second now and then, then it's gone. Is that bad?
    07:33:05 marek: Good morning Obi! Not dangerous, it's the torque sensor complaining. If it happens again, please call us at +49 30 23125 100, we'll reset it together.
    07:33:30 obi: ok will do, cheers
`;

export const finishedCall = scenario({
    id: 'finished-call',
    title: 'Finished voice call',
    promise:
        'The transcript of the finished call, with its duration and both numbers, and no note that anything is still to come.',
    now: '2026-11-18 16:00',
    build: (org) => {
        const jonas = org.agent('Jonas Vestergaard');
        const key = org.openCase({
            subject: 'Battery key lost',
            contactName: 'Wilhelmina Petersdotter',
            openedAt: utc('2026-11-18 14:31')
        });
        const [startAt, endAt] = [utc('2026-11-18 14:29:58'), utc('2026-11-18 14:32:11')];
        org.call({ onCase: key, agent: jonas, startAt, endAt }).transcript(LOST_KEY);
        return key;
    }
});

export const runningCall = scenario({
    id: 'running-call',
    title: 'Running voice call',
    promise:
        'The call is shown as still running and its transcript as not complete; the chat before it is there in full.',
    now: '2026-11-18 09:59',
    build: (org) => {
        const marek = org.agent('Marek Halloway');
        const sensor = org.openCase({
            subject: 'E010 while riding',
            priority: 'High',
            contactName: 'Obi Castellan',
            openedAt: utc('2026-11-18 07:33')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Obi Castellan', agents: { marek } });
        chat.session({ onCase: sensor, owner: marek, startAt: utc('2026-11-18 07:31:12') }, CHAT_BEFORE);
        org.call({ onCase: sensor, agent: marek, startAt: utc('2026-11-18 09:58:02'), endAt: null }).transcript(
            RUNNING
        );
        return sensor;
    }
});
