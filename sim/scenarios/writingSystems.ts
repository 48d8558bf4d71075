/** Other scripts, other calendars: right-to-left with emoji, and a night on which an hour comes twice. */
import { utc } from '../builders/buildWorld';
import { scenario } from './scenario';

const ARABIC = `
    11:05:12 layla: السلام عليكم، وصلتني الدراجة أمس لكن البطارية لا تُشحن 😟
    11:06:01 nour: وعليكم السلام يا ليلى، معك نور من Kurbel & Akku. أهلاً بك! ما لون الضوء على الشاحن؟
    11:06:48 layla: أحمر ويومض ثلاث مرات ثم يتوقف
    11:07:35 nour: شكراً. ثلاث ومضات تعني الرمز E-204 (حرارة). أين تشحنينها؟
    11:08:10 layla: على الشرفة ☀️☀️ الحرارة هنا 41°C
    11:08:55 nour: هذا هو السبب 🙂 الشحن يعمل بين 0°C و 40°C فقط. من فضلك ضعيها في مكان بارد نحو 30 دقيقة ثم جرّبي من جديد.
    11:41:20 layla: نجحت!! الضوء أخضر الآن 💚🚲
    11:41:58 layla: شكراً جزيلاً 🙏🏽 عندي سؤال آخر: متى تصل القطعة KA-BP4؟ رقم الطلب KA-77812
    11:43:02 nour: يوم الخميس إن شاء الله. رابط التتبع: https://track.kurbel-akku.example/KA-77812
    11:43:40 layla: ممتاز 👨‍👩‍👧‍👦 العائلة كلها تنتظر!
    11:44:15 nour: רגע, sorry, wrong keyboard 😅 كنت أكتب لزبون آخر.
    11:44:50 layla: 😂😂😂 لا مشكلة
    11:45:22 nour: رحلة سعيدة يا ليلى! 🇦🇪
`;

// In Berlin the clocks went back on 25 October 2026 at 01:00 UTC: 02:00 to 03:00 came twice.
const NIGHT = `
    2026-10-24
    21:48:30 ines: Good evening. I'm the night baker from next door to your Leipzig shop and the alarm of one of your bikes is going off. For an hour.
    21:50:12 jonas: Good evening Ines, Jonas, night shift. Oh no, I'm sorry! Which bike, can you see a number on the frame?
    21:54:40 ines: L-031, the yellow one, by the drain pipe
    21:55:58 jonas: That's a test bike. I can switch it off from here, but it needs mobile reception. Trying.
    22:01:07 jonas: Did it stop?
    22:01:41 ines: It's past midnight here now and no it did not. It changed its melody
    22:03:15 jonas: A melody. Right. I'll call the colleague who lives nearest.
    22:31:50 ines: Somebody in pyjamas is here
    22:33:02 jonas: That's Tilda. Be nice to her.
    23:02:26 ines: Silence. She's having a roll in my bakery
    2026-10-25
    00:20:11 ines: It's started again
    00:21:40 jonas: No.
    00:22:03 ines: Yes. Different bike
    00:58:45 jonas: Tilda's on her way back. I've ordered all test bikes at Leipzig to sleep.
    01:04:19 ines: My oven clock says five past two and so it did an hour ago. I am losing my mind
    01:05:33 jonas: That's the clocks, they went back an hour just now. You're sane.
    01:12:48 ines: Quiet. At last. You owe Tilda a day off
    01:14:02 jonas: And we owe you a bike bell that doesn't ring. Good night Ines!
`;

export const rightToLeft = scenario({
    id: 'right-to-left',
    title: 'Right-to-left and emoji',
    promise:
        'Arabic, product codes, links and emoji stand in their right order within each message, whatever the direction of the page.',
    now: '2026-11-09 12:30',
    build: (org) => {
        const nour = org.agent('Nour Ashworth', { timeZone: 'Asia/Dubai' });
        const charging = org.openCase({
            subject: 'البطارية لا تُشحن',
            contactName: 'ليلى حداد',
            openedAt: utc('2026-11-09 11:07')
        });
        const chat = org.conversation({ channel: 'whatsapp', customer: 'ليلى حداد', as: 'layla', agents: { nour } });
        chat.session({ onCase: charging, owner: nour, startAt: utc('2026-11-09 11:05:12') }, ARABIC);
        return charging;
    }
});

export const midnight = scenario({
    id: 'midnight',
    title: 'Across midnight and the end of summer time',
    promise: "Day separators follow the user's own time zone, and the hour that comes twice does not mix up the order.",
    now: '2026-10-25 08:00',
    build: (org) => {
        const jonas = org.agent('Jonas Vestergaard');
        const alarm = org.openCase({
            subject: 'Alarm of test bike L-031',
            contactName: 'Ines Quist',
            openedAt: utc('2026-10-24 21:55')
        });
        const chat = org.conversation({ channel: 'sms', customer: 'Ines Quist', agents: { jonas } });
        chat.session({ onCase: alarm, owner: jonas, startAt: utc('2026-10-24 21:48:30') }, NIGHT);
        return alarm;
    }
});
