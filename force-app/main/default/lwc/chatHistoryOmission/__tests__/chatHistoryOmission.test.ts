import '../../chatHistoryLabels/__tests__/realLabels';
import { CALL_ID, CONVERSATION_ID, MORNING_AT, SESSION_ID, aFile, aLoadOf } from 'support/builders';
import {
    BLOCKED,
    OFFER,
    aContext,
    anEmpty,
    anOlder,
    anOmission,
    anOmissionRow
} from '../../chatHistoryLabels/__tests__/rows';
import {
    all,
    button,
    buttonTexts,
    clearPage,
    defaultsPrevented,
    one,
    received,
    rendered,
    shown,
    textOf
} from '../../chatHistoryLabels/__tests__/screen';
import ChatHistoryOmission from 'c/chatHistoryOmission';

type Props = Partial<Pick<ChatHistoryOmission, 'row' | 'context'>>;

const show = (props: Props) => shown('c-chat-history-omission', ChatHistoryOmission, { context: aContext(), ...props });

afterEach(clearPage);

describe('An omission', () => {
    it('is one line that reads and copies as a sentence: what, when, and the way to the record', async () => {
        const row = await show({ row: anOmissionRow({}, MORNING_AT) });
        expect(textOf(row)).toBe('Photo, file or buttons · 10:00 AM · View in session');
        expect(one(row, 'time').getAttribute('datetime')).toBe('2026-03-02T09:00:00.000Z');
        await expect(row).toBeAccessible();
    });

    it('explains itself under "Why?", which is a word of the same line', async () => {
        const row = await show({ row: anOmissionRow({ kind: 'bot', evidence: 'session-says-bot' }) });
        const why = button(row, 'Why?');
        const line = "The bot's messages are not available here · View in session · Why?";
        expect([textOf(row), why.getAttribute('aria-expanded')]).toEqual([line, 'false']);
        why.click();
        await rendered();
        const reason = 'The session says that a bot took part, but Salesforce sent none of its messages.';
        expect([textOf(row), why.getAttribute('aria-expanded')]).toEqual([`${line}\n${reason}`, 'true']);
        await expect(row).toBeAccessible();
        why.click();
        await rendered();
        expect([textOf(row), why.getAttribute('aria-expanded')]).toEqual([line, 'false']);
    });

    it('has the files below that it probably is, and opens them', async () => {
        const files = [aFile(), aFile({ id: '069000000000002', title: 'Boiler, closer' })];
        const row = await show({ row: { ...anOmissionRow({ count: 3 }, MORNING_AT), files } });
        expect(textOf(row)).toBe(
            [
                '3 photos, files or buttons · 10:00 AM · View in session',
                'Probably these 2 files:',
                'Boiler · JPG · 240 kB',
                'Boiler, closer · JPG · 240 kB'
            ].join('\n')
        );
        const opened = received(row, 'openrecord');
        const detail = { recordId: '069000000000002', objectApiName: 'ContentDocument' };
        all(row, 'c-chat-history-file')[1]?.dispatchEvent(new CustomEvent('openrecord', { detail }));
        expect(opened).toEqual([detail]);
        await expect(row).toBeAccessible();
    });

    it('of a photo or file has its reason as a tooltip, since there may be many', async () => {
        const row = await show({ row: anOmissionRow() });
        expect(all(row, 'button')).toEqual([]);
        expect(one(row, '.line bdi').title).toBe('Salesforce sent this message without any text.');
    });

    it('leads to the session or call that holds the full record', async () => {
        const row = await show({
            row: anOmissionRow({ recordId: CALL_ID, kind: 'still-open', evidence: 'call-not-completed' })
        });
        expect(textOf(row)).toBe('Call in progress; the full transcript appears when it ends · View in call record');
        expect(one(row, 'a').getAttribute('href')).toBe(`/lightning/r/VoiceCall/${CALL_ID}/view`);
    });

    it('of messages of other Cases leads nowhere, since this session does not show them', async () => {
        const row = await show({
            row: anOmissionRow({ kind: 'other-cases', evidence: 'of-other-cases', count: 2 })
        });
        expect(all(row, 'a')).toEqual([]);
    });

    it('opens the record within Lightning on a plain click, and leaves a modified one to the browser', async () => {
        const row = await show({ row: anOmissionRow() });
        const opened = received(row, 'openrecord');
        const prevented = defaultsPrevented(one(row, 'a'));
        one(row, 'a').dispatchEvent(new MouseEvent('click', { cancelable: true }));
        one(row, 'a').dispatchEvent(new MouseEvent('click', { cancelable: true, ctrlKey: true }));
        expect(opened).toEqual([{ recordId: SESSION_ID, objectApiName: 'MessagingSession' }]);
        expect(prevented).toEqual([true, false]);
    });
});

