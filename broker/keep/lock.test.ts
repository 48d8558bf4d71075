import { createSharedLocks } from '../fixtures/sharedLocks';
import { createLock, createPageLocks, type Locks } from './lock';

const never = () => new AbortController().signal;
const giving =
    <T>(value: T) =>
    () =>
        Promise.resolve(value);
const settled = () => new Promise((resolve) => setImmediate(resolve));

function gate() {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open, opened };
}

const refusal = () => Promise.reject(new Error('SecurityError'));
const refusing: Locks = { request: refusal, held: refusal };

describe.each<[string, () => Locks | null]>([
    ['Web Locks of one page', createPageLocks],
    ['Web Locks of a browser', () => createSharedLocks().openPage().locks],
    ['no Web Locks', () => null],
    ['Web Locks that the browser refuses', () => refusing]
])('with %s', (_what, locks) => {
    test('of one name, one runs at a time, in order', async () => {
        const lock = createLock(locks());
        const first = gate();
        const ran: number[] = [];
        const one = lock.hold('a', never(), async () => {
            await first.opened;
            ran.push(1);
        });
        const two = lock.hold('a', never(), () => Promise.resolve(ran.push(2)));
        await settled();
        expect(ran).toEqual([]);
        first.open();
        await Promise.all([one, two]);
        expect(ran).toEqual([1, 2]);
    });

    test('other names do not wait', async () => {
        const lock = createLock(locks());
        const first = gate();
        const one = lock.hold('a', never(), () => first.opened);
        expect(await lock.hold('b', never(), giving('done'))).toBe('done');
        first.open();
        await one;
    });

    test('a task that fails lets the next one in and is not run twice', async () => {
        const lock = createLock(locks());
        let runs = 0;
        const failing = lock.hold('a', never(), () => {
            runs += 1;
            return Promise.reject(new Error('broken'));
        });
        await expect(failing).rejects.toThrow('broken');
        expect(await lock.hold('a', never(), giving('next'))).toBe('next');
        expect(runs).toBe(1);
    });

    test('one that was aborted while it waited never runs', async () => {
        const lock = createLock(locks());
        const first = gate();
        const one = lock.hold('a', never(), () => first.opened);
        const controller = new AbortController();
        let ran = false;
        const two = lock.hold('a', controller.signal, () => {
            ran = true;
            return Promise.resolve();
        });
        controller.abort();
        first.open();
        await one;
        await expect(two).rejects.toThrow();
        expect(ran).toBe(false);
    });
});
