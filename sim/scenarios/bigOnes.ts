/** More than one page or one answer holds: a long session, a conversation of three years, and very long texts. */
import { utc } from '../builders/buildWorld';
import { fleetTalk } from './fleetTalk';
import { scenario } from './scenario';

const SADDLE_BAGS = `
    09:12:30 yara: Hi Imke, Yara from Radlwerk. The new saddle bags leak, all twelve of them
    09:14:02 imke: Hello Yara! Leak as in a drop at the zip, or leak as in an aquarium?
    09:14:40 yara: aquarium. Teun's sandwich was swimming
    09:16:21 imke: Oh dear. That's the batch with the wrong glue then, the maker wrote to us yesterday. Do the labels inside end in "W4"?
    09:21:55 yara: W4, W4, W4... yes, all of them
    09:23:10 imke: Then you get twelve new ones and can keep the old ones as flower pots.
    09:23:58 yara: deal. when?
    09:25:31 imke: On the tour of 20 February, with Magnus. He'll bring Teun a sandwich.
    09:26:04 yara: 😂 he says tuna please
`;

const SADDLE_BAGS_AGAIN = `
    14:02:18 yara: bags are here, poured a bucket over one, dry inside. And there WAS a sandwich
    14:03:40 imke: We keep our promises. Closing this one, Yara. Enjoy the flower pots!
    14:04:02 yara: tulips 🌷
`;

// Days on which the years' other business was talked about, each on a Case of its own.
const OTHER_DAYS = [
    '2023-11-20',
    '2024-01-15',
    '2024-04-08',
    '2024-07-22',
    '2024-10-14',
    '2025-01-20',
    '2025-03-17',
    '2025-06-10',
    '2025-09-01',
    '2025-11-24',
    '2026-02-16',
    '2026-05-04',
    '2026-08-17',
    '2026-11-09'
] as const;

export const longChat = scenario({
    id: 'long-chat',
    title: '2,500 entries',
    promise:
        'The newest page opens at once, earlier messages come on request, and the timeline says so until the first one is there.',
    now: '2026-11-20 16:00',
    build: (org) => {
        const imke = org.agent('Imke Sandvoss');
        const fleet = org.openCase({
            subject: 'Radlwerk Couriers: daily fleet support, November',
            contactName: 'Yara Olafsdottir-Berg',
            openedAt: utc('2026-11-02 06:03')
        });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'Yara Olafsdottir-Berg', agents: { imke } });
        const startAt = utc('2026-11-02 06:02');
        const wish = { seed: 'long-chat', count: 2_500, startAt, customer: 'yara', agent: 'imke' };
        chat.session({ onCase: fleet, owner: imke, startAt: startAt - 4_000 }, fleetTalk(wish));
        return fleet;
    }
});

export const threeYears = scenario({
    id: 'three-years',
    title: 'A conversation of three years, an old Case',
    promise:
        'The two sessions of February 2024 are here with every message, although more than a thousand newer entries belong to other Cases.',
    now: '2026-11-20 09:00',
    build: (org) => {
        const imke = org.agent('Imke Sandvoss');
        const contact = { contactName: 'Yara Olafsdottir-Berg', status: 'Closed' };
        const bags = org.openCase({
            subject: 'Saddle bags leak (12 pieces)',
            openedAt: utc('2024-02-12 09:16'),
            ...contact
        });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'Yara Olafsdottir-Berg', agents: { imke } });
        chat.session({ onCase: bags, owner: imke, startAt: utc('2024-02-12 09:12:30') }, SADDLE_BAGS);
        chat.session({ onCase: bags, owner: imke, startAt: utc('2024-02-20 14:02:18') }, SADDLE_BAGS_AGAIN);
        for (const day of OTHER_DAYS) {
            const startAt = utc(`${day} 06:10`);
            const onCase = org.openCase({
                subject: `Radlwerk: bikes, ${day.slice(0, 7)}`,
                openedAt: startAt,
                ...contact
            });
            const talk = fleetTalk({ seed: day, count: 110, startAt, customer: 'yara', agent: 'imke' });
            chat.session({ onCase, owner: imke, startAt }, talk);
        }
        return bags;
    }
});

/** Characters of one message in the scenario of large texts; 900 of them are more than one answer may pass on. */
const RIDE_LOG = '36.4 V, 12.1 A, 31 °C, ok; '.repeat(900);

export const largeTexts = scenario({
    id: 'large-texts',
    title: 'More text than one answer passes on',
    promise: 'The newest messages are here, and older ones come on request, as where a page is full.',
    now: '2026-11-20 18:00',
    build: (org) => {
        const imke = org.agent('Imke Sandvoss');
        const battery = org.openCase({
            subject: 'Radlwerk: logs of all batteries',
            contactName: 'Yara Olafsdottir-Berg',
            openedAt: utc('2026-11-20 06:03')
        });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'Yara Olafsdottir-Berg', agents: { imke } });
        const startAt = utc('2026-11-20 06:02');
        const lines = Array.from({ length: 900 }, (_, index) => {
            return {
                at: startAt + index * 20_000,
                speaker: 'yara',
                rich: false,
                text: `Battery ${index + 1}: ${RIDE_LOG}`
            };
        });
        chat.session({ onCase: battery, owner: imke, startAt }, lines);
        return battery;
    }
});