describe('A session or call of which nothing came', () => {
    it.each([
        ['call-ended-lately', CALL_ID, 'No transcript yet'],
        ['call-is-transcribed', CALL_ID, 'Transcript still being made'],
        ['call-ended-long-ago', CALL_ID, 'No transcript came for this call'],
        ['session-lasted', SESSION_ID, 'No messages came for this session'],
        ['session-was-accepted', SESSION_ID, 'No messages came for this session'],
        ['session-has-preview', SESSION_ID, 'No messages came for this session']
    ] as const)(
        'says what is known by the evidence %s, why, and where the record is',
        async (evidence, recordId, text) => {
            const row = await show({ row: anEmpty({ omission: anOmission({ kind: 'empty', evidence, recordId }) }) });
            expect(one(row, '.line').textContent).toContain(text);
            expect(one(row, '.reason').textContent).toMatch(/\.$/);
            expect(all(row, 'a')).toHaveLength(1);
            await expect(row).toBeAccessible();
        }
    );

    it('can be asked for again; the cost is a description, not part of the name', async () => {
        const row = await show({ row: anEmpty() });
        const requested = received(row, 'rowrequest');
        const check = button(row, 'Check again');
        check.click();
        expect(requested).toEqual([{ request: 'refreshOne', key: CONVERSATION_ID }]);
        expect(check.title).toBe(OFFER.cost);
    });

    it('keeps the button while it is asked for, so that the focus stays, and asks once', async () => {
        const row = await show({ row: anEmpty({ load: aLoadOf({}, { fetchStatus: 'refreshing' }) }) });
        const requested = received(row, 'rowrequest');
        const check = button(row, 'Checking for new messages…');
        expect([check.getAttribute('aria-disabled'), check.hasAttribute('disabled')]).toEqual(['true', false]);
        check.click();
        expect(requested).toEqual([]);
    });

    it('says what went wrong, with "Try again" in place of the button', async () => {
        const row = await show({ row: anEmpty({ problem: { code: 'timed-out' } }) });
        const retries = received(row, 'rowrequest');
        expect(buttonTexts(row)).toEqual(['Why?']);
        button(one(row, 'c-chat-history-notice'), 'Try again').click();
        expect(retries).toEqual([{ request: 'retry', key: CONVERSATION_ID }]);
    });
});

describe('An omission of older messages', () => {
    it('offers to load them; the cost is a description, not part of the name', async () => {
        const row = await show({ row: anOlder() });
        const requested = received(row, 'rowrequest');
        const load = button(row, 'Load older messages');
        load.click();
        expect(requested).toEqual([{ request: 'loadOlder', key: CONVERSATION_ID }]);
        expect(load.title).toBe(OFFER.cost);
        await expect(row).toBeAccessible();
    });

    it('keeps the button while they are loaded, so that the focus stays, and asks once', async () => {
        const row = await show({ row: anOlder({ load: aLoadOf({}, { fetchStatus: 'fetching-older' }) }) });
        const requested = received(row, 'rowrequest');
        const load = button(row, 'Loading older messages…');
        expect([load.getAttribute('aria-disabled'), load.hasAttribute('disabled')]).toEqual(['true', false]);
        load.click();
        expect(requested).toEqual([]);
    });

    it('says from when it works again while a limit lasts', async () => {
        const row = await show({ row: anOlder(), context: aContext({ offer: BLOCKED }) });
        const requested = received(row, 'rowrequest');
        button(row, 'Load older messages').click();
        expect(requested).toEqual([]);
        expect(textOf(row)).toContain('Available again after 11:04 AM');
    });

    it('has nothing to press where no read can work', async () => {
        const row = await show({ row: anOlder(), context: aContext({ offer: null }) });
        expect(buttonTexts(row)).toEqual(['Why?']);
    });

    it('says what went wrong, with "Try again" in place of the button', async () => {
        const row = await show({ row: anOlder({ problem: { code: 'timed-out' } }) });
        const retries = received(row, 'rowrequest');
        expect(buttonTexts(row)).toEqual(['Why?']);
        button(one(row, 'c-chat-history-notice'), 'Try again').click();
        expect(retries).toEqual([{ request: 'retry', key: CONVERSATION_ID }]);
        await expect(row).toBeAccessible();
    });

    it('asks the agent beyond the hourly limit', async () => {
        const row = await show({ row: anOlder({ problem: { code: 'over-budget' } }) });
        const events = received(row, 'rowrequest');
        button(one(row, 'c-chat-history-notice'), 'Read anyway').click();
        expect(events).toEqual([{ request: 'confirm', key: CONVERSATION_ID }]);
    });

    it('offers nothing where Salesforce can not go further back', async () => {
        const row = await show({
            row: anOlder({ omission: anOmission({ kind: 'older', evidence: 'same-millisecond' }) })
        });
        expect(buttonTexts(row)).toEqual(['Why?']);
        expect(textOf(row)).toContain("There are probably older messages, but they can't be loaded here");
    });
});
