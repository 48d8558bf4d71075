import type * as Compose from '../compose';

type Way = Compose.Way;

const PARTS = {
    brokerHost: null,
    onFrame: jest.fn(),
    onRecovered: jest.fn(),
    onReleased: jest.fn(),
    onChanged: jest.fn()
};
const ARGS = {
    caseId: '500000000000001',
    recordId: '0Mw000000000001',
    read: { how: 'once' },
    by: 'agent',
    limits: {}
} as const;

/** `window.location` can't be replaced in jsdom; its host is this. */
const HOST_OBEYS_NO_RULE = 'localhost';

type Granted = { api: boolean | undefined; custom: boolean | undefined };

function createWayFor(granted: Granted, brokerHost: string | null = null): Way {
    let way: Way | undefined;
    jest.isolateModules(() => {
        jest.doMock('@salesforce/userPermission/ApiEnabled', () => ({ default: granted.api }), { virtual: true });
        jest.doMock('@salesforce/customPermission/Chat_History', () => ({ default: granted.custom }), {
            virtual: true
        });
        const { createWay } = jest.requireActual<typeof Compose>('../compose');
        way = createWay({ ...PARTS, brokerHost });
    });
    return way!;
}

async function problemOf(way: Way): Promise<string | undefined> {
    const outcome = await way.source.transcript(ARGS, new AbortController().signal);
    return outcome === 'aborted' || outcome.ok ? undefined : outcome.problem.code;
}

describe('the way to transcripts', () => {
    it.each([
        { api: undefined, custom: true },
        { api: true, custom: undefined },
        { api: false, custom: false }
    ])('is refused without a frame when the user was granted %p', async (granted) => {
        const way = createWayFor(granted);
        expect(await problemOf(way)).toBe('no-permission');
        expect(way.broker).toBeNull();
    });

    it('is refused without a frame where the host obeys no rule', async () => {
        expect(window.location.host).toBe(HOST_OBEYS_NO_RULE);
        const way = createWayFor({ api: true, custom: true });
        expect(await problemOf(way)).toBe('page-not-reachable');
        expect(way.broker).toBeNull();
    });

    it('leads to the host that the admin named', () => {
        const way = createWayFor({ api: true, custom: true }, 'acme--c.visualforce.force.mil');
        expect(way.broker?.url).toBe('https://acme--c.visualforce.force.mil/apex/ChatHistoryBroker');
        expect(PARTS.onFrame).not.toHaveBeenCalled();
    });

    it('knows no figures where there is none, and does not look for them', async () => {
        const way = createWayFor({ api: undefined, custom: true });
        expect(await way.source.usage({})).toBeNull();
    });
});
