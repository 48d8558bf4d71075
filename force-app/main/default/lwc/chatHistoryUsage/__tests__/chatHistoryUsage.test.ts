import '../../chatHistoryLabels/__tests__/realLabels';
import { MINUTE_MS, MORNING, ZONE, usageOf } from '../../chatHistoryLabels/__tests__/samples';
import { all, clearPage, one, shown, wordsOf } from '../../chatHistoryLabels/__tests__/shown';
import ChatHistoryUsage from 'c/chatHistoryUsage';
import type { Usage } from 'c/chatHistoryCore';

const show = (usage: Usage | null) => shown('c-chat-history-usage', ChatHistoryUsage, { usage, timeZone: ZONE });
const plain = (text: string): string => text.replace(/\u202f/g, ' ');

/** What stands under a name. */
function figures(panel: HTMLElement, name: string): readonly string[] {
    const group = all(panel, 'dl > div').find((candidate) => candidate.querySelector('dt')?.textContent === name);
    return [...(group?.querySelectorAll('dd') ?? [])].map((figure) => figure.textContent);
}

describe('the panel of costs', () => {
    beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(MORNING));
    afterEach(() => {
        jest.restoreAllMocks();
        clearPage();
    });

    it('says what was asked of Salesforce', async () => {
        const panel = await show(usageOf());
        expect(figures(panel, 'Calls for transcripts, last hour')).toEqual(['12 of 500']);
        expect(figures(panel, 'Conversations marked active, last 30 minutes')).toEqual(['7']);
        expect(figures(panel, 'Other API calls, last hour')).toEqual(['1,300']);
    });

    it('says where transcripts came from', async () => {
        expect(figures(await show(usageOf()), 'Where transcripts came from, last hour')).toEqual([
            'Salesforce: 12',
            'This page: 3',
            'Another tab or component: 4',
            'Stored in this browser: 25'
        ]);
    });

    it('says how much of its daily calls the org has used, where that is known', async () => {
        const name = "All of the org's API calls, last 24 hours";
        const panel = await show(usageOf({ daily: { used: 62_110, allowed: 100_000 } }));
        expect(figures(panel, name)).toEqual(['62,110 of 100,000 (62%)']);
        expect(wordsOf(await show(usageOf()))).not.toContain(name);
    });

    it('says until when a limit forbids to ask, and no longer than that', async () => {
        // The same minute that the problem names: rounded up.
        const panel = await show(usageOf({ stoppedUntil: MORNING + 19 * MINUTE_MS + 1_000 }));
        expect(plain(wordsOf(panel))).toContain('Limit reached; nothing is asked before 11:02 AM');
        expect(one(panel, 'time').title).toContain('Tuesday, November 10, 2026');
        expect(all(await show(usageOf({ stoppedUntil: MORNING })), 'time')).toEqual([]);
    });

    it('says whom it counts, and whom not', async () => {
        expect(one(await show(usageOf()), '.scope').textContent).toBe(
            'Counted in this browser, for you only. Other browsers and other apps use the same limits and are not in these figures.'
        );
    });

    it('says so while there are no figures', async () => {
        const panel = await show(null);
        expect(wordsOf(panel)).toBe('What asking has cost No figures yet.');
        expect(all(panel, 'dl')).toEqual([]);
        await expect(panel).toBeAccessible();
    });

    it('follows the figures it is given, and is accessible with all of them', async () => {
        const panel = await show(null);
        panel.usage = usageOf({ daily: { used: 1, allowed: 2 }, stoppedUntil: MORNING + MINUTE_MS });
        await Promise.resolve();
        expect(all(panel, 'dl > div')).toHaveLength(6);
        await expect(panel).toBeAccessible();
    });

    it('is a section with a name', async () => {
        const panel = await show(usageOf());
        expect(one(panel, 'h3').id).not.toBe('');
        expect(one(panel, 'section').getAttribute('aria-labelledby')).toBe(one(panel, 'h3').id);
    });
});
