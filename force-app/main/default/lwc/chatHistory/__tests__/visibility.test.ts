import { watchVisibility } from '../environment';

let changes: boolean[];
let observe: (...isIntersecting: boolean[]) => void;
const disconnect = jest.fn();
let tabState: DocumentVisibilityState;

function tabBecomes(state: DocumentVisibilityState): void {
    tabState = state;
    document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
    changes = [];
    tabState = 'visible';
    disconnect.mockClear();
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => tabState);
    globalThis.IntersectionObserver = class {
        constructor(callback: (changes: { isIntersecting: boolean }[]) => void) {
            observe = (...seen) => callback(seen.map((isIntersecting) => ({ isIntersecting })));
        }
        observe = (): void => undefined;
        disconnect = disconnect;
    } as unknown as typeof IntersectionObserver;
});

afterEach(() => jest.restoreAllMocks());

describe('The visibility of an element', () => {
    it('is reported when it changes, and only then', () => {
        const watch = watchVisibility(document.body, (isVisible) => changes.push(isVisible));
        observe(false);
        observe(true);
        observe(true);
        observe(false);
        observe(true);
        expect(changes).toEqual([true, false, true]);
        watch.stop();
    });

    it('is the last of several changes that come at once', () => {
        const watch = watchVisibility(document.body, (isVisible) => changes.push(isVisible));
        observe(true, false);
        expect(changes).toEqual([]);
        observe(false, true);
        expect(changes).toEqual([true]);
        watch.stop();
    });

    it('needs a browser tab in front, and the place on the page is remembered meanwhile', () => {
        const watch = watchVisibility(document.body, (isVisible) => changes.push(isVisible));
        tabBecomes('hidden');
        observe(true);
        expect(changes).toEqual([]);
        tabBecomes('visible');
        tabBecomes('hidden');
        tabBecomes('visible');
        expect(changes).toEqual([true, false, true]);
        watch.stop();
    });

    it('is not given by a browser tab in front while the element is collapsed', () => {
        const watch = watchVisibility(document.body, (isVisible) => changes.push(isVisible));
        tabBecomes('hidden');
        tabBecomes('visible');
        expect(changes).toEqual([]);
        watch.stop();
    });

    it('is not reported any more after the watch has stopped', () => {
        const watch = watchVisibility(document.body, (isVisible) => changes.push(isVisible));
        observe(true);
        watch.stop();
        tabBecomes('hidden');
        expect(changes).toEqual([true]);
        expect(disconnect).toHaveBeenCalledTimes(1);
    });
});
