import { createDiagnostics } from 'c/chatHistoryCore';
import { settled } from 'support/settled';
import type { Environment } from '../environment';
import { createBrowserPages } from '../fixtures/browserPages';
import { createChangeNotifier, type Change } from './changeNotifier';

const CHANGE: Change = { name: 'kettle', fetchedAt: 7 };

function setUp() {
    const pages = createBrowserPages();
    const open = (given: Partial<Pick<Environment, 'openChannel'>> = {}) => {
        const changes: Change[] = [];
        const diagnostics = createDiagnostics();
        const { openChannel } = { ...pages.openPage().environment, ...given };
        const notifier = createChangeNotifier(openChannel, diagnostics, (change) => void changes.push(change));
        return { ...notifier, changes, diagnostics };
    };
    return { ...pages, open };
}

/** Channels deliver in a later round of the event loop. */
async function delivered(): Promise<void> {
    await settled();
    await settled();
}

test('a change reaches the other pages, and not the page that made it', async () => {
    const { open } = setUp();
    const [one, two] = [open(), open()];
    await delivered();
    one.announce(CHANGE);
    await delivered();
    expect([one, two].map(({ changes }) => changes)).toEqual([[], [CHANGE]]);
});

test('a change message holds a name and a time, and nothing else', async () => {
    const { open, posted } = setUp();
    open().announce(CHANGE);
    await delivered();
    expect(posted).toEqual([CHANGE]);
});

test.each([
    undefined,
    null,
    'kettle',
    7,
    [],
    {},
    { name: 'kettle' },
    { name: 7, fetchedAt: 7 },
    { name: 'kettle', fetchedAt: '7' },
    { name: 'kettle', fetchedAt: NaN }
])('a message that is none of ours is ignored: %j', async (message) => {
    const { open, openPage } = setUp();
    const { changes } = open();
    await delivered();
    openPage().environment.openChannel?.('chat-history:changes').post(message);
    await delivered();
    expect(changes).toEqual([]);
});

test('without channels nothing is announced, and nothing fails', async () => {
    const { open, posted } = setUp();
    const { announce, diagnostics } = open({ openChannel: null });
    announce(CHANGE);
    await delivered();
    expect(posted).toEqual([]);
    expect(diagnostics.list()).toEqual([]);
});

test('a channel that can not be opened leaves a diagnostic', async () => {
    const { open } = setUp();
    const { diagnostics } = open({
        openChannel: () => {
            throw new Error('SecurityError');
        }
    });
    await delivered();
    expect(diagnostics.list()).toEqual([{ code: 'channel-failed', place: 'changes', count: 1 }]);
});

test('a page that was closed neither announces nor learns anything', async () => {
    const { open } = setUp();
    const [one, two] = [open(), open()];
    await delivered();
    two.close();
    one.announce(CHANGE);
    two.announce(CHANGE);
    await delivered();
    expect([one.changes, two.changes]).toEqual([[], []]);
    expect(two.diagnostics.list()).toEqual([]);
});
