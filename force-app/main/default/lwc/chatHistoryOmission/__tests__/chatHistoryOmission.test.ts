import '../../chatHistoryLabels/__tests__/realLabels';
import { CALL_ID, MORNING, SESSION_ID, ZONE, loadOf, omissionOf } from '../../chatHistoryLabels/__tests__/samples';
import { all, clearPage, defaultsPrevented, heard, one, shown, wordsOf } from '../../chatHistoryLabels/__tests__/shown';
import ChatHistoryOmission from 'c/chatHistoryOmission';

type Props = Partial<Pick<ChatHistoryOmission, 'omission' | 'load' | 'problem' | 'at' | 'timeZone'>>;

const show = (props: Props) => shown('c-chat-history-omission', ChatHistoryOmission, { timeZone: ZONE, ...props });
const older = omissionOf({ kind: 'older', certainty: 'likely', evidence: 'page-was-full' });

describe('an omission', () => {
    afterEach(clearPage);

    it('says what is missing, how sure that is, and why', async () => {
        const row = await show({ omission: omissionOf({ kind: 'bot', evidence: 'session-says-bot' }) });
        expect(wordsOf(row)).toContain('Not shown: what the bot wrote');
        expect(wordsOf(row)).toContain('Known: The session says that a bot took part');
        await expect(row).toBeAccessible();
    });

    it('says when it was sent, with the full date for whoever can not see the place', async () => {
        const row = await show({ omission: omissionOf(), at: MORNING });
        expect(one(row, 'time').getAttribute('datetime')).toBe('2026-11-10T09:42:05.000Z');
        expect(one(row, 'time .slds-assistive-text').textContent).toContain('Tuesday, November 10, 2026');
    });

    it('leads to the session or call that holds the full record', async () => {
        const session = await show({ omission: omissionOf() });
        expect(one(session, 'a').textContent).toBe('Open the session record');
        const call = await show({ omission: omissionOf({ recordId: CALL_ID, kind: 'still-open' }) });
        expect(one(call, 'a').getAttribute('href')).toBe(`/lightning/r/VoiceCall/${CALL_ID}/view`);
    });

    it('opens the record within Lightning on a plain click', async () => {
        const row = await show({ omission: omissionOf() });
        const opened = heard(row, 'openrecord');
        const click = new MouseEvent('click', { cancelable: true, bubbles: true });
        one(row, 'a').dispatchEvent(click);
        expect(opened).toEqual([{ recordId: SESSION_ID, objectApiName: 'MessagingSession' }]);
        expect(click.defaultPrevented).toBe(true);
    });

    it('leaves a click with a modifier to the browser', async () => {
        const row = await show({ omission: omissionOf() });
        const opened = heard(row, 'openrecord');
        const click = new MouseEvent('click', { cancelable: true, bubbles: true, ctrlKey: true });
        const prevented = defaultsPrevented(one(row, 'a'));
        one(row, 'a').dispatchEvent(click);
        expect([opened, prevented]).toEqual([[], [false]]);
    });
});

describe('an omission of older messages', () => {
    afterEach(clearPage);

    it('offers to load them, with the price', async () => {
        const row = await show({ omission: older, load: loadOf() });
        const asked = heard(row, 'loadolder');
        expect(one(row, 'button').textContent).toBe('Load older messages · 1 call, marks 1 conversation active');
        one(row, 'button').click();
        expect(asked).toHaveLength(1);
        await expect(row).toBeAccessible();
    });

    it('keeps the button, and the focus on it, while they are read, and asks only once', async () => {
        const row = await show({ omission: older, load: loadOf({ activity: 'reading-older' }) });
        const asked = heard(row, 'loadolder');
        expect(one(row, 'button').getAttribute('aria-disabled')).toBe('true');
        expect(one(row, 'button').textContent).toBe('Loading older messages…');
        one(row, 'button').click();
        expect(asked).toEqual([]);
    });

    it('says what went wrong, with a new try and its price in place of the button', async () => {
        const row = await show({ omission: older, load: loadOf(), problem: { code: 'timed-out' } });
        const retries = heard(row, 'retry');
        expect(all(row, 'button')).toEqual([]);
        const button = one(one(row, 'c-chat-history-notice'), 'button');
        expect(button.textContent).toBe('Try again · 1 call, marks 1 conversation active');
        button.click();
        expect(retries).toHaveLength(1);
        await expect(row).toBeAccessible();
    });

    it('asks the agent where the budget is used up', async () => {
        const row = await show({ omission: older, load: loadOf(), problem: { code: 'over-budget' } });
        const told = [heard(row, 'confirmread'), heard(row, 'retry')];
        const button = one(one(row, 'c-chat-history-notice'), 'button');
        expect(button.textContent).toBe('Read anyway · 1 call, marks 1 conversation active');
        button.click();
        expect(told).toEqual([[null], []]);
    });

    it('offers nothing where the API can not go further back', async () => {
        const row = await show({ omission: omissionOf({ kind: 'older', evidence: 'same-millisecond' }) });
        expect(all(row, 'button')).toEqual([]);
        expect(wordsOf(row)).toContain("Earlier messages can't be read here");
    });
});
