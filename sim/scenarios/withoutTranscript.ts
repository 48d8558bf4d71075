/** Cases without a transcript of a conversation: nothing linked, or a channel that has rows instead. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const PRICE = `
    10:40:31 hedda: Hi, do you buy back old batteries? Mine's from 2019
    10:41:50 jonas: Hello Hedda! We take them back for recycling and you get a voucher of EUR 25. Just bring it to any of our shops.
    10:42:20 hedda: great thx
`;

const TEXTS = `
    15:12:09 cosmo: Picked up my bike from service. Who adjusted the saddle?? I can't reach the ground
    15:20:44 lena: Hi Cosmo, sorry! That was for the test ride, our mechanic is 1.96 m. There's a mark on the post at your old height.
    15:22:10 cosmo: found it. thx
`;

export const nothingLinked = scenario({
    id: 'nothing-linked',
    title: 'Nothing linked',
    promise: 'The page says that no conversation is linked to this Case, and asks Salesforce for no transcript.',
    now: '2026-11-06 09:00',
    build: (org) => {
        const jonas = org.agent('Jonas Vestergaard');
        const battery = org.openCase({
            subject: 'Letter: old battery',
            status: 'New',
            priority: 'Low',
            contactName: 'Hedda Brinkworth',
            openedAt: utc('2026-11-05 15:30')
        });
        const chat = org.conversation({ channel: 'web', customer: 'Hedda Brinkworth', agents: { jonas } });
        chat.session({ onCase: null, owner: jonas, startAt: utc('2026-11-02 10:40:20') }, PRICE);
        return battery;
    }
});

export const standardChannel = scenario({
    id: 'standard-channel',
    title: 'Standard channel',
    promise:
        'The messages of the text session come with one request that reads no conversation; the unmonitored call says why there is no transcript.',
    now: '2026-11-13 09:10',
    build: (org) => {
        const lena = org.agent('Lena Okoro');
        const saddle = org.openCase({
            subject: 'Saddle height after service',
            status: 'Closed',
            contactName: 'Cosmo Fairweather',
            openedAt: utc('2026-11-12 15:13')
        });
        const [startAt, endAt] = [utc('2026-11-12 15:02:20'), utc('2026-11-12 15:03:05')];
        org.call({ onCase: saddle, agent: lena, startAt, endAt, monitored: false });
        const texts = org.conversation({
            channel: 'sms',
            customer: 'Cosmo Fairweather',
            agents: { lena },
            enhanced: false
        });
        texts.session({ onCase: saddle, owner: lena, startAt: utc('2026-11-12 15:12:09') }, TEXTS);
        return saddle;
    }
});
