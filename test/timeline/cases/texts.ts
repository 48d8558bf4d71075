/** What a message says, and where its links lead. */
import { at, botChat, chat, line, type Case } from './lines';

export const texts: readonly Case[] = [
    {
        name: 'Addresses are links, also in Markdown and in emphasis, and the text around them is untouched',
        now: at('12:00'),
        sessions: [chat()],
        entries: [
            'See [https://bikes.example/parts?id=7](https://bikes.example/parts?id=7) please',
            '[The manual](https://bikes.example/manual)',
            '**https://bikes.example/a** and __https://bikes.example/b__（both）',
            'www.bikes.example/help or bikes.example',
            'Write to help@bikes.example or call +49 (30) 1234',
            'https://wiki.example/Chain_(bicycle) and (see https://wiki.example/gear).',
            'HTTPS://BIKES.EXAMPLE/SALE',
            'javascript:alert(1) and data:text/html,x'
        ].map((text, index) => line(`10:0${index}:00`, 'jan', text)),
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Agent · 10:00 AM: See [https://bikes.example/parts?id=7 <https://bikes.example/parts?id=7>](https://bikes.example/parts?id=7 <https://bikes.example/parts?id=7>) please',
            'Agent · 10:01 AM: [The manual](https://bikes.example/manual <https://bikes.example/manual>)',
            'Agent · 10:02 AM: **https://bikes.example/a <https://bikes.example/a>** and __https://bikes.example/b <https://bikes.example/b>__（both）',
            'Agent · 10:03 AM: www.bikes.example/help <https://www.bikes.example/help> or bikes.example',
            'Agent · 10:04 AM: Write to help@bikes.example <mailto:help@bikes.example> or call +49 (30) 1234',
            'Agent · 10:05 AM: https://wiki.example/Chain_(bicycle) <https://wiki.example/Chain_(bicycle)> and (see https://wiki.example/gear <https://wiki.example/gear>).',
            'Agent · 10:06 AM: HTTPS://BIKES.EXAMPLE/SALE <HTTPS://BIKES.EXAMPLE/SALE>',
            'Agent · 10:07 AM: javascript:alert(1) and data:text/html,x',
            'Ended 10:30 AM · 30 min',
            '= Transcript complete'
        ]
    },
    {
        name: 'Direction marks around a number or after an address make no dead link, and those that could deceive make none',
        now: at('12:00'),
        sessions: [chat()],
        entries: [
            'open https://bikes.example/parts\u200f now',
            '\u200e+49 30 1234 https://bikes.example/a',
            '\u2068+49 30 1234\u2069 https://bikes.example/a',
            '\u202ehttps://bikes.example/a'
        ].map((text, index) => line(`10:0${index}:00`, 'jan', text)),
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Agent · 10:00 AM: open https://bikes.example/parts <https://bikes.example/parts>\u200f now',
            'Agent · 10:01 AM: \u200e+49 30 1234 https://bikes.example/a <https://bikes.example/a>',
            'Agent · 10:02 AM: \u2068+49 30 1234\u2069 https://bikes.example/a <https://bikes.example/a>',
            'Agent · 10:03 AM: \u202ehttps://bikes.example/a',
            'Ended 10:30 AM · 30 min',
            '= Transcript complete'
        ]
    },
    {
        name: 'Each text is decoded for itself, and once',
        now: at('12:00'),
        sessions: [botChat()],
        entries: [
            line('10:00:10', 'quill', 'I&#39;m Quill &amp; stored with entities'),
            line('10:00:20', 'nora', 'I typed "quotes" myself'),
            line('10:00:30', 'quill', 'Don&#39;t worry'),
            line('10:00:40', 'nora', '&amp;lt; is how one writes it')
        ],
        switches: { entityEncoding: 'never' },
        shows: [
            '# Bike shop · Started 10:00 AM · Bot, then agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            "Bot · 10:00 AM: I'm Quill & stored with entities",
            'Nora Pohl, Customer · 10:00 AM: I typed "quotes" myself',
            "Bot · 10:00 AM: Don't worry",
            'Nora Pohl, Customer · 10:00 AM: &lt; is how one writes it',
            'Ended 10:30 AM · 30 min',
            "= Can't tell if parts are missing"
        ]
    },
    {
        name: 'A text of which nothing can be seen is said to be blank',
        now: at('12:00'),
        sessions: [chat()],
        entries: [line('10:00:20', 'nora', '\u200b\u2060'), line('10:00:30', 'jan', 'Hello?')],
        shows: [
            '# Bike shop · Started 10:00 AM · Agent · Customer: Nora Pohl',
            'Wednesday, November 4, 2026',
            'Nora Pohl, Customer · 10:00 AM: (blank message)',
            'Agent · 10:00 AM: Hello?',
            'Ended 10:30 AM · 30 min',
            '= Transcript complete'
        ]
    }
];
