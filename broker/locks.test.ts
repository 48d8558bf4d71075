import { createDiagnostics } from 'c/chatHistoryCore';
import { settled } from 'support/settled';
import { createSharedLocks } from './fixtures/sharedLocks';
import { createLock, createPageLocks, type Locks } from './locks';

const never = () => new AbortController().signal;

function createGate() {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open, opened };
}

const refusing: Locks = { request: () => Promise.reject(new Error('SecurityError')) };

const KINDS: readonly (readonly [string, () => Locks])[] = [
    ['Web Locks of one page', createPageLocks],
    ['Web Locks of a browser', () => createSharedLocks().openPage().locks],
    ['Web Locks that the browser refuses', () => refusing]
];

describe.each(KINDS)('with %s', (_kind, createLocks) => {
    test('tasks under one name run one at a time, in the order of their requests', async () => {
        const lock = createLock(createLocks(), createDiagnostics());
        const gate = createGate();
        const ran: number[] = [];
        const one = lock.hold('a', never(), async () => {
            await gate.opened;
            ran.push(1);
        });
        const two = lock.hold('a', never(), () => Promise.resolve(ran.push(2)));
        await settled();
        expect(ran).toEqual([]);
        gate.open();
        await Promise.all([one, two]);
        expect(ran).toEqual([1, 2]);
    });

    test('a task under another name does not wait', async () => {
        const lock = createLock(createLocks(), createDiagnostics());
        const gate = createGate();
        const one = lock.hold('a', never(), () => gate.opened);
        expect(await lock.hold('b', never(), () => Promise.resolve('done'))).toBe('done');
        gate.open();
        await one;
    });

    test('a task that fails is not run again and lets the next one in', async () => {
        const lock = createLock(createLocks(), createDiagnostics());
        let runs = 0;
        const failing = lock.hold('a', never(), () => {
            runs += 1;
            return Promise.reject(new Error('broken'));
        });
        await expect(failing).rejects.toThrow('broken');
        expect(await lock.hold('a', never(), () => Promise.resolve('next'))).toBe('next');
        expect(runs).toBe(1);
    });

    test('a request that is aborted while it waits rejects and never runs its task', async () => {
        const lock = createLock(createLocks(), createDiagnostics());
        const gate = createGate();
        const one = lock.hold('a', never(), () => gate.opened);
        const controller = new AbortController();
        let hasRun = false;
        const two = lock.hold('a', controller.signal, () => {
            hasRun = true;
            return Promise.resolve();
        });
        controller.abort();
        gate.open();
        await one;
        await expect(two).rejects.toThrow();
        expect(hasRun).toBe(false);
    });
});

test('Web Locks that the browser refuses leave a diagnostic', async () => {
    const diagnostics = createDiagnostics();
    await createLock(refusing, diagnostics).hold('a', never(), () => Promise.resolve());
    expect(diagnostics.list()).toEqual([{ code: 'locks-refused', place: 'lock', count: 1 }]);
});

test('two pages of one browser never run tasks under one name at once, and a page that dies lets the other in', async () => {
    const browser = createSharedLocks();
    const [one, two] = [browser.openPage(), browser.openPage()];
    void createLock(one.locks, createDiagnostics()).hold('a', never(), () => new Promise(() => undefined));
    let hasRun = false;
    const waiting = createLock(two.locks, createDiagnostics()).hold('a', never(), () => {
        hasRun = true;
        return Promise.resolve();
    });
    await settled();
    expect(hasRun).toBe(false);
    expect(browser.heldNames()).toEqual(['chat-history:a']);
    one.die();
    await waiting;
    expect(hasRun).toBe(true);
});
