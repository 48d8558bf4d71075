import '../../chatHistoryLabels/__tests__/realLabels';
import { BLOCKED, OFFER, ZONE } from '../../chatHistoryLabels/__tests__/rows';
import {
    all,
    button,
    buttonTexts,
    clearPage,
    one,
    received,
    shown,
    textOf
} from '../../chatHistoryLabels/__tests__/screen';
import ChatHistoryNotice from 'c/chatHistoryNotice';
import { PROBLEM_CODES } from 'c/chatHistoryCore';
import { LABELS, problemTexts } from 'c/chatHistoryLabels';

type Props = Partial<
    Pick<
        ChatHistoryNotice,
        'code' | 'texts' | 'items' | 'retry' | 'acceptText' | 'connectUrl' | 'isFailure' | 'isFolded'
    >
>;

const OUTAGE = problemTexts({ code: 'unavailable' }, ZONE, 0);
const show = (props: Props) =>
    shown('c-chat-history-notice', ChatHistoryNotice, { code: 'unavailable', texts: OUTAGE, ...props });

afterEach(clearPage);

describe('A notice', () => {
    it.each(PROBLEM_CODES)('of %s is accessible, and folds what only an admin can do', async (code) => {
        const texts = problemTexts({ code }, ZONE, 0);
        const notice = await show({ code, texts, isFailure: true });
        expect(textOf(notice)).toContain(texts.title);
        expect(all(notice, 'details').map((details) => details.hasAttribute('open'))).toEqual(
            texts.admin === null ? [] : [false]
        );
        await expect(notice).toBeAccessible();
    });

    it('opens what an admin can do under "Details for your admin"', async () => {
        const notice = await show({ texts: problemTexts({ code: 'no-permission' }, ZONE, 0) });
        expect(one(notice, 'summary').textContent).toBe('Details for your admin');
        expect(one(notice, 'details p').textContent).toContain('select Manage Assignments');
    });

    it('is no live region, since the status line of the component announces problems', async () => {
        const notice = await show({ isFailure: true });
        expect(all(notice, '[role="status"], [role="alert"], [aria-live]')).toEqual([]);
    });

    it('without actions has nothing to press', async () => {
        expect(all(await show({}), 'button, a')).toEqual([]);
    });

    it('asks for a new try when its button is pressed', async () => {
        const notice = await show({ retry: { ...OFFER, text: LABELS.Retry } });
        const retries = received(notice, 'retry');
        button(notice, 'Try again').click();
        expect(retries).toHaveLength(1);
        expect(button(notice, 'Try again').title).toBe(OFFER.cost);
        expect(button(notice, 'Try again').hasAttribute('aria-describedby')).toBe(false);
    });

    it('keeps a button that works later, says from when, and ignores a press', async () => {
        const notice = await show({ retry: { ...BLOCKED, text: LABELS.Retry } });
        const retries = received(notice, 'retry');
        const retry = button(notice, 'Try again');
        retry.click();
        expect(retries).toEqual([]);
        expect([retry.getAttribute('aria-disabled'), retry.hasAttribute('disabled')]).toEqual(['true', false]);
        expect(textOf(notice)).toContain('Available again after 11:04 AM');
        const note = all(notice, '.note')[0];
        expect(retry.getAttribute('aria-describedby')).toBe(note?.id);
        await expect(notice).toBeAccessible();
    });

    it('asks a question that can be answered with yes or "Not now"', async () => {
        const notice = await show({ acceptText: 'Load 2 conversations' });
        const answers = [received(notice, 'accept'), received(notice, 'dismiss')];
        expect(buttonTexts(notice)).toEqual(['Load 2 conversations', 'Not now']);
        button(notice, 'Load 2 conversations').click();
        button(notice, 'Not now').click();
        expect(answers.map((list) => list.length)).toEqual([1, 1]);
        await expect(notice).toBeAccessible();
    });

    it('opens the connection page in a tab that has no access to this one', async () => {
        const connectUrl = 'https://acme--c.vf.force.com/apex/ChatHistoryBroker';
        const link = one(await show({ connectUrl }), 'a');
        expect(link.textContent).toBe('Sign in (opens a tab)');
        expect(link.getAttribute('href')).toBe(connectUrl);
        expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener']);
    });

    it('lists its items one by one', async () => {
        const notice = await show({ items: ['Height is wrong.', 'Host is wrong.'] });
        expect(all(notice, 'li').map((item) => item.textContent)).toEqual(['Height is wrong.', 'Host is wrong.']);
        await expect(notice).toBeAccessible();
    });

    it('warns only where something failed', async () => {
        expect(one(await show({}), 'lightning-icon')).toMatchObject({ iconName: 'utility:info' });
        expect(one(await show({ isFailure: true }), 'lightning-icon')).toMatchObject({ iconName: 'utility:warning' });
    });
});

describe('A folded notice', () => {
    it('shows one line until it is unfolded, and is accessible', async () => {
        const texts = { title: 'Phone calls can’t be listed', text: 'This org…', admin: 'In Setup…' };
        const notice = await show({ texts, isFolded: true });
        expect(one(notice, 'summary').textContent).toBe(texts.title);
        expect(one(notice, 'details').hasAttribute('open')).toBe(false);
        expect(textOf(notice)).toContain('In Setup…');
        await expect(notice).toBeAccessible();
    });
});
