/** The refresh button, the menu and the status line. */
import {
    SESSION_ID,
    answer,
    answerUsage,
    chooseInMenu,
    element,
    fail,
    find,
    isStatusShown,
    keyOf,
    menuItems,
    pass,
    pressInList,
    recordsArrive,
    recordsFail,
    refreshButton,
    rendered,
    requested,
    requests,
    setUp,
    showOn,
    status,
    tearDown,
    transcriptOf,
    usageRequests
} from './stage';
import { MORNING_AT, aUsage } from 'support/builders';
import { one } from '../../chatHistoryLabels/__tests__/screen';

const OPEN = { Id: SESSION_ID, Status: 'Active' };
const SECOND = '0Mw000000000002';
const second = { recordIds: [SECOND] };

beforeEach(setUp);
afterEach(tearDown);

async function pressRefresh(): Promise<void> {
    refreshButton().click();
    await rendered();
    // Once more: what the records brought is shown after they have arrived.
    await rendered();
}

describe('The refresh button', () => {
    it('reads open conversations only; ended ones are in the menu', async () => {
        await showOn();
        await recordsArrive([OPEN, SECOND]);
        await answer(0, transcriptOf(['Hello']));
        await pressInList('load', keyOf(SECOND));
        await answer(1, transcriptOf(['Bye'], second));
        await pressRefresh();
        expect(requested().slice(2)).toEqual([`${SESSION_ID} refresh by user`]);
        expect(menuItems()).toEqual(['API usage', 'Reload 1 ended conversation']);
        await answer(2, transcriptOf(['Hello'], { fetchedAt: MORNING_AT + 1 }));
        await chooseInMenu('reload-ended');
        expect(requested().slice(3)).toEqual([`${SECOND} refresh by user`]);
    });

    it('has a plain name; what it does and costs is its description', async () => {
        await showOn();
        await recordsArrive([OPEN]);
        await answer(0, transcriptOf(['Hello']));
        await answerUsage(0, aUsage());
        expect(refreshButton().textContent).toBe('Refresh');
        expect(refreshButton().title).toBe(
            'Check 1 open conversation for new messages. Uses 1 of your 500 reads this hour. Keeps the conversation active for 30 minutes.'
        );
        expect(find('.chat-history__cost')).toBeUndefined();
    });

    it('shows the cost where more than one read is spent', async () => {
        await showOn();
        await recordsArrive([OPEN, { Id: SECOND, Status: 'Active' }]);
        await answer(0, transcriptOf(['Hello']));
        await pressInList('load', keyOf(SECOND));
        await answer(1, transcriptOf(['Bye'], second));
        expect(find('.chat-history__cost')?.textContent).toBe('2 reads');
    });

    it('shows how many reads are left where they are scarce', async () => {
        await showOn();
        await recordsArrive([OPEN]);
        await answer(0, transcriptOf(['Hello']));
        await answerUsage(0, aUsage({ entriesCallsLastHour: 460 }));
        expect(find('.chat-history__cost')?.textContent).toBe('40 reads left this hour');
    });

    it('reads the list of conversations at no cost where none is open, and says what that brought', async () => {
        await showOn();
        await recordsArrive([SESSION_ID]);
        await answer(0, transcriptOf(['Hello']));
        expect(refreshButton().title).toBe('Check for new conversations. Uses no reads.');
        await pressRefresh();
        expect(requests()).toHaveLength(1);
        expect([status(), isStatusShown()]).toEqual(['No new messages', true]);
    });

    it('says that there is a new conversation', async () => {
        await showOn();
        await recordsArrive([SESSION_ID], () => recordsArrive([SECOND, SESSION_ID]));
        await answer(0, transcriptOf(['Hello']));
        await pressRefresh();
        expect(status()).toBe('1 new conversation');
    });

    it('turns while something is loading, keeps its focus, and ignores a press', async () => {
        await showOn();
        await recordsArrive([OPEN]);
        await answer(0, transcriptOf(['Hello']));
        await pressRefresh();
        await pressRefresh();
        expect(requests()).toHaveLength(2);
        expect(one(element, 'svg').getAttribute('class')).toContain('spinning');
        expect([refreshButton().textContent, refreshButton().hasAttribute('disabled')]).toEqual(['Loading…', false]);
        await answer(1, transcriptOf(['Hello'], { fetchedAt: MORNING_AT + 1 }));
        expect(one(element, 'svg').getAttribute('class')).not.toContain('spinning');
    });
});

