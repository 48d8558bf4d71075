import { expect, test } from './fixtures';

test.describe('the start page', () => {
    test('finds both hosts and offers every scenario', async ({ page, server }) => {
        await page.goto(server.url);
        await expect(page.getByText('This browser finds the component’s host')).toBeVisible();
        await expect(page.getByRole('listitem')).toHaveCount(server.orgs.scenarios.length);
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
