/** One outage: one notice, one "Try again", and nothing to press that is known to fail. */
import {
    SESSION_ID,
    answer,
    clock,
    fail,
    element,
    find,
    isStatusShown,
    keyOf,
    notice,
    notices,
    pass,
    pressInList,
    recordsArrive,
    recordsFail,
    refreshButton,
    rendered,
    requested,
    rowContext,
    setUp,
    showOn,
    shownTexts,
    status,
    tearDown,
    transcriptOf
} from './stage';
import { MINUTE_MS } from 'support/builders';
import { button, buttonTexts, textOf } from '../../chatHistoryLabels/__tests__/screen';

const OPEN = { Id: SESSION_ID, Status: 'Active' };
const SECOND = '0Mw000000000002';

beforeEach(setUp);
afterEach(tearDown);

describe('An outage that hits records and messages at once', () => {
    beforeEach(async () => {
        await showOn();
        await recordsArrive([OPEN, { Id: SECOND, Status: 'Active' }]);
        await answer(0, transcriptOf(['Hello']));
        refreshButton().click();
        await rendered();
        await recordsFail('chatHistorySessions', 'Failed to fetch');
        await recordsFail('chatHistoryCalls', 'Failed to fetch');
        await fail(1, 'unavailable');
    });

    it('is one notice with one "Try again", and the messages on screen stay', () => {
        expect(notices()).toEqual(['unavailable']);
        expect(buttonTexts(notice('unavailable'))).toEqual(['Try again']);
        expect(shownTexts()).toEqual(['Hello']);
    });

    it('is announced once', () => {
        expect(status()).toBe("Salesforce can't be reached");
        expect(isStatusShown()).toBe(false);
    });

    it('is tried again as a whole by that button: the records, and what the agent asked for', async () => {
        const records = find('c-chat-history-records') as unknown as { refresh: jest.Mock };
        const refresh = jest.spyOn(records, 'refresh');
        button(notice('unavailable'), 'Try again').click();
        await rendered();
        expect(refresh).toHaveBeenCalledTimes(1);
        expect(requested().slice(2)).toEqual([`${SESSION_ID} refresh by user`]);
    });

    it('leaves nothing behind once it is over', async () => {
        button(notice('unavailable'), 'Try again').click();
        await rendered();
        await recordsArrive([OPEN, { Id: SECOND, Status: 'Active' }]);
        await answer(2, transcriptOf(['Hello', 'There']));
        expect(notices()).toEqual([]);
        expect(status()).toBe('1 new message');
    });

    it('leaves the focus in the list when its button goes', async () => {
        const retry = button(notice('unavailable'), 'Try again');
        retry.focus();
        await recordsArrive([OPEN, { Id: SECOND, Status: 'Active' }]);
        button(notice('unavailable'), 'Try again').click();
        await rendered();
        expect(element.shadowRoot?.activeElement).toBe(find('c-chat-history-list'));
    });
});

describe('"Try again"', () => {
    it('asks only for what the agent asked for, not for the automatic load that was refused before', async () => {
        await showOn();
        await recordsArrive([SESSION_ID, SECOND]);
        await fail(0, 'limit-reached');
        await pressInList('load', keyOf(SECOND));
        await fail(1, 'limit-reached');
        button(notice('limit-reached'), 'Try again').click();
        expect(requested().slice(2)).toEqual([`${SECOND} cache-first by user`]);
    });

    it('names the number of reads where it is more than one', async () => {
        await showOn();
        await recordsArrive([SESSION_ID, SECOND]);
        await fail(0, 'unavailable');
        await pressInList('load', keyOf(SESSION_ID));
        await pressInList('load', keyOf(SECOND));
        await fail(1, 'unavailable');
        await fail(2, 'unavailable');
        expect(buttonTexts(notice('unavailable'))).toEqual(['Try again (2 reads)']);
    });

    it('reads the records again at no cost where only those failed', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Hello']));
        await recordsFail('chatHistorySessions', 'Failed to fetch');
        const [code = ''] = notices();
        button(notice(code), 'Try again').click();
        expect(button(notice(code), 'Try again').title).toBe('');
        expect(requested()).toHaveLength(1);
    });
});

describe('Records that could not be read again', () => {
    it('are announced once, also where both objects fail, until they are here', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Hello']));
        await recordsFail('chatHistorySessions', 'Failed to fetch');
        const text = status();
        expect(text).not.toBe('1 message loaded');
        await recordsFail('chatHistoryCalls', 'Failed to fetch');
        expect([status(), isStatusShown()]).toEqual([text, false]);
        await recordsArrive();
        expect(status()).toBe('');
    });
});

describe('A limit of Salesforce', () => {
    beforeEach(async () => {
        await showOn();
        await recordsArrive([OPEN]);
        await fail(0, 'limit-reached', clock.now() + 20 * MINUTE_MS);
    });

    it('says from when on reading works again, on every button', async () => {
        expect(textOf(notice('limit-reached'))).toBe(
            [
                'Salesforce is limiting requests',
                'Try again after 10:20 AM.',
                'Try again',
                'Details for your admin',
                'In Setup, Company Information, API Requests shows the use of the last 24 hours. The limit per user and hour is not shown in Setup.'
            ].join('\n')
        );
        expect(button(notice('limit-reached'), 'Try again').title.replace(/\u202f/g, ' ')).toBe(
            'Available again after 10:20 AM'
        );
        expect(rowContext().offer).toMatchObject({ isBlocked: true });
        await expect(element).toBeAccessible();
    });

    it('makes no request while it lasts', async () => {
        button(notice('limit-reached'), 'Try again').click();
        await rendered();
        expect(requested()).toHaveLength(1);
    });

    it('lets the buttons work again when it is over, without a reload', async () => {
        await pass(20 * MINUTE_MS);
        expect(rowContext().offer).toMatchObject({ isBlocked: false, note: null });
        button(notice('limit-reached'), 'Try again').click();
        await rendered();
        expect(requested()).toHaveLength(2);
    });
});

describe('A page that does not answer', () => {
    it('asks the agent to sign in once more, in a tab, with the admin part folded', async () => {
        await showOn();
        await recordsArrive();
        await fail(0, 'page-not-reachable');
        const shown = notice('page-not-reachable');
        expect(textOf(shown)).toMatch(/^Sign in once more to read messages\n/);
        expect(shown.shadowRoot?.querySelector('a')?.getAttribute('href')).toBe(
            'https://acme--c.vf.force.com/apex/ChatHistoryBroker'
        );
        expect(shown.shadowRoot?.querySelector('details')?.hasAttribute('open')).toBe(false);
    });
});
