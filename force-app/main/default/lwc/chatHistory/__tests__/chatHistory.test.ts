/** What the root component requests, when, and what it shows. */
import {
    CASE_ID,
    OTHER_CASE_ID,
    SESSION_ID,
    answer,
    closed,
    connection,
    contactArrives,
    element,
    fail,
    find,
    keyOf,
    namedHosts,
    notice,
    notices,
    pressInList,
    recordsArrive,
    recordsFail,
    refuse,
    rendered,
    requested,
    requests,
    rowContext,
    runtimeCount,
    see,
    senderNames,
    setUp,
    showOn,
    shownTexts,
    status,
    tabBecomes,
    tearDown,
    transcriptOf,
    userArrives
} from './stage';
import { anEntry, MORNING_AT } from 'support/builders';
import { rowsOf } from 'c/chatHistoryState';
import { button, buttonTexts, textOf } from '../../chatHistoryLabels/__tests__/screen';

beforeEach(setUp);
afterEach(tearDown);

describe('The component', () => {
    it('requests nothing before it is visible', async () => {
        document.body.appendChild(element);
        await rendered();
        expect(find('c-chat-history-records')).toBeUndefined();
        expect(find('c-chat-history-connection')).toBeUndefined();
        expect(requests()).toEqual([]);
    });

    it('requests the records, then the newest conversation, once it is visible', async () => {
        await showOn();
        expect(status()).toBe('Looking for conversations…');
        await recordsArrive();
        expect(requests().map(({ args }) => args)).toEqual([
            { caseId: CASE_ID, recordId: SESSION_ID, fetchPolicy: 'cache-first', initiator: 'auto', limits: {} }
        ]);
    });

    it('shows the messages, and how old they are, when they arrive', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Hello']));
        expect(shownTexts()).toEqual(['Hello']);
        const updated = find('time');
        expect(updated?.textContent.replace(/\u202f/g, ' ')).toBe('Updated 10:00 AM');
        expect(updated?.getAttribute('datetime')).toBe(new Date(MORNING_AT).toISOString());
    });

    it('never shows messages of one Case on the page of another', async () => {
        await showOn();
        await recordsArrive();
        element.recordId = OTHER_CASE_ID;
        await answer(0, transcriptOf(['Not for you']));
        expect(shownTexts()).toEqual([]);
        expect((find('c-chat-history-records') as unknown as { caseId: string }).caseId).toBe(OTHER_CASE_ID);
    });

    it('takes the 15 and the 18 character id of a Case for the same Case', async () => {
        await showOn();
        await recordsArrive();
        element.recordId = CASE_ID;
        await rendered();
        expect(requests()).toHaveLength(1);
        expect(find('c-chat-history-list')).toBeDefined();
    });

    it('passes the limits of its properties to each request, and the host to the connection', async () => {
        Object.assign(element, { hourlyBudget: 5, maxAgeHours: 1, brokerHost: '' });
        await showOn();
        await recordsArrive();
        expect(requests()[0]?.args.limits).toEqual({ maxAgeMs: 3_600_000, hourlyBudget: 5 });
        expect(namedHosts()).toEqual([null]);
    });

    it('takes its title from App Builder, has one of its own, and names its card by it', async () => {
        await showOn();
        expect(find('h2')?.textContent).toBe('Chat History');
        element.heading = '  Conversations ';
        await rendered();
        expect(find('h2')?.textContent).toBe('Conversations');
        expect(find('article')?.getAttribute('aria-labelledby')).toBe(find('h2')?.id);
    });

    it('says that nothing is linked, and how to link a conversation', async () => {
        await showOn();
        await recordsArrive([]);
        expect(notices()).toEqual(['nothing-linked']);
        expect(textOf(notice('nothing-linked'))).toContain('fill in its Case field');
        expect(requests()).toEqual([]);
    });

    it('says without a frame that a permission is missing, lists the sessions and offers nothing to press', async () => {
        refuse('no-permission');
        await showOn();
        await recordsArrive();
        expect(notices()).toEqual(['no-permission']);
        expect(buttonTexts(notice('no-permission'))).toEqual([]);
        expect(find('c-chat-history-connection')).toBeUndefined();
        expect(rowContext().offer).toBeNull();
    });

    it('releases source and messages when it leaves the page', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Hello']));
        const { timeline } = find('c-chat-history-list') as unknown as { timeline: string };
        element.remove();
        expect(closed).toHaveBeenCalledTimes(1);
        expect(rowsOf(timeline)).toEqual([]);
    });

    it('starts anew when it is inserted again: nothing is requested before it is visible', async () => {
        await showOn();
        await recordsArrive();
        element.remove();
        document.body.appendChild(element);
        await rendered();
        expect([requests().length, runtimeCount()]).toEqual([1, 1]);
        see(true);
        await rendered();
        await recordsArrive();
        expect(requests()).toHaveLength(2);
    });

    it('says nothing of what was on screen before when it is inserted again, on another Case', async () => {
        const judged = () => find('c-chat-history-completeness') as unknown as { completeness: unknown };
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Hello']));
        expect(judged().completeness).toBeDefined();
        element.remove();
        element.recordId = OTHER_CASE_ID;
        document.body.appendChild(element);
        await rendered();
        expect(judged().completeness).toBeUndefined();
    });

    it('is accessible', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Hello']));
        await expect(element).toBeAccessible();
    });
});