describe('The status line', () => {
    beforeEach(async () => {
        await showOn();
        await recordsArrive([OPEN]);
    });

    it('announces once how many messages were loaded, for screen readers alone', async () => {
        const said: string[] = [];
        const observer = new MutationObserver(() => said.push(status()));
        observer.observe(one(element, '[role="status"]'), { characterData: true, childList: true, subtree: true });
        await answer(0, transcriptOf(['Hello', 'There']));
        await answerUsage(0, aUsage());
        await rendered();
        observer.disconnect();
        expect(said.filter((text) => text !== '')).toEqual(['2 messages loaded']);
        expect(isStatusShown()).toBe(false);
    });

    it.each([
        [['Hello'], 'No new messages'],
        [['Hello', 'Are you there?'], '1 new message']
    ])('shows after a refresh what it brought', async (texts, text) => {
        await answer(0, transcriptOf(['Hello']));
        await pressRefresh();
        await answer(1, transcriptOf(texts, { fetchedAt: MORNING_AT + 1 }));
        expect([status(), isStatusShown()]).toEqual([text, true]);
    });

    it('is empty again when the next load begins, so that the same result is announced again', async () => {
        await answer(0, transcriptOf(['Hello']));
        await pressRefresh();
        await answer(1, transcriptOf(['Hello'], { fetchedAt: MORNING_AT + 1 }));
        await pressRefresh();
        expect(status()).toBe('');
    });

    it('says that a part could not be checked, where the reason stands in the list', async () => {
        await answer(0, transcriptOf(['Hello']));
        await pressRefresh();
        await fail(1, 'timed-out');
        expect(status()).toBe('Some messages could not be checked. See the note in the list.');
    });

    it('explains a wait after four seconds, and is silent before', async () => {
        expect(status()).toBe('');
        await pass(3_999);
        expect(status()).toBe('');
        await pass(1);
        expect([status(), isStatusShown()]).toEqual(['Still connecting to Salesforce…', true]);
        await answer(0, transcriptOf(['Hello']));
        expect(status()).toBe('1 message loaded');
    });

    it('knows a slow answer from a slow connection', async () => {
        await answer(0, transcriptOf(['Hello']));
        await answerUsage(0, aUsage());
        await pressRefresh();
        await pass(4_000);
        expect(status()).toBe('Still waiting for Salesforce…');
    });

    it('announces a problem of one conversation by its title', async () => {
        await fail(0, 'no-access');
        expect(status()).toBe("You don't have access to this conversation");
    });
});

describe('The usage panel', () => {
    type Panel = HTMLElement & { usage: unknown };
    const panel = (): Panel | undefined => find('c-chat-history-usage') as Panel | undefined;

    beforeEach(async () => {
        element.hourlyBudget = 5;
        await showOn();
        await recordsArrive();
    });

    it('is closed until the agent opens it in the menu', async () => {
        expect(panel()).toBeUndefined();
        await chooseInMenu('usage');
        expect(panel()?.usage).toBeNull();
        expect(usageRequests().map(({ limits }) => limits)).toEqual([{ hourlyBudget: 5 }]);
        await answerUsage(0, aUsage({ entriesCallsLastHour: 3 }));
        expect(panel()?.usage).toMatchObject({ entriesCallsLastHour: 3 });
        await expect(element).toBeAccessible();
    });

    it('never replaces newer figures by older ones', async () => {
        await chooseInMenu('usage');
        await answer(0, transcriptOf(['Hello']));
        await answerUsage(1, aUsage({ entriesCallsLastHour: 4 }));
        await answerUsage(0, aUsage({ entriesCallsLastHour: 3 }));
        expect(panel()?.usage).toMatchObject({ entriesCallsLastHour: 4 });
    });

    it('closes with Escape and returns the focus to the menu', async () => {
        const menu = one(element, 'lightning-button-menu');
        const focus = jest.spyOn(menu, 'focus');
        await chooseInMenu('usage');
        one(panel()!, 'section').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        await rendered();
        expect(panel()).toBeUndefined();
        expect(focus).toHaveBeenCalledTimes(1);
    });

    it('does not open again after the component was removed and inserted again', async () => {
        await chooseInMenu('usage');
        element.remove();
        await showOn();
        await recordsArrive();
        await answerUsage(0, aUsage());
        expect(panel()).toBeUndefined();
    });

    it('shows what was noted about records that could not be read again', async () => {
        await recordsFail('chatHistoryCalls', 'gone');
        one(element, 'c-chat-history-records').dispatchEvent(
            new CustomEvent('diagnostic', { detail: { code: 'refresh-rejected', place: 'chatHistoryRecords' } })
        );
        await chooseInMenu('usage');
        await answerUsage(0, aUsage());
        expect((panel() as unknown as { diagnostics: unknown }).diagnostics).toEqual([
            { code: 'refresh-rejected', place: 'chatHistoryRecords', count: 1 }
        ]);
    });
});
