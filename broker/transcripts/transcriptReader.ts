/**
 * Reads one conversation's window: from the cache, otherwise from Salesforce. However many requests come at once, in
 * however many tabs, one asks Salesforce; the others wait for its lock and then find the answer cached.
 */
import { failed, succeeded, type Extent, type FetchOptions, type Origin, type Outcome } from 'c/chatHistoryCore';
import type { TranscriptCache } from '../cache/transcriptCache';
import type { Clock } from '../environment';
import type { Lock } from '../locks';
import { fetchEntriesPage, type EntriesPage, type EntriesRequest } from '../salesforce/entriesApi';
import type { RestClient } from '../salesforce/restClient';
import {
    entriesBefore,
    fromNewestPage,
    fromOlderPage,
    withNewestPage,
    withOlderPage,
    type CachedTranscript
} from './transcriptPages';

export type ReadRequest = EntriesRequest & Readonly<{ fetch: FetchOptions }>;

/** `older-page`: only what lies before `FetchOptions.before`. */
export type Reading = Readonly<{ transcript: CachedTranscript; origin: Origin; extent: Extent }>;

export type TranscriptReader = Readonly<{
    /** Rejects when `signal` is aborted before Salesforce was asked; afterwards the page is still cached. */
    read(request: ReadRequest, signal: AbortSignal): Promise<Outcome<Reading>>;
}>;

export type TranscriptReaderDeps = Readonly<{
    restClient: RestClient;
    cache: Pick<TranscriptCache, 'read' | 'write'>;
    lock: Lock;
    clock: Clock;
    /** The newest page of a conversation was fetched: pages that show an earlier one have to know. */
    onNewestPage: (name: string, fetchedAt: number) => void;
}>;

export function createTranscriptReader(deps: TranscriptReaderDeps): TranscriptReader {
    return {
        read: async (request, signal) => {
            const cached = await deps.cache.read(request, request.limits.maxAgeMs);
            const reading = serveFromCache(cached, request.fetch);
            if (reading !== null) return succeeded(reading);
            if (request.fetch.fetchPolicy === 'cache-only') return failed('not-available');
            return deps.lock.hold(request.name, signal, async () => {
                // The previous holder of the lock may have fetched the same.
                const cachedMeanwhile = await deps.cache.read(request, request.limits.maxAgeMs);
                const readingMeanwhile = serveFromCache(cachedMeanwhile, request.fetch);
                if (readingMeanwhile !== null) return succeeded(readingMeanwhile);
                return fetchPage(deps, request, cachedMeanwhile, signal);
            });
        }
    };
}

/** Null where the cache is not as new, or not as deep, as what is requested. */
function serveFromCache(cached: CachedTranscript | null, fetch: FetchOptions): Reading | null {
    if (cached === null) return null;
    if (fetch.fetchPolicy === 'older-page') {
        const reachesFurther = cached.older.state !== 'possible' || cached.older.before < fetch.before;
        return reachesFurther ? olderReading(cached, fetch.before, 'cache') : null;
    }
    if (fetch.fetchPolicy === 'refresh' && cached.fetchedAt <= fetch.newerThan) return null;
    return { transcript: cached, origin: 'cache', extent: 'to-newest' };
}

async function fetchPage(
    deps: TranscriptReaderDeps,
    request: ReadRequest,
    cached: CachedTranscript | null,
    signal: AbortSignal
): Promise<Outcome<Reading>> {
    const { fetch, window } = request;
    const before = fetch.fetchPolicy === 'older-page' ? fetch.before : null;
    const pageWindow = before === null ? window : { from: window.from, to: before };
    const page = await fetchEntriesPage(deps.restClient, { ...request, window: pageWindow }, signal);
    if (!page.ok) return page;
    const reading =
        before === null
            ? await addNewestPage(deps, request, cached, page.value)
            : await addOlderPage(deps, request, cached, { page: page.value, before });
    return succeeded(reading);
}

async function addNewestPage(
    { cache, clock, onNewestPage }: TranscriptReaderDeps,
    request: ReadRequest,
    cached: CachedTranscript | null,
    page: EntriesPage
): Promise<Reading> {
    const nowMs = clock.now();
    const transcript = cached === null ? fromNewestPage(page, nowMs) : withNewestPage(cached, page, nowMs);
    await cache.write(request, transcript, request.limits);
    onNewestPage(request.name, transcript.fetchedAt);
    return { transcript, origin: 'salesforce', extent: 'to-newest' };
}

async function addOlderPage(
    { cache, clock }: TranscriptReaderDeps,
    request: ReadRequest,
    cached: CachedTranscript | null,
    { page, before }: Readonly<{ page: EntriesPage; before: number }>
): Promise<Reading> {
    if (cached?.older.state !== 'possible' || cached.older.before !== before) {
        // What is on screen is no longer cached, or not so far back. The page is not cached: a gap would follow it.
        return olderReading(fromOlderPage(page, before, clock.now()), Infinity, 'salesforce');
    }
    const transcript = withOlderPage(cached, page);
    await cache.write(request, transcript, request.limits);
    return olderReading(transcript, before, 'salesforce');
}

function olderReading(transcript: CachedTranscript, before: number, origin: Origin): Reading {
    return { transcript: entriesBefore(transcript, before), origin, extent: 'older-page' };
}
