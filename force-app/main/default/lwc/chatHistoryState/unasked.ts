/**
 * What the component does that nobody asked for. All of it waits until the component can be seen **now**: calls that
 * are made for a hidden tab are spent on words that perhaps nobody reads.
 */
import type { Asking } from './asking';
import type { AutoLoad } from './autoLoad';
import { keysToLoad } from './autoLoad';
import { keySpeakingFor, keysWhere } from './reading';
import type { State } from './state';
import { recordsOf } from './state';

export type UnaskedParts = Readonly<{
    asking: Asking;
    state: () => State;
    /** Asks whether the Case's other conversations shall be loaded too. */
    offerAll: () => void;
}>;

export type Unasked = Readonly<{
    /** Another Case, or none: what waited for the one before is forgotten. */
    begin: (autoLoad: AutoLoad | null) => void;
    visibilityChanged: (isVisible: boolean) => void;
    /** What failed for want of a page may work now. */
    recovered: () => void;
    /** Nobody tells any more what changes: whoever comes back later looks. */
    released: () => void;
    /** There are newer words of this record than those on screen. */
    changed: (recordId: string) => void;
    /** Does what can be done by now; to be called when something has arrived. */
    goOn: () => void;
}>;

export function createUnasked({ asking, state, offerAll }: UnaskedParts): Unasked {
    let isVisible = false;
    let autoLoad: AutoLoad | null = null;
    let hasRecovered = false;
    /** Keys of what changed. However often it did meanwhile, the newest words are asked for once. */
    const changedKeys = new Set<string>();
    let isUntold = false;

    function goOn(): void {
        if (!isVisible) return;
        loadByItself();
        tryAgain();
        catchUp();
    }

    function loadByItself(): void {
        const { sessions, calls, loads } = state();
        if (autoLoad === null || !sessions.arrived || !calls.arrived) return;
        const choice = autoLoad;
        autoLoad = null;
        for (const key of keysToLoad(recordsOf(state()), choice)) {
            if (loads[key] === undefined) void asking.ask(key, { how: 'once' }, 'itself');
        }
        if (choice === 'all') offerAll();
    }

    /** Only what a new page can mend. Everything else that failed stays so until the agent asks: no retry storms. */
    function tryAgain(): void {
        if (!hasRecovered) return;
        hasRecovered = false;
        const keys = keysWhere(state(), ({ problem }) => problem?.code === 'page-not-reachable');
        for (const key of keys) void asking.repeat(key, 'itself');
    }

    function catchUp(): void {
        for (const key of changedKeys) {
            // What is under way may have been answered before the change; its answer calls us again.
            if (asking.isUnderWay(key)) continue;
            changedKeys.delete(key);
            if ((state().loads[key]?.transcript ?? null) !== null) void replace(key);
        }
    }

    /** What could not be had now is tried again when something else happens; never by itself. */
    async function replace(key: string): Promise<void> {
        const generation = asking.generation();
        const isDone = await asking.replace(key);
        if (!isDone && !generation.aborted) changedKeys.add(key);
    }

    /** Only on coming back: a tab that stays in view would otherwise look every time that its page is let go of. */
    function lookAgain(): void {
        if (!isUntold) return;
        isUntold = false;
        keysWhere(state(), ({ transcript }) => transcript !== null).forEach((key) => changedKeys.add(key));
    }

    return {
        begin(choice) {
            autoLoad = choice;
            hasRecovered = isUntold = false;
            changedKeys.clear();
        },
        visibilityChanged(isVisibleNow) {
            if (isVisibleNow && !isVisible) lookAgain();
            isVisible = isVisibleNow;
            goOn();
        },
        recovered() {
            hasRecovered = true;
            goOn();
        },
        released() {
            isUntold = true;
        },
        changed(recordId) {
            const key = keySpeakingFor(state(), recordId);
            if (key !== null) changedKeys.add(key);
            goOn();
        },
        goOn
    };
}
