import '../../chatHistoryLabels/__tests__/realLabels';
import type { CaseCompleteness, Omission, RecordCompleteness } from 'c/chatHistoryCore';
import ChatHistoryCompleteness from 'c/chatHistoryCompleteness';
import { HOUR_MS, MORNING_AT, SESSION_ID, aCall, aSession } from 'support/builders';
import { ZONE } from '../../chatHistoryLabels/__tests__/rows';
import { all, clearPage, one, received, shown, textOf } from '../../chatHistoryLabels/__tests__/screen';

const PICTURE: Omission = { kind: 'non-text', evidence: 'entry-without-text', count: 1, recordId: SESSION_ID };
const BOT: Omission = { kind: 'bot', evidence: 'session-says-bot', count: null, recordId: SESSION_ID };

const session = (fields: Partial<RecordCompleteness> = {}): RecordCompleteness => ({
    record: aSession({ channelName: 'Web chat (shop)' }),
    key: 'session/start',
    completeness: 'complete',
    missing: [],
    ...fields
});

const show = (completeness: CaseCompleteness | undefined) =>
    shown('c-chat-history-completeness', ChatHistoryCompleteness, {
        completeness,
        timeZone: ZONE,
        nowMs: MORNING_AT + HOUR_MS
    });

afterEach(clearPage);

describe('The completeness of a Case', () => {
    it.each([
        ['complete', 'Transcript complete', 'utility:success'],
        ['parts-missing', 'Parts missing', 'utility:warning'],
        ['unchecked', "Can't tell if parts are missing", 'utility:question']
    ] as const)('that is %s is one phrase with an icon, and folds the rest', async (completeness, phrase, icon) => {
        const shownCase = await show({ completeness, records: [session({ completeness })] });
        expect(one(shownCase, 'summary').textContent.trim()).toBe(phrase);
        expect((one(shownCase, 'lightning-icon') as HTMLElement & { iconName: string }).iconName).toBe(icon);
        expect(one(shownCase, 'details').hasAttribute('open')).toBe(false);
        await expect(shownCase).toBeAccessible();
    });

    it('is not judged while nothing was loaded', async () => {
        const records = [session({ completeness: 'not-loaded' })];
        expect(all(await show({ completeness: 'not-loaded', records }), 'details')).toEqual([]);
        expect(all(await show(undefined), 'details')).toEqual([]);
    });

    it.each([
        ['complete', "Nothing is known to be missing, but it can't be ruled out."],
        ['not-loaded', 'Not every conversation is loaded.']
    ] as const)('that is unchecked says why: another session is %s', async (completeness, reason) => {
        const records = [session({ completeness: 'unchecked' }), session({ key: 'other', completeness })];
        expect(textOf(await show({ completeness: 'unchecked', records }))).toContain(reason);
    });

    it('lists each session and call, newest first, and each kind of missing part once', async () => {
        const missing = [
            { key: 'bot', omission: BOT },
            { key: 'first picture', omission: PICTURE },
            { key: 'second picture', omission: PICTURE }
        ];
        const call = { record: aCall(), key: 'call/start', completeness: 'not-loaded', missing: [] } as const;
        const records = [session({ completeness: 'parts-missing', missing }), call];
        const lines = textOf(await show({ completeness: 'parts-missing', records }));
        expect(lines).toMatch(/Not loaded[\s\S]*Web chat \(shop\), 00001742/);
        expect(lines).toContain("The bot's messages are not available here");
        expect(lines).toContain('2 photos, files or buttons');
    });

    it('says how many of what is missing are probably shown as files', async () => {
        const missing = [
            { key: 'first picture', omission: PICTURE, fileCount: 2 },
            { key: 'second picture', omission: PICTURE },
            { key: 'third picture', omission: PICTURE, fileCount: 1 }
        ];
        const records = [session({ completeness: 'parts-missing', missing })];
        expect(textOf(await show({ completeness: 'parts-missing', records }))).toContain(
            '3 photos, files or buttons · 3 probably shown as files'
        );
    });

    it('leads to the first place of what is missing', async () => {
        const missing = [
            { key: 'first picture', omission: PICTURE },
            { key: 'second picture', omission: PICTURE }
        ];
        const shownCase = await show({
            completeness: 'parts-missing',
            records: [session({ completeness: 'parts-missing', missing })]
        });
        const events = received(shownCase, 'showrow');
        all(shownCase, 'button').forEach((button) => button.click());
        expect(events).toEqual(['session/start', 'first picture']);
    });
});
