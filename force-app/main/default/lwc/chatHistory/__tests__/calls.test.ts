/** The root component: what it asks for the agent, at which price, and what it tells of costs. */
import type { Usage } from 'c/chatHistoryCore';
import {
    SESSION,
    USAGE,
    aTranscript,
    answer,
    asked,
    button,
    element,
    find,
    noticeOf,
    notices,
    press,
    recordsArrive,
    rendered,
    requests,
    setUp,
    showOn,
    shownTexts,
    tearDown,
    usages,
    way,
    wire
} from './stage';

beforeEach(setUp);
afterEach(tearDown);

describe('what c-chat-history asks for the agent', () => {
    const KEY = `0dw${SESSION.slice(3)}`;

    beforeEach(async () => {
        element.hourlyBudget = 5;
        element.maxAgeHours = 1;
        element.brokerHost = 'acme--c.visualforce.force.mil';
        await showOn();
        await recordsArrive();
    });

    it('goes with the limits of its properties, and to the host that they name', () => {
        expect(asked[0]?.args.limits).toEqual({ maxAgeMs: 3_600_000, hourlyBudget: 5 });
        expect(way().brokerHost).toBe('acme--c.visualforce.force.mil');
    });

    it('is one conversation again, at its own button', async () => {
        await answer(0, aTranscript('Hello'));
        await press('refreshone', KEY);
        expect(requests().slice(1)).toEqual([`${SESSION} again by agent`]);
    });

    it('is confirmed where the budget was used up', async () => {
        await answer(0, { ok: false, problem: { code: 'over-budget' } });
        expect(notices()).toEqual([]);
        await press('confirmread', KEY);
        expect(requests().slice(1)).toEqual([`${SESSION} once by confirmed`]);
    });

    it('is tried again for one conversation at its bookend', async () => {
        await answer(0, { ok: false, problem: { code: 'no-access' } });
        await press('retry', KEY);
        expect(requests().slice(1)).toEqual([`${SESSION} once by agent`]);
    });

    it('is tried again for all that the connection failed, at the price that the notice names', async () => {
        await answer(0, { ok: false, problem: { code: 'limit-reached' } });
        expect(noticeOf('connection')?.calls).toBe(1);
        noticeOf('connection')?.dispatchEvent(new CustomEvent('retry'));
        expect(requests().slice(1)).toEqual([`${SESSION} once by agent`]);
    });

    it('is not held back where only the component restrained itself', async () => {
        await answer(0, { ok: false, problem: { code: 'held-back-daily' } });
        expect(notices()).toEqual(['held-back-daily']);
        await press('showtranscript', KEY);
        expect(requests().slice(1)).toEqual([`${SESSION} once by agent`]);
    });

    it('is nothing when records could not be read: those are asked for again, at no call', async () => {
        await answer(0, { ok: false, problem: { code: 'limit-reached' } });
        wire.emitErrors([{ message: 'Try later' }], ({ operationName }) => operationName === 'chatHistorySessions');
        await rendered();
        noticeOf('sessions')?.dispatchEvent(new CustomEvent('retry'));
        expect(noticeOf('sessions')?.calls).toBeUndefined();
        expect(asked).toHaveLength(1);
    });

    it('is replaced silently when another page read it again', async () => {
        await answer(0, aTranscript('Before'));
        way().onChanged(SESSION);
        expect(requests().slice(1)).toEqual([`${SESSION} kept by itself`]);
        await answer(1, aTranscript('After'));
        expect(shownTexts()).toEqual(['After']);
    });
});

describe('the question about the other conversations', () => {
    beforeEach(async () => {
        element.autoLoad = 'all';
        await showOn();
        await recordsArrive([SESSION, '0Mw000000000002', '0Mw000000000003']);
    });

    it('is put once, with the price, and loads them when the agent says yes', async () => {
        expect(notices()).toEqual([['load-all', 2]]);
        noticeOf('load-all')?.dispatchEvent(new CustomEvent('accept'));
        await rendered();
        expect(notices()).toEqual([]);
        expect(requests().slice(1)).toEqual(['0Mw000000000002 once by agent']);
    });

    it('goes away when the agent says no', async () => {
        noticeOf('load-all')?.dispatchEvent(new CustomEvent('dismiss'));
        await rendered();
        expect(notices()).toEqual([]);
        expect(asked).toHaveLength(1);
    });

    it('is not put while nothing can be had', async () => {
        await answer(0, { ok: false, problem: { code: 'limit-reached' } });
        expect(notices()).toEqual(['limit-reached']);
    });

    it('stands beside what is only held back', async () => {
        await answer(0, { ok: false, problem: { code: 'held-back-hourly' } });
        expect(notices()).toEqual(['held-back-hourly', ['load-all', 3]]);
    });
});

describe('the panel of costs', () => {
    type Panel = HTMLElement & { usage: Usage | null; timeZone: string };
    const panel = (): Panel | null => find('c-chat-history-usage') as Panel | null;

    beforeEach(async () => {
        element.hourlyBudget = 5;
        await showOn();
        await recordsArrive();
    });

    it('is closed, and nothing is asked for it, until the agent opens it', async () => {
        await answer(0, aTranscript('Hello'));
        expect(panel()).toBeNull();
        expect(button('usage').title).toBe('c.ChatHistory_Usage_Show');
        expect(usages).toEqual([]);
    });

    it('shows the figures as they are when it opens, and after each answer', async () => {
        button('usage').click();
        await rendered();
        expect(button('usage').title).toBe('c.ChatHistory_Usage_Hide');
        expect(panel()).toMatchObject({ usage: null, timeZone: 'Europe/Berlin' });
        expect(usages.map(({ limits }) => limits)).toEqual([{ hourlyBudget: 5 }]);
        usages[0]!.answer(USAGE);
        await rendered();
        expect(panel()?.usage).toEqual(USAGE);
        await answer(0, { ok: false, problem: { code: 'unavailable' } });
        expect(usages).toHaveLength(2);
        expect(panel()?.usage).toEqual(USAGE);
    });

    it('never shows older figures after newer ones', async () => {
        button('usage').click();
        await answer(0, aTranscript('Hello'));
        usages[1]!.answer({ ...USAGE, callsLastHour: 4 });
        usages[0]!.answer(USAGE);
        await rendered();
        expect(panel()?.usage).toMatchObject({ callsLastHour: 4 });
    });

    it('asks for nothing more once it is closed', async () => {
        button('usage').click();
        button('usage').click();
        usages[0]!.answer(USAGE);
        await answer(0, aTranscript('Hello'));
        expect(panel()).toBeNull();
        expect(usages).toHaveLength(1);
    });

    it('is accessible', async () => {
        button('usage').click();
        usages[0]!.answer(USAGE);
        await rendered();
        await expect(element).toBeAccessible();
    });
});
