/**
 * Gives one conversation's window from what is kept, or reads it. However many ask at once, in however many tabs:
 * one asks Salesforce, the others wait for the lock and then find the answer kept.
 */
import {
    failed,
    succeeded,
    type Extent,
    type Limits,
    type Origin,
    type Outcome,
    type Problem,
    type Read,
    type ReadWindow,
    type WantedBy
} from 'c/chatHistoryCore';
import type { Budget } from '../budget/budget';
import type { Found, Keep } from '../keep/kept';
import type { Lock } from '../keep/lock';
import type { Clock } from '../parts';
import { readEntries } from '../salesforce/readEntries';
import type { Rest } from '../salesforce/rest';
import { keptFrom, pageAlone, refreshed, withOlderPage, type Kept, type Page } from './pages';

export type ReadingParts = Readonly<{ rest: Rest; clock: Clock; keep: Keep; lock: Lock; budget: Budget }>;

/** Which conversation (`name`: its name in the keep), between which times, how it is wanted, by whom and how strictly. */
export type Wanted = Readonly<{
    identifier: string;
    name: string;
    window: ReadWindow;
    read: Read;
    by: WantedBy;
    limits: Limits;
}>;

/** `signal`: aborted when nobody waits for it any more. */
type WantedNow = Wanted & Readonly<{ signal: AbortSignal }>;

export type Reading = Readonly<{ kept: Kept; origin: Origin; extent: Extent }>;

/** Rejects only when `signal` is aborted before Salesforce was asked. */
export async function readConversation(
    parts: ReadingParts,
    wanted: Wanted,
    signal: AbortSignal
): Promise<Outcome<Reading>> {
    const found = await parts.keep.read(wanted);
    if (serves(found, wanted.read)) return succeeded(asReading(found));
    if (wanted.read.how === 'kept') return failed('not-available');
    return parts.lock.hold(wanted.name, signal, async () => {
        // Whoever held the lock before us may have brought what we came for.
        const foundMeanwhile = await parts.keep.read(wanted);
        if (serves(foundMeanwhile, wanted.read)) return succeeded(asReading(foundMeanwhile));
        signal.throwIfAborted();
        return askSalesforce(parts, { ...wanted, signal }, foundMeanwhile);
    });
}

/** Is what is kept at least as new, or as deep, as what is asked for? */
function serves(found: Found | undefined, read: Read): found is Found {
    if (found === undefined) return false;
    const { older, readAt } = found.kept;
    if (read.how === 'again') return read.newerThan < readAt;
    return read.how !== 'older' || older.state !== 'possible' || older.before < read.before;
}

function asReading({ kept, origin }: Found): Reading {
    return { kept, origin, extent: 'to-newest' };
}

async function askSalesforce(
    parts: ReadingParts,
    wanted: WantedNow,
    found: Found | undefined
): Promise<Outcome<Reading>> {
    const { read } = wanted;
    if (read.how !== 'older') return newestPage(parts, wanted, found?.kept);
    return found?.kept.older.state === 'possible' && found.kept.older.before === read.before
        ? olderPage(parts, wanted, { kept: found.kept, before: read.before })
        : olderPageAlone(parts, wanted, read.before);
}

async function newestPage(parts: ReadingParts, wanted: WantedNow, kept: Kept | undefined): Promise<Outcome<Reading>> {
    const page = await entriesOf(parts, wanted, wanted.window);
    if (!page.ok) return page;
    const nowMs = parts.clock.now();
    const fresh = kept === undefined ? keptFrom(page.value, nowMs) : refreshed(kept, page.value, nowMs);
    const reading = await keepIt(parts, wanted, fresh);
    // Other pages may show what was read before, whether or not it was kept until now.
    if (wanted.read.how === 'again') await parts.keep.announce(wanted.name);
    return reading;
}

type Deeper = Readonly<{ kept: Kept; before: number }>;

async function olderPage(parts: ReadingParts, wanted: WantedNow, { kept, before }: Deeper): Promise<Outcome<Reading>> {
    const page = await entriesOf(parts, wanted, { from: wanted.window.from, to: before });
    return page.ok ? keepIt(parts, wanted, withOlderPage(kept, page.value)) : page;
}

/**
 * What is on screen is no longer kept, or not so far back. The screen has the rest, so one page is enough; it is not kept,
 * since between it and what may be kept there is a hole.
 */
async function olderPageAlone(parts: ReadingParts, wanted: WantedNow, before: number): Promise<Outcome<Reading>> {
    const page = await entriesOf(parts, wanted, { from: wanted.window.from, to: before });
    if (!page.ok) return page;
    const kept = pageAlone(page.value, { before, readAt: parts.clock.now() });
    return succeeded({ kept, origin: 'salesforce', extent: 'older-only' });
}

async function entriesOf(parts: ReadingParts, wanted: WantedNow, window: ReadWindow): Promise<Outcome<Page>> {
    const { rest, budget } = parts;
    const admitted = await budget.admit(wanted);
    if (!admitted.ok) return admitted;
    if (wanted.signal.aborted) {
        // Counted, but never made: on the safe side, and it wakes nobody.
        await budget.refused(wanted.name);
        wanted.signal.throwIfAborted();
    }
    const page = await readEntries(rest, wanted.identifier, window);
    if (!page.ok && isRefusal(page.problem)) await budget.refused(wanted.name);
    return page;
}

/** Without a status nobody knows how far the call came; with 200 and an answer that can't be read, it came through. */
function isRefusal({ status }: Problem): boolean {
    return status !== undefined && status >= 300;
}

async function keepIt({ keep }: ReadingParts, wanted: Wanted, kept: Kept): Promise<Outcome<Reading>> {
    await keep.write(wanted, kept);
    return succeeded({ kept, origin: 'salesforce', extent: 'to-newest' });
}
