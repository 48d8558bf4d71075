import { expect, test } from './fixtures';
import { violations } from './fixtures/axe';

test.describe('The start page', () => {
    test('finds both hosts, offers every scenario, and has nothing that axe finds', async ({ page, server }) => {
        await page.goto(server.url);
        await expect(page.getByText('This browser finds the component’s host')).toBeVisible();
        await expect(page.getByRole('listitem')).toHaveCount(server.orgs.scenarios.length);
        expect(await violations(page)).toEqual([]);
    });

    test('leads to the Case page of a scenario', async ({ page, server }) => {
        await page.goto(server.url);
        await page.locator('#scenario-calm-chat').click();
        await expect(page).toHaveURL(/calm-chat\.lightning\.force\.localhost:\d+\/lightning\/r\/Case\/500\w+\/view/);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });

    test('shows the line for the hosts file where the hosts are not found', async ({ page, server, watched }) => {
        watched.expectErrors(/_preview\/here/);
        await page.route('**/_preview/here', (route) => route.abort());
        await page.goto(server.url);
        await expect(
            page.getByText(/^127\.0\.0\.1 \S+\.lightning\.force\.localhost \S+--c\.vf\.force\.localhost/)
        ).toBeVisible();
    });
});
