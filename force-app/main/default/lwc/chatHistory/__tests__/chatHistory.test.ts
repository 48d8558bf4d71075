/** The root component: what it asks for by itself, when, and what it shows. */
import { rowsOf } from 'c/chatHistoryState';
import {
    OTHER_CASE,
    SESSION,
    aTranscript,
    answer,
    asked,
    button,
    closed,
    element,
    find,
    notices,
    recordsArrive,
    refuse,
    rendered,
    requests,
    see,
    setUp,
    showOn,
    shownTexts,
    tabBecomes,
    tearDown
} from './stage';

beforeEach(setUp);
afterEach(tearDown);

describe('c-chat-history', () => {
    it('asks for nothing before it is seen', async () => {
        document.body.appendChild(element);
        await rendered();
        expect(find('c-chat-history-records')).toBeNull();
        expect(find('iframe')).toBeNull();
        expect(asked).toEqual([]);
    });

    it('asks for the records, then for the newest conversation, when it is seen', async () => {
        await showOn();
        expect(notices()).toEqual(['loading']);
        await recordsArrive();
        expect(asked.map(({ args }) => args)).toEqual([
            {
                caseId: '500000000000001',
                recordId: SESSION,
                read: { how: 'once' },
                by: 'itself',
                limits: {}
            }
        ]);
    });

    it('shows the words, and as of when, when they arrive', async () => {
        await showOn();
        await recordsArrive();
        asked[0]!.answer(aTranscript('Hello'));
        await rendered();
        expect(shownTexts()).toEqual(['Hello']);
        expect(find('time')?.getAttribute('datetime')).toBe('1970-01-01T00:00:01.000Z');
    });

    it('never shows one Case on the page of another', async () => {
        await showOn();
        await recordsArrive();
        element.recordId = OTHER_CASE;
        asked[0]!.answer(aTranscript('Not for you'));
        await rendered();
        expect(shownTexts()).toEqual([]);
        expect((find('c-chat-history-records') as unknown as { caseId: string }).caseId).toBe('500000000000002');
    });

    it('takes the 15 and the 18 character id of a Case for the same Case', async () => {
        await showOn();
        await recordsArrive();
        element.recordId = '500000000000001';
        await rendered();
        expect(notices()).toEqual([]);
        expect(asked).toHaveLength(1);
    });

    it('says that nothing is linked', async () => {
        await showOn();
        await recordsArrive([]);
        expect(notices()).toEqual(['nothing-linked']);
        expect(asked).toEqual([]);
    });

    it('says what it knows beforehand, without a frame', async () => {
        refuse({ code: 'no-permission' });
        await showOn();
        await recordsArrive();
        expect(notices()).toEqual(['no-permission']);
        expect(find('iframe')).toBeNull();
        expect(find('c-chat-history-list')).not.toBeNull();
    });

    it('keeps the words on screen when a refresh fails, and says what went wrong', async () => {
        await showOn();
        await recordsArrive();
        asked[0]!.answer(aTranscript('Hello'));
        await rendered();
        button('refresh').click();
        asked[1]!.answer({ ok: false, problem: { code: 'limit-reached', status: 503 } });
        await rendered();
        expect(shownTexts()).toEqual(['Hello']);
        expect(notices()).toEqual(['limit-reached']);
    });

    it('shows a labelled sample in the App Builder canvas, and asks for nothing', async () => {
        window.history.pushState({}, '', '/flexipageEditor/surface.app');
        element.height = 5;
        element.autoLoad = 'everything';
        element.maxAgeHours = 25;
        element.hourlyBudget = -1;
        element.brokerHost = 'evil.example';
        document.body.appendChild(element);
        await rendered();
        expect(notices()).toEqual([
            'sample',
            ['property-fell-back', 'c.ChatHistory_Property_Height', 480],
            ['property-fell-back', 'c.ChatHistory_Property_AutoLoad', 'newest'],
            ['property-fell-back', 'c.ChatHistory_Property_MaxAgeHours', 'c.ChatHistory_Property_Default_Org'],
            ['property-fell-back', 'c.ChatHistory_Property_HourlyBudget', 'c.ChatHistory_Property_Default_Org'],
            ['property-fell-back', 'c.ChatHistory_Property_BrokerHost', 'c.ChatHistory_Property_Default_Host']
        ]);
        expect(find('lightning-button-icon')).toBeNull();
        expect(shownTexts().length).toBeGreaterThan(3);
        expect(find('c-chat-history-records')).toBeNull();
        expect(asked).toEqual([]);
    });

    it('takes its heading from App Builder, and has one of its own', async () => {
        await showOn();
        expect(find('h2')?.textContent).toBe('c.ChatHistory_Title');
        element.heading = '  What was said ';
        await rendered();
        expect(find('h2')?.textContent).toBe('What was said');
    });

    it('lets go of the broker and of the words when it leaves the page', async () => {
        await showOn();
        await recordsArrive();
        asked[0]!.answer(aTranscript('Hello'));
        await rendered();
        const { timeline } = find('c-chat-history-list') as unknown as { timeline: string };
        element.remove();
        expect(closed).toHaveBeenCalledTimes(1);
        expect(rowsOf(timeline)).toEqual([]);
    });

    it('is accessible', async () => {
        await showOn();
        await recordsArrive();
        await expect(element).toBeAccessible();
    });
});

describe('c-chat-history while it can not be seen', () => {
    it('asks for nothing by itself when the records arrive, until it is seen again', async () => {
        await showOn();
        see(false);
        await recordsArrive();
        expect(asked).toEqual([]);
        see(true);
        expect(requests()).toEqual([`${SESSION} once by itself`]);
    });

    it('asks for nothing by itself of another Case in a hidden browser tab, until it is back in front', async () => {
        await showOn();
        await recordsArrive([]);
        await tabBecomes('hidden');
        element.recordId = OTHER_CASE;
        await rendered();
        await recordsArrive();
        expect(asked).toEqual([]);
        await tabBecomes('visible');
        expect(asked.map(({ args }) => args.caseId)).toEqual(['500000000000002']);
    });

    it('tries again what failed for want of a page when the agent is back from signing in', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, { ok: false, problem: { code: 'page-not-reachable' } });
        await tabBecomes('hidden');
        expect(asked).toHaveLength(1);
        await tabBecomes('visible');
        expect(requests().slice(1)).toEqual([`${SESSION} once by itself`]);
    });
});
