import { watchVisibility } from '../visibility';

let told: boolean[];
let observe: (...isIntersecting: boolean[]) => void;
const disconnect = jest.fn();
let tabState: DocumentVisibilityState;

function tabBecomes(state: DocumentVisibilityState): void {
    tabState = state;
    document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
    told = [];
    tabState = 'visible';
    disconnect.mockClear();
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => tabState);
    globalThis.IntersectionObserver = class {
        constructor(callback: (changes: { isIntersecting: boolean }[]) => void) {
            observe = (...changes) => callback(changes.map((isIntersecting) => ({ isIntersecting })));
        }
        observe = (): void => undefined;
        disconnect = disconnect;
    } as unknown as typeof IntersectionObserver;
});

afterEach(() => jest.restoreAllMocks());

describe('visibility', () => {
    it('is told as it changes, and not as it stays', () => {
        const watch = watchVisibility(document.body, (isVisible) => told.push(isVisible));
        observe(false);
        observe(true);
        observe(true);
        observe(false);
        observe(true);
        expect(told).toEqual([true, false, true]);
        watch.stop();
    });

    it('is what came last of several changes', () => {
        const watch = watchVisibility(document.body, (isVisible) => told.push(isVisible));
        observe(true, false);
        expect(told).toEqual([]);
        observe(false, true);
        expect(told).toEqual([true]);
        watch.stop();
    });

    it('needs a browser tab that is in front, and remembers the place on the page', () => {
        const watch = watchVisibility(document.body, (isVisible) => told.push(isVisible));
        tabBecomes('hidden');
        observe(true);
        expect(told).toEqual([]);
        tabBecomes('visible');
        tabBecomes('hidden');
        tabBecomes('visible');
        expect(told).toEqual([true, false, true]);
        watch.stop();
    });

    it('is not there in a tab in front of which the element is collapsed', () => {
        const watch = watchVisibility(document.body, (isVisible) => told.push(isVisible));
        tabBecomes('hidden');
        tabBecomes('visible');
        expect(told).toEqual([]);
        watch.stop();
    });

    it('is told no more after the watch has stopped', () => {
        const watch = watchVisibility(document.body, (isVisible) => told.push(isVisible));
        observe(true);
        watch.stop();
        tabBecomes('hidden');
        expect(told).toEqual([true]);
        expect(disconnect).toHaveBeenCalledTimes(1);
    });
});
