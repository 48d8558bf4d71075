import '../../chatHistoryLabels/__tests__/realLabels';
import { ZONE, MORNING } from '../../chatHistoryLabels/__tests__/samples';
import { all, clearPage, heard, one, shown, wordsOf } from '../../chatHistoryLabels/__tests__/shown';
import ChatHistoryNotice from 'c/chatHistoryNotice';
import { PROBLEM_CODES } from 'c/chatHistoryCore';
import { problemWords } from 'c/chatHistoryLabels';
import type { NoticeState } from 'c/chatHistoryLabels';

type Props = Partial<Pick<ChatHistoryNotice, 'problem' | 'state' | 'values' | 'connectUrl' | 'calls' | 'timeZone'>>;

const show = (props: Props) => shown('c-chat-history-notice', ChatHistoryNotice, props);

const STATES: readonly NoticeState[] = [
    'nothing-linked',
    'sample',
    'loading',
    'sessions-not-available',
    'calls-not-available',
    'more-sessions',
    'more-calls',
    'property-fell-back'
];

describe('a notice of a problem', () => {
    afterEach(clearPage);

    it.each(PROBLEM_CODES)('says everything there is to say about %s, and is accessible', async (code) => {
        const notice = await show({ problem: { code }, timeZone: ZONE });
        const { title, text, step, admin } = problemWords({ code }, ZONE);
        for (const words of [title, text, step]) expect(wordsOf(notice)).toContain(words);
        expect(wordsOf(notice).includes('For the admin:')).toBe(admin !== null);
        await expect(notice).toBeAccessible();
    });

    it('asks for a new try when the button is pressed', async () => {
        const notice = await show({ problem: { code: 'unavailable' } });
        const retries = heard(notice, 'retry');
        one(notice, 'button').click();
        expect(retries).toHaveLength(1);
    });

    it.each([
        [undefined, 'Try again'],
        [0, 'Try again'],
        [1, 'Try again · 1 call, marks 1 conversation active'],
        [3, 'Try again · 3 calls, marks 3 conversations active']
    ])('names the price of a new try: for %s calls "%s"', async (calls, text) => {
        const notice = await show({ problem: { code: 'timed-out' }, calls });
        expect(one(notice, 'button').textContent).toBe(text);
    });

    it.each(['held-back-hourly', 'held-back-daily'] as const)('is quiet about %s, which is no fault', async (code) => {
        const notice = await show({ problem: { code }, calls: 1 });
        expect(one(notice, 'lightning-icon')).toMatchObject({ iconName: 'utility:info' });
        expect(all(notice, 'button')).toEqual([]);
        expect(wordsOf(notice)).toContain('You can still ask: select "Show transcript".');
    });

    it('asks before it reads beyond the budget, and names the price', async () => {
        const notice = await show({ problem: { code: 'over-budget' } });
        const answers = heard(notice, 'retry');
        expect(one(notice, 'button').textContent).toBe('Read anyway · 1 call, marks 1 conversation active');
        one(notice, 'button').click();
        expect(answers).toHaveLength(1);
    });

    it('offers no new try where a permission is missing', async () => {
        const notice = await show({ problem: { code: 'no-permission' } });
        expect(all(notice, 'button')).toEqual([]);
    });

    it('says from when a new try makes sense', async () => {
        const notice = await show({ problem: { code: 'limit-reached', retryAt: MORNING }, timeZone: ZONE });
        expect(wordsOf(notice)).toContain('Try again after Nov 10, 2026, 10:43');
    });

    it('opens the connection page in a tab that knows nothing of this one', async () => {
        const connectUrl = 'https://acme--c.vf.force.com/apex/ChatHistoryBroker';
        const notice = await show({ problem: { code: 'page-not-reachable' }, connectUrl });
        const link = one(notice, 'a');
        expect(link.getAttribute('href')).toBe(connectUrl);
        expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener']);
        await expect(notice).toBeAccessible();
    });

    it('is announced politely', async () => {
        const notice = await show({ problem: { code: 'unavailable' } });
        expect(one(notice, '.notice').getAttribute('role')).toBe('status');
    });
});

describe('a notice of a state', () => {
    afterEach(clearPage);

    it.each(STATES)('has words for %s, is accessible, and offers nothing to press', async (state) => {
        const notice = await show({ state, values: ['Height', '600'] });
        expect(wordsOf(notice)).toMatch(/\w/);
        expect(wordsOf(notice)).not.toMatch(/c\.ChatHistory|\{\d\}/);
        expect(all(notice, 'button, a')).toEqual([]);
        await expect(notice).toBeAccessible();
    });

    it('tells the admin which property fell back to its default', async () => {
        const notice = await show({ state: 'property-fell-back', values: ['Height', '600'] });
        expect(wordsOf(notice)).toContain('"Height" uses its default, 600.');
        expect(wordsOf(notice)).toContain('For the admin: Open this page in Lightning App Builder');
    });
});

describe('the question whether to load all', () => {
    afterEach(clearPage);

    const ask = (count: number) => show({ state: 'load-all', values: [count] });

    it('says what a yes costs, in the plural of the language, and is accessible', async () => {
        const notice = await ask(1_200);
        expect(wordsOf(notice)).toBe(
            'Load the other 1,200 conversations too? Up to 1,200 calls, marks up to 1,200 conversations active. Load 1,200 conversations Not now'
        );
        expect(one(notice, '.notice').getAttribute('role')).toBe('status');
        await expect(notice).toBeAccessible();
        expect(wordsOf(await ask(1))).toBe(
            'Load the other conversation too? Up to 1 call, marks up to 1 conversation active. Load 1 conversation Not now'
        );
    });

    it('tells a yes and a no apart', async () => {
        const notice = await ask(3);
        const told = [heard(notice, 'accept'), heard(notice, 'dismiss')];
        const [yes, no] = all(notice, 'button');
        yes?.click();
        expect(told.map(({ length }) => length)).toEqual([1, 0]);
        no?.click();
        expect(told.map(({ length }) => length)).toEqual([1, 1]);
    });
});
