/** Entries of forms that nobody promised, and text that wants to be more than text. */
import { utc } from '../build';
import { scenario } from './scenario';

const TALK = `
    08:40:02 zeno: Good morning, I have a question about your web shop: <b>is this bold?</b>
    08:40:50 marek: Good morning Zeno! It is not, and I hope it stays that way. What's it about?
    08:41:33 zeno: I review web sites. <img src=x onerror="alert('hello')"> does this show you anything?
    08:42:10 marek: Only what you typed. And a "Tom & Jerry" feeling.
    08:42:58 zeno: Good. &lt;script&gt; and C:\\users\\zeno and javascript:alert(1) too?
    08:43:40 marek: All as you typed it. Shall I open the door for the mechanics instead, about your brake?
    08:44:25 zeno: Yes: https://help.kurbel-akku.example/brakes?a=1&b=2 didn't help. And this word is long: ${'Bremsbelagverschleissanzeigenkontrollleuchte'.repeat(4)}
    08:45:31 marek: That is a long word. Please come by on Wednesday at ten, we'll change the pads.
    08:46:02 zeno: See you then
`;

const SENDER = { appType: 'iamessage', role: 'EndUser', subject: 'v2/iamessage/UNAUTH/NA/uid:zeno' };

const ODD = [
    { second: 5, value: null },
    { second: 10, value: 'an entry that is a text' },
    { second: 15, value: { identifier: 'odd-number-text', messageText: 42, sender: SENDER } },
    {
        second: 20,
        value: {
            identifier: 'odd-role',
            messageText: 'A word from the router.',
            sender: { role: 'ROUTER', appType: 'flow' }
        }
    },
    { second: 25, value: { messageText: 'A sentence without an identifier.', sender: SENDER } }
] as const;

export const oddEntries = scenario({
    id: 'odd-entries',
    title: 'Odd entries and hostile text',
    promise:
        'An entry that can not be read is shown as exactly that, two without time and session are counted, and whatever was typed stays text.',
    now: '2026-11-16 12:00',
    build: (org) => {
        const marek = org.agent('Marek Halloway');
        const brake = org.openCase({
            subject: 'Brake pads <i>& curious</i> questions',
            contactName: 'Zeno Abernathy-Smit',
            openedAt: utc('2026-11-16 08:43')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Zeno Abernathy-Smit', agents: { marek } });
        const startAt = utc('2026-11-16 08:39:50');
        const session = chat.session({ onCase: brake, owner: marek, startAt }, TALK);
        for (const { second, value } of ODD) {
            const at = utc('2026-11-16 08:43:00') + second * 1_000;
            chat.entry({ at, content: { kind: 'raw', value: placed(value, at, session.id) } });
        }
        return brake;
    }
});

function placed(value: unknown, at: number, sessionId: string): unknown {
    const isObject = typeof value === 'object' && value !== null;
    return isObject ? { ...value, serverReceivedTimestamp: at, relatedRecords: [sessionId.slice(0, 15)] } : value;
}
