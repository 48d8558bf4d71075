import { expect, test } from '../fixtures';
import { rowsOf, textsIn } from '../fixtures/timeline';

test.describe('a link', () => {
    for (const [scenario, name, object, list] of [
        ['calm-chat', 'MS-00004100', 'MessagingSession', 'sessions'],
        ['missing-bot', 'View in session', 'MessagingSession', 'sessions'],
        ['finished-call', 'Call record', 'VoiceCall', 'calls'],
        ['standard-channel', 'View in call record', 'VoiceCall', 'calls']
    ] as const) {
        test(`to a record opens it inside Salesforce: "${name}" of ${scenario}`, async ({ page, openCase }) => {
            const { hosted } = await openCase(scenario);
            const id = hosted.org.world[list][0]?.id.slice(0, 15) ?? '';
            const link = page.locator('c-chat-history').getByRole('link', { name }).first();
            await expect(link).toHaveAttribute('href', `/lightning/r/${object}/${id}/view`);
            await link.click();
            await expect(page.getByText(`Opened /lightning/r/${object}/${id}/view`)).toBeVisible();
        });
    }

    test('that somebody sent opens elsewhere, and the page there learns nothing', async ({ page, openCase }) => {
        await openCase('calm-chat');
        const link = page.getByRole('link', { name: 'https://help.kurbel-akku.example/display-contacts' });
        await expect(link).toHaveAttribute('target', '_blank');
        await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    });
});

test.describe('times', () => {
    for (const [timeZone, day, first, start] of [
        ['Europe/Berlin', 'Saturday, 24 October 2026', '23:48', '24 Oct, 23:48'],
        ['America/Los_Angeles', 'Saturday, 24 October 2026', '14:48', '24 Oct, 14:48'],
        ['Asia/Tokyo', 'Sunday, 25 October 2026', '06:48', '25 Oct, 06:48']
    ] as const) {
        test(`are those of the user's Salesforce time zone, not of the browser: ${timeZone}`, async ({
            page,
            makeOrg
        }) => {
            const { hosted, caseUrl } = makeOrg('midnight');
            const { world } = hosted.org;
            hosted.org.setWorld({ ...world, users: world.users.map((user) => ({ ...user, timeZone })) });
            await page.goto(caseUrl({ panel: 'closed' }));
            await expect.poll(async () => textsIn(await rowsOf(page)).length).toBe(18);
            const rows = await rowsOf(page);
            expect(rows[0]?.line).toContain(`Started ${start}`);
            expect(rows[1]?.line).toBe(day);
            expect(rows[2]?.line).toContain(`Ines Quist, Customer · ${first}: Good evening.`);
            expect(rows.filter(({ kind }) => kind === 'day')).toHaveLength(timeZone === 'Europe/Berlin' ? 2 : 1);
        });
    }

    test('give the full date with its zone on hover, and stand in the text once', async ({ page, openCase }) => {
        await openCase('calm-chat');
        const time = page.locator('li[data-kind=message] time').first();
        await expect(time).toHaveAttribute('title', 'Tuesday, 3 November 2026 at 11:14:52 CET');
        await expect(time).toHaveText('11:14');
        await expect(time).toHaveAttribute('datetime', '2026-11-03T10:14:52.000Z');
    });
});
