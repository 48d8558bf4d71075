/**
 * Gives one conversation's window from what is kept, or reads it. However many ask at once, in however many tabs:
 * one asks Salesforce, the others wait for the lock and then find the answer kept.
 */
import { succeeded, type Outcome, type Read, type ReadWindow } from 'c/chatHistoryCore';
import type { Keep } from '../keep/kept';
import type { Lock } from '../keep/lock';
import type { Clock } from '../parts';
import { readEntries } from '../salesforce/readEntries';
import type { Rest } from '../salesforce/rest';
import { keptFrom, refreshed, withOlderPage, type Kept } from './pages';

export type ReadingParts = Readonly<{ rest: Rest; clock: Clock; keep: Keep; lock: Lock }>;

/** Which conversation, between which times, and how it is wanted. */
export type Wanted = Readonly<{ identifier: string; window: ReadWindow; read: Read }>;

export type Reading = Readonly<{ kept: Kept; origin: 'salesforce' | 'stored' }>;

/** Rejects only when `signal` is aborted before Salesforce was asked. */
export async function readConversation(
    parts: ReadingParts,
    wanted: Wanted,
    signal: AbortSignal
): Promise<Outcome<Reading>> {
    const kept = await parts.keep.read(wanted);
    if (serves(kept, wanted.read)) return succeeded({ kept, origin: 'stored' });
    const name = await parts.keep.nameOf(wanted.identifier);
    return parts.lock.hold(name, signal, async () => {
        // Whoever held the lock before us may have brought what we came for.
        const keptMeanwhile = await parts.keep.read(wanted);
        if (serves(keptMeanwhile, wanted.read)) return succeeded({ kept: keptMeanwhile, origin: 'stored' });
        signal.throwIfAborted();
        return askSalesforce(parts, wanted, keptMeanwhile);
    });
}

/** Is what is kept at least as new, or as deep, as what is asked for? */
function serves(kept: Kept | undefined, read: Read): kept is Kept {
    if (kept === undefined) return false;
    if (read.how === 'again') return read.newerThan < kept.readAt;
    if (read.how === 'older') return kept.older.state !== 'possible' || kept.older.before !== read.before;
    return true;
}

async function askSalesforce(parts: ReadingParts, wanted: Wanted, kept: Kept | undefined): Promise<Outcome<Reading>> {
    if (kept !== undefined && wanted.read.how === 'older') return olderPage(parts, wanted, kept);
    const newest = await newestPage(parts, wanted, kept);
    // What was on screen is no longer kept: the newest page comes first, or there would be a hole.
    if (!newest.ok || wanted.read.how !== 'older' || serves(newest.value.kept, wanted.read)) return newest;
    return olderPage(parts, wanted, newest.value.kept);
}

async function newestPage(parts: ReadingParts, wanted: Wanted, kept: Kept | undefined): Promise<Outcome<Reading>> {
    const page = await readEntries(parts.rest, wanted.identifier, wanted.window);
    if (!page.ok) return page;
    const nowMs = parts.clock.now();
    return keepIt(parts, wanted, kept === undefined ? keptFrom(page.value, nowMs) : refreshed(kept, page.value, nowMs));
}

async function olderPage(parts: ReadingParts, wanted: Wanted, kept: Kept): Promise<Outcome<Reading>> {
    if (kept.older.state !== 'possible') return succeeded({ kept, origin: 'stored' });
    const window = { from: wanted.window.from, to: kept.older.before };
    const page = await readEntries(parts.rest, wanted.identifier, window);
    return page.ok ? keepIt(parts, wanted, withOlderPage(kept, page.value)) : page;
}

async function keepIt({ keep }: ReadingParts, wanted: Wanted, kept: Kept): Promise<Outcome<Reading>> {
    await keep.write(wanted, kept);
    return succeeded({ kept, origin: 'salesforce' });
}