describe('The component in the App Builder canvas', () => {
    beforeEach(() => window.history.pushState({}, '', '/flexipageEditor/surface.app'));

    it('shows a labelled sample and requests nothing', async () => {
        document.body.appendChild(element);
        await rendered();
        expect(notices()).toEqual(['sample']);
        expect(shownTexts().length).toBeGreaterThan(3);
        expect(find('c-chat-history-records, c-chat-history-connection, button')).toBeUndefined();
        expect(requests()).toEqual([]);
    });

    it('lists every wrong value in one notice: which, why, and what is used instead', async () => {
        Object.assign(element, { height: 50, maxAgeHours: 99, brokerHost: 'https://evil.example.com/x' });
        document.body.appendChild(element);
        await rendered();
        expect(notices()).toEqual(['sample', 'settings']);
        expect(textOf(notice('settings'))).toBe(
            [
                '3 properties of this component have a wrong value',
                'Height (pixels): “50” is not a whole number from 160 to 2000. 480 is used instead.',
                "Maximum age of messages (hours): “99” is not a whole number from 0 to 24. The org's setting is used instead.",
                'Visualforce host: “https://evil.example.com/x” is not a Visualforce host of this org, such as mydomain--c.vf.force.com. The usual Salesforce host is used instead.'
            ].join('\n')
        );
        await expect(element).toBeAccessible();
    });
});

describe('The component while it is not visible', () => {
    it('requests nothing automatically when the records arrive, until it is visible again', async () => {
        await showOn();
        see(false);
        await recordsArrive();
        expect(requests()).toEqual([]);
        see(true);
        await rendered();
        expect(requested()).toEqual([`${SESSION_ID} cache-first by auto`]);
    });

    it('requests nothing of another Case in a hidden browser tab, until the tab is back in front', async () => {
        await showOn();
        await recordsArrive([]);
        await tabBecomes('hidden');
        element.recordId = OTHER_CASE_ID;
        await rendered();
        await recordsArrive();
        expect(requests()).toEqual([]);
        await tabBecomes('visible');
        expect(requests().map(({ args }) => args.caseId)).toEqual([OTHER_CASE_ID]);
    });

    it('tries again once what failed for want of a page when the agent is back from signing in', async () => {
        await showOn();
        await recordsArrive();
        await fail(0, 'page-not-reachable');
        await tabBecomes('hidden');
        expect(requests()).toHaveLength(1);
        await tabBecomes('visible');
        expect(requested().slice(1)).toEqual([`${SESSION_ID} cache-first by auto`]);
    });
});

