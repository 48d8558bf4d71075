/** Photos and papers that the messages lack and the session has. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const BRAKE_CHAT = `
    09:12:04 nadia: Good morning, the brake of my cargo bike squeals since the service.
    09:12:51 jonas: Good morning Nadia, Jonas here. Could you send me photos of both brake discs, please?
    09:14:20 nadia: [image] front disc
    09:14:26 nadia: [image] rear disc
    09:14:31 nadia: [image] rear disc, closer
    09:15:02 nadia: And this is how it sounds:
    09:15:40 nadia: [voice note] squeal
    09:17:12 jonas: Thank you. The rear pads are glazed, that is ours to repair.
    09:18:30 jonas: [file] Repair order 88213.pdf
    09:18:52 jonas: This is the repair order, please bring it along.
    09:20:15 nadia: Where do I bring the bike?
    09:21:03 jonas: [location] Workshop, Werftstrasse 9
    09:22:40 nadia: Perfect, see you on Thursday!
`;

export const sharedFiles = scenario({
    id: 'shared-files',
    title: 'Photos and files on the session',
    promise:
        'Where a photo or a file was sent, the file that it probably is stands below; the invoice that nobody sent in the chat stands at its time.',
    now: '2026-11-18 11:30',
    build: (org) => {
        const jonas = org.agent('Jonas Wirth');
        const brake = org.openCase({
            subject: 'Brake squeals after service, order KA-80114',
            contactName: 'Nadia Haddad',
            openedAt: utc('2026-11-18 09:15')
        });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'Nadia Haddad', agents: { jonas } });
        const session = chat.session(
            { onCase: brake, owner: jonas, startAt: utc('2026-11-18 09:12:04'), filesAfterMs: 4_000 },
            BRAKE_CHAT
        );
        org.file(session, { name: 'Invoice 4471.docx', at: utc('2026-11-18 09:27:10'), by: jonas });
        const call = org.call({
            onCase: brake,
            agent: jonas,
            startAt: utc('2026-11-17 15:02'),
            endAt: utc('2026-11-17 15:06')
        });
        call.transcript(`
            15:02:10 agent: Kurbel & Akku, Jonas Wirth, good afternoon.
            15:02:16 caller: Hello, Nadia Haddad. I would like to book a service for my cargo bike.
            15:05:40 agent: I noted Wednesday at eight. I will put the check list to this call.
        `);
        org.file(call.call, { name: 'Check list.pdf', at: utc('2026-11-17 15:05:55'), by: jonas });
        return brake;
    }
});
