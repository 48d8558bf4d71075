/** A chat that is going on while the page is open: what is written after "now" arrives as the org's clock goes on. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const ROADSIDE = `
    10:52:03 ottilie: hello?? my pedal fell off
    10:52:40 priya: Hello Ottilie, Priya here. Fell off as in: it lies on the road?
    10:53:10 ottilie: it lies in my hand. I'm at the ferry, it leaves at 11:20
    10:54:05 priya: Ok, let's be quick. Left or right pedal?
    10:54:31 ottilie: left
    10:55:20 priya: The left one screws in the other way round, anti-clockwise. Is the thread still shiny, or are there silver crumbs?
    10:57:44 ottilie: a few crumbs
    10:59:02 priya: Then turn it in by hand as far as it goes, and walk the bike onto the ferry please. No riding.
    11:00:40 ottilie: it holds! by hand
    11:01:15 priya: Very good. On the other side there's our partner workshop, 200 m from the pier. I'm calling them right now.
    11:02:30 ottilie: you're an angel
    11:03:50 priya: They'll wait for you until half past twelve: Radhaus Nordmole, ask for Enno.
    11:05:12 ottilie: on the ferry 🛳️
`;

export const liveChat = scenario({
    id: 'live-chat',
    title: 'Chat that is still going on',
    promise:
        'The session is shown as active; a refresh brings what was written since, and keeps everything that was there.',
    now: '2026-11-23 11:00',
    build: (org) => {
        const priya = org.agent('Priya Raman');
        const pedal = org.openCase({
            subject: 'Left pedal came off',
            priority: 'High',
            contactName: 'Ottilie Marchetti',
            openedAt: utc('2026-11-23 10:54')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Ottilie Marchetti', agents: { priya } });
        const details = { preview: 'No riding.' };
        chat.session(
            { onCase: pedal, owner: priya, startAt: utc('2026-11-23 10:51:55'), endAt: null, details },
            ROADSIDE
        );
        return pedal;
    }
});
