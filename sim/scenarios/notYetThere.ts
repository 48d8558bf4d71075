/** What should be there and is not: calls whose words come later or never, and a session that answers nothing. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const BRAKE_NOISE = `
    10:05:09 agent: Kurbel and Akku, Lena speaking, good morning.
    10:05:13 caller: Morning. Teodora Wexley. My front brake sings. Not squeaks. Sings.
    10:05:20 agent: Does it sing all the time, or only when it's wet?
    10:05:24 caller: Only on the way to work. On the way home it's silent.
    10:05:31 agent: Is it downhill to work?
    10:05:34 caller: ...yes.
    10:05:38 agent: Then the pads are glazed. Please come by, it takes ten minutes and costs nothing in your first year.
    10:05:49 caller: And I had already given the song a name.
`;

const BEFORE = `
    08:12:30 anouk: Hi, is my repair done? Ticket on the bike says 3391
    08:14:02 jonas: Good morning Anouk! Nearly, the new chain is on. You can collect it from 4 p.m.
    08:14:40 anouk: perfect, see you at 4
`;

export const lateCallTranscript = scenario({
    id: 'late-call-transcript',
    title: 'Calls whose words come later, or never',
    promise:
        'The newest call says that its transcript is being made and shows it in the afternoon; the one before says that it can take a day, and the one of two days ago that none came.',
    now: '2026-11-19 10:45',
    build: (org) => {
        const lena = org.agent('Lena Okoro');
        const brake = org.openCase({
            subject: 'Front brake sings',
            contactName: 'Teodora Wexley',
            openedAt: utc('2026-11-17 15:10')
        });
        const call = (startAt: number, endAt: number, language: string | null = null) =>
            org.call({ onCase: brake, agent: lena, startAt, endAt, details: { language } });
        call(utc('2026-11-17 15:02'), utc('2026-11-17 15:06:30'), 'en-US');
        call(utc('2026-11-19 08:40'), utc('2026-11-19 08:42:10'));
        const newest = call(utc('2026-11-19 10:05'), utc('2026-11-19 10:06:05'), 'en-US');
        newest.transcript(BRAKE_NOISE, utc('2026-11-19 13:30'));
        return brake;
    }
});

export const emptyAnswer = scenario({
    id: 'empty-answer',
    title: 'A session without any message',
    promise:
        'A session of ten minutes says that none of its messages came, why that can be, and offers to check again.',
    now: '2026-11-19 15:20',
    build: (org) => {
        const jonas = org.agent('Jonas Vestergaard');
        const chain = org.openCase({
            subject: 'Repair 3391',
            contactName: 'Anouk Delacroix-Byrne',
            openedAt: utc('2026-11-19 08:13')
        });
        const cast = { customer: 'Anouk Delacroix-Byrne', agents: { jonas } };
        const chat = org.conversation({ channel: 'whatsapp', ...cast });
        chat.session({ onCase: chain, owner: jonas, startAt: utc('2026-11-19 08:12:20') }, BEFORE);
        const [startAt, endAt] = [utc('2026-11-19 15:00:05'), utc('2026-11-19 15:10:20')];
        const details = { acceptAt: utc('2026-11-19 15:01') };
        org.conversation({ channel: 'web', ...cast }).session(
            { onCase: chain, owner: jonas, startAt, endAt, details },
            []
        );
        return chain;
    }
});
