/** Text that strangers wrote stays text everywhere. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { message } from '../fixtures/timeline';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';

const MARKUP = [
    '<img src=x onerror="alert(1)">',
    '<script>alert(1)</script>',
    '<b onmouseover=alert(1)>bold</b><svg onload=alert(1)>',
    '"><iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    // The quote tells that this text is raw.
    '&lt;img src=x onerror=alert(1)&gt; &amp;amp; &#60;b&#62; "',
    '{alert(1)} ${alert(1)} {{constructor}} {!$Api.Session_ID}',
    '</div></template><style>*{display:none}</style>',
    '__proto__ constructor toString'
];

const NO_LINKS = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//https://good.example',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'https://bank.example@evil.example/login',
    'https:\\\\evil.example',
    'http:evil.example',
    '//evil.example/x',
    'https://gооd.example/with-cyrillic-letters',
    'https://good.example/\u202Egpj.exe',
    'mailto:a@good.example?bcc=evil@evil.example',
    'a@good.example?bcc=evil@evil.example',
    'www.good.example@evil.example',
    'blob:evil.example/1'
];

const LINKS = [
    ['https://good.example/a?b=1&c=2'],
    ['http://good.example/'],
    ['mailto:agent@good.example'],
    ['www.good.example/a', 'https://www.good.example/a'],
    ['agent@good.example', 'mailto:agent@good.example']
] as const;

/** The scenario's first messages say these lines instead, and the session and its people are called like this. */
function say(org: OrgUnderTest, lines: readonly string[], name?: string): void {
    const { world } = org.hosted.org;
    const texts = world.entries.filter(({ content }) => content.kind === 'text');
    org.hosted.org.setWorld({
        ...world,
        entries: world.entries.map((entry) => {
            const line = lines[texts.indexOf(entry)];
            return line === undefined ? entry : { ...entry, content: { kind: 'text', text: line } };
        }),
        ...(name === undefined
            ? {}
            : {
                  users: world.users.map((user) => ({ ...user, name })),
                  messagingEndUsers: world.messagingEndUsers.map((user) => ({ ...user, name })),
                  sessions: world.sessions.map((session) => ({
                      ...session,
                      name,
                      channelName: name,
                      channelType: name,
                      status: name,
                      endedBy: name,
                      agentType: name,
                      preview: name
                  }))
              })
    });
}

/** Elements in the component that only markup in a text could have made. */
function strangers(page: Page): Promise<readonly string[]> {
    return page
        .locator('c-chat-history')
        .evaluate((component) =>
            [...component.querySelectorAll('*')]
                .filter(
                    (element) =>
                        element.matches('img, script, b, style, template, iframe[srcdoc], object, form, meta, base') ||
                        element.getAttributeNames().some((name) => name.startsWith('on'))
                )
                .map(({ outerHTML }) => outerHTML)
        );
}

test.describe('text of strangers', () => {
    test.beforeEach(({ page }) => {
        page.on('dialog', (dialog) => {
            throw new Error(`A script ran: ${dialog.message()}`);
        });
    });

    test('is shown as it was typed, whatever markup is in it', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        say(org, MARKUP);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        for (const line of MARKUP) await expect(page.getByText(line, { exact: true }).first()).toBeAttached();
        expect(await strangers(page)).toEqual([]);
    });

    test('is shown decoded where it was encoded, and is still text', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        say(org, ['&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;alert(1)&lt;/script&gt;']);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        const shown = '<img src=x onerror=alert(1)> <script>alert(1)</script>';
        await expect(page.getByText(shown, { exact: true }).first()).toBeAttached();
        expect(await strangers(page)).toEqual([]);
    });

    test('stays text in names, channels, states and previews too', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        const name = '<img src=x onerror=alert(1)><b>Mallory</b>';
        say(org, [], name);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expect(page.locator('c-chat-history').getByText(name).first()).toBeVisible();
        await expect(message(page, org.messages().at(-1) ?? '')).toBeVisible();
        expect(await strangers(page)).toEqual([]);
    });

    test('becomes a link only where it is plain what it leads to', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        say(org, [[...NO_LINKS, ...LINKS.map(([text]) => text)].join('\n')]);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        const links = page.locator('c-chat-history-list a[target]');
        await expect(page.getByText(LINKS[0][0]).first()).toBeAttached();
        const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
        // The scenario has a link of its own.
        expect(hrefs.filter((href) => !href?.includes('kurbel-akku'))).toEqual(
            LINKS.map(([text, href]) => href ?? text)
        );
        for (const link of await links.all()) await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
        const protocols = await page
            .locator('c-chat-history a')
            .evaluateAll((all) => [...new Set(all.map((link) => (link as HTMLAnchorElement).protocol))].sort());
        expect(protocols).toEqual(['http:', 'https:', 'mailto:']);
    });
});
