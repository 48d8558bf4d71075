/** What a system outside of Salesforce uploads when an agent takes over, beside a session that never got an end. */
import { utc } from '../builders/buildWorld';
import { readScript } from '../builders/script';
import { scenario } from './scenario';

/** Said to the shop's own assistant. */
const HISTORY = `
    14:20:05 bot: Good afternoon! I'm Kurt, the assistant of the workshop. What can I do for you?
    14:20:40 ivo: Need a date for the 2000 km service
    14:20:44 bot: Gladly. Is it the bike with the frame number that ends in 4417?
    14:21:30 ivo: yes. and the bell is broken, it only whispers
    14:21:35 bot: A whispering bell is beyond me. I'll get somebody from the workshop.
`;

const LIVE = `
    14:30:50 priya: Hello Ivo, Priya from the workshop. Kurt says your bell whispers?
    14:31:20 ivo: like it's ashamed of something
    14:31:58 priya: Then it gets a new spring with the service. Thursday at nine?
    14:32:20 ivo: Thursday at nine, thank you
`;

const ABANDONED = `
    09:10:12 ivo: hello?
`;

const DAY = '2026-11-18';
const TAKEN_OVER_AT = utc(`${DAY} 14:30`);

export const uploadedHistory = scenario({
    id: 'uploaded-history',
    title: 'An uploaded history, and a session without an end',
    promise:
        'What was said to an assistant outside stands before the agent’s messages, in its order, although it was uploaded latest first; the bot’s closing line stands at its session.',
    now: `${DAY} 15:10`,
    build: (org) => {
        const priya = org.agent('Priya Raman');
        const service = org.openCase({
            subject: '2000 km service, and a bell that whispers',
            contactName: 'Ivo Marangoni',
            openedAt: utc('2026-11-17 09:12')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Ivo Marangoni', agents: { priya }, bot: 'Kurt' });
        chat.session(
            {
                onCase: service,
                owner: priya,
                startAt: utc('2026-11-17 09:10'),
                endAt: null,
                details: { status: 'Error', agentType: 'Agent' }
            },
            ABANDONED
        );
        const session = chat.session({ onCase: service, owner: priya, startAt: TAKEN_OVER_AT }, readScript(LIVE, DAY));
        const history = readScript(HISTORY, DAY);
        history.forEach((line, index) => {
            const receivedAt = TAKEN_OVER_AT + (history.length - index) * 1_000;
            const relatedRecordIds = [session.id];
            chat.say(line, { at: receivedAt, clientAt: line.at, relatedRecordIds });
        });
        const endAt = session.endAt ?? TAKEN_OVER_AT;
        const closing = { speaker: 'bot', text: 'How did we do? One to five stars will do.', rich: false, at: endAt };
        chat.say(closing, { at: endAt + 3_000, relatedRecordIds: [] });
        return service;
    }
});
