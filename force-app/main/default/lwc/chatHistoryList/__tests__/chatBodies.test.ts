/** Legacy chats on screen: whatever their HTML holds, the page gets text of it and nothing else. */
import '../../chatHistoryLabels/__tests__/realLabels';
import fc from 'fast-check';
import { aChat } from 'support/builders';
import { aContext } from '../../chatHistoryLabels/__tests__/rows';
import { all, clearPage, shown } from '../../chatHistoryLabels/__tests__/screen';
import { buildRows } from 'c/chatHistoryCore';
import ChatHistoryList from 'c/chatHistoryList';
import { publishRows } from 'c/chatHistoryState';

const PIECES = [
    '<img src=x onerror="alert(1)">',
    '<svg/onload=alert(1)>',
    '<script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<a href="javascript:alert(1)">link</a>',
    '<a href=https://evil.example>link</a>',
    'javascript:alert(1) ',
    'https://good.example/x ',
    '<p align="center">Agent <b>X</b></p>',
    '<br>',
    '( 1s ) <img src=x>: ',
    '( 2s ) Jane: ',
    '<style>*{display:none}</style>',
    '<x-y onclick=alert(1)>',
    '"\'>',
    '{0} {item.text}',
    'words '
] as const;

afterEach(clearPage);

it('1,000 hostile bodies become text, and links to what is written out as an address', async () => {
    const bodies = fc.sample(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }), {
        numRuns: 1_000,
        seed: 8
    });
    // Many to a page, since each page takes its time to be rendered.
    for (let first = 0; first < bodies.length; first += 250) {
        const records = bodies.slice(first, first + 250).map((pieces, index) => {
            return aChat({ id: `570${String(index).padStart(12, '0')}`, body: pieces.join('') });
        });
        publishRows('bodies', buildRows({ records, loads: {}, timeZone: 'UTC' }));
        const props = { timeline: 'bodies', version: 1, context: aContext() };
        const list = (await shown('c-chat-history-list', ChatHistoryList, props)) as unknown as HTMLElement;
        const tags = new Set(all(list, '.text, .text *').map(({ tagName }) => tagName));
        expect([...tags].sort()).toEqual(['A', 'P', 'SPAN']);
        const links = new Set(all(list, '.text a').map((link) => link.getAttribute('href')));
        for (const href of links) expect(href).toMatch(/^https:\/\/(?:good|evil)\.example/);
        const attributes = new Set(all(list, '.text, .text *').flatMap((each) => each.getAttributeNames()));
        for (const name of attributes) expect(name).not.toMatch(/^on|^style$|^src/);
        expect(all(list, 'script, img, iframe, style, svg:not(.glyph)')).toEqual([]);
        clearPage();
    }
}, 60_000);
