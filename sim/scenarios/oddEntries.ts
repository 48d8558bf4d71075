/** Entries of undocumented forms, and text that wants to be more than text. */
import { utc } from '../builders/buildWorld';
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

const TWIN = { messageText: 'Hello?', sender: SENDER } as const;

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
        'An entry that cannot be read is shown as exactly that, two without time and session are counted, and whatever was typed stays text.',
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

const LONG_TEXTS = `
    13:02:10 zeno: Here is the list of your help pages, one line each:${'\\n'.repeat(3_000)}That was the last one.
    13:03:40 marek: Thank you, I think. Do you have the log of the test ride as well?
    13:04:05 zeno: ${'torque 31 Nm, cadence 78, speed 24 km/h; '.repeat(200)}
    13:05:20 zeno: and the invoice is called \u202Egpj.exe\u202C, is that one of yours?
    13:06:02 zeno: your link says https://\u05D0\u05D1\u05D2.example/kurbel-akku.example and goes elsewhere
    13:07:15 marek: Neither is ours, please don't open them.
`;

export const longTexts = scenario({
    id: 'long-texts',
    title: 'Long texts and reordered text',
    promise:
        'Long messages are folded, a text that direction controls reorder is marked, and two messages that look the same are two.',
    now: '2026-11-17 15:00',
    build: (org) => {
        const marek = org.agent('Marek Halloway');
        const review = org.openCase({
            subject: 'Review of the web shop',
            contactName: 'Zeno Abernathy-Smit',
            openedAt: utc('2026-11-17 13:03')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Zeno Abernathy-Smit', agents: { marek } });
        const session = chat.session({ onCase: review, owner: marek, startAt: utc('2026-11-17 13:02:02') }, LONG_TEXTS);
        const at = utc('2026-11-17 13:06:30');
        for (const value of [TWIN, TWIN]) {
            chat.entry({ at, content: { kind: 'raw', value: placed(value, at, session.id) } });
        }
        return review;
    }
});

function placed(value: unknown, at: number, sessionId: string): unknown {
    const isObject = typeof value === 'object' && value !== null;
    return isObject ? { ...value, serverReceivedTimestamp: at, relatedRecords: [sessionId.slice(0, 15)] } : value;
}