describe('What the agent asks for', () => {
    const KEY = keyOf(SESSION_ID);

    beforeEach(async () => {
        await showOn();
        await recordsArrive();
    });

    it('is one conversation again, at its own button, and its record, which says whether it is still open', async () => {
        await answer(0, transcriptOf(['Hello']));
        const records = find('c-chat-history-records') as unknown as { refresh: jest.Mock };
        const refresh = jest.spyOn(records, 'refresh');
        await pressInList('refreshOne', KEY);
        expect(requested().slice(1)).toEqual([`${SESSION_ID} refresh by user`]);
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it.each([
        ['confirm', 'over-budget', 'user-confirmed'],
        ['retry', 'no-access', 'user']
    ] as const)('is repeated on %s after %s, by %s', async (type, code, initiator) => {
        await fail(0, code);
        expect(notices()).toEqual([]);
        await pressInList(type, KEY);
        expect(requested().slice(1)).toEqual([`${SESSION_ID} cache-first by ${initiator}`]);
    });

    it('is possible where only the component restrained itself, which is no failure', async () => {
        await fail(0, 'held-back-daily');
        expect(notices()).toEqual(['held-back-daily']);
        expect(buttonTexts(notice('held-back-daily'))).toEqual([]);
        await pressInList('load', KEY);
        expect(requested().slice(1)).toEqual([`${SESSION_ID} cache-first by user`]);
    });
});

describe('What another page reports', () => {
    it('is newer messages, which are read from the cache without a trace on screen', async () => {
        await showOn();
        await recordsArrive();
        await answer(0, transcriptOf(['Before']));
        connection().onChanged(SESSION_ID);
        await rendered();
        expect(requested().slice(1)).toEqual([`${SESSION_ID} cache-only by auto`]);
        await answer(1, transcriptOf(['Before', 'After'], { fetchedAt: MORNING_AT + 1 }));
        expect(shownTexts()).toEqual(['Before', 'After']);
    });
});

describe('The question about the other conversations', () => {
    const OTHERS = ['0Mw000000000002', '0Mw000000000003'];

    beforeEach(async () => {
        element.autoLoad = 'All after asking';
        await showOn();
        await recordsArrive([SESSION_ID, ...OTHERS]);
    });

    it('is not put before one conversation is on screen', async () => {
        expect(notices()).toEqual([]);
        await fail(0, 'held-back-hourly');
        expect(notices()).toEqual(['held-back-hourly']);
    });

    it('names the cost, and loads them one after another when the agent says yes', async () => {
        await answer(0, transcriptOf(['Hello']));
        expect(textOf(notice('load-all'))).toBe(
            'Load the other 2 conversations too?\nUses up to 2 reads. Keeps 2 conversations active for 30 minutes.\nLoad 2 conversations\nNot now'
        );
        button(notice('load-all'), 'Load 2 conversations').click();
        await rendered();
        expect(notices()).toEqual([]);
        expect(requested().slice(1)).toEqual([`${OTHERS[0]} cache-first by user`]);
    });

    it('goes when the agent says no, and the live region stops asking it', async () => {
        await answer(0, transcriptOf(['Hello']));
        expect(status()).toContain('Load the other 2 conversations too?');
        button(notice('load-all'), 'Not now').click();
        await rendered();
        expect([notices(), status()]).toEqual([[], '']);
        expect(requests()).toHaveLength(1);
    });
});

describe('The name of the customer', () => {
    it('is compared with the contact of the Case, once that is known', async () => {
        await showOn();
        await recordsArrive();
        expect(rowContext().contactName).toBeUndefined();
        await contactArrives('Greta Poulsen');
        expect(rowContext().contactName).toBe('Greta Poulsen');
        element.recordId = OTHER_CASE_ID;
        await rendered();
        await recordsArrive();
        expect(rowContext().contactName).toBeUndefined();
    });
});

describe('The name of an agent whom no participant names', () => {
    it('is asked for once, and stands beside the messages when it comes', async () => {
        await showOn();
        await recordsArrive();
        const subject = '005000000000009AAA';
        const wanted = () => (find('c-chat-history-records') as unknown as { userIds: readonly string[] }).userIds;
        const before = wanted();
        expect(before).toEqual([]);
        await answer(0, transcriptOf([], { entries: [anEntry({ role: 'agent', subject })] }));
        const asked = wanted();
        expect(asked).toEqual(['005000000000009']);
        expect(senderNames()).toEqual([null]);
        await userArrives(subject, 'Lena Okoro');
        expect(senderNames()).toEqual(['Lena Okoro']);
        expect(wanted()).toBe(asked);
    });
});

describe('An object that this user can not read', () => {
    it('is said on one folded line below the list, not to every agent for good', async () => {
        await showOn();
        await recordsArrive();
        await recordsFail('chatHistoryCalls', "sObject type 'VoiceCall' is not supported.");
        const folded = notice('calls-not-available');
        expect((folded as unknown as { isFolded: boolean }).isFolded).toBe(true);
        expect(folded.compareDocumentPosition(find('c-chat-history-list')!)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    });
});
