/**
 * Reads one conversation's window: from the cache, otherwise from Salesforce. However many requests come at once, in
 * however many tabs, one asks Salesforce; the others wait for its lock and then find the answer cached.
 */
import {
    failed,
    shortId,
    succeeded,
    type Extent,
    type FetchOptions,
    type Origin,
    type Outcome
} from 'c/chatHistoryCore';
import type { TranscriptCache } from '../cache/transcriptCache';
import type { Clock } from '../environment';
import type { Lock } from '../locks';
import { fetchEntriesPage, type EntriesRequest } from '../salesforce/entriesApi';
import { fetchSessionText } from '../salesforce/sessionTextApi';
import type { RestClient } from '../salesforce/restClient';
import { entriesBefore, fromNewestPage, withNewestPage, withOlderPage, type CachedTranscript } from './transcriptPages';

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
    const find = (request: ReadRequest) => deps.cache.read(request, request.limits.maxAgeMs);
    return {
        read: async (request, signal) => {
            const reading = serveFromCache(await find(request), request.fetch);
            if (reading !== null) return succeeded(reading);
            if (request.fetch.fetchPolicy === 'cache-only') return failed('not-available');
            return deps.lock.hold(request.name, signal, async () => {
                // The previous holder of the lock may have fetched the same.
                const cached = await find(request);
                const readingMeanwhile = serveFromCache(cached, request.fetch);
                if (readingMeanwhile !== null) return succeeded(readingMeanwhile);
                return request.fetch.fetchPolicy === 'session-text'
                    ? fetchText(deps, request, request.fetch.recordId, cached, signal)
                    : fetchPage(deps, request, cached, signal);
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
    if (fetch.fetchPolicy === 'session-text' && cached.sessionTexts[shortId(fetch.recordId)] === undefined) return null;
    if (fetch.fetchPolicy === 'refresh' && cached.fetchedAt <= fetch.newerThan) return null;
    return { transcript: cached, origin: 'cache', extent: 'to-newest' };
}

async function fetchPage(
    { restClient, cache, clock, onNewestPage }: TranscriptReaderDeps,
    request: ReadRequest,
    cached: CachedTranscript | null,
    signal: AbortSignal
): Promise<Outcome<Reading>> {
    const { fetch, window } = request;
    const before = fetch.fetchPolicy === 'older-page' ? fetch.before : null;
    const pageWindow = before === null ? window : { from: window.from, to: before };
    // Not when the answer arrives: what is written to Salesforce meanwhile may be missing in it.
    const sentAt = clock.now();
    const page = await fetchEntriesPage(restClient, { ...request, window: pageWindow }, signal);
    if (!page.ok) return page;
    if (before === null) {
        const fresh = fromNewestPage(page.value, sentAt);
        const transcript = cached === null ? fresh : withNewestPage(cached, page.value, sentAt);
        await cache.write(request, transcript);
        onNewestPage(request.name, transcript.fetchedAt);
        return succeeded({ transcript, origin: 'salesforce', extent: 'to-newest' });
    }
    if (cached?.older.state !== 'possible' || cached.older.before !== before) {
        // What is on screen is no longer cached, or not so far back. The page is not cached: a gap would follow it.
        return succeeded(olderReading(fromNewestPage(page.value, sentAt), Infinity, 'salesforce'));
    }
    const transcript = withOlderPage(cached, page.value);
    await cache.write(request, transcript);
    return succeeded(olderReading(transcript, before, 'salesforce'));
}

/** With the text of a session. Where the cache has lost the transcript that is on screen, it is fetched first. */
async function fetchText(
    deps: TranscriptReaderDeps,
    request: ReadRequest,
    recordId: string,
    cached: CachedTranscript | null,
    signal: AbortSignal
): Promise<Outcome<Reading>> {
    const page = cached === null ? await fetchPage(deps, request, null, signal) : succeeded({ transcript: cached });
    if (!page.ok) return page;
    const text = await fetchSessionText(deps.restClient, { ...request, recordId }, signal);
    if (!text.ok) return text;
    const { transcript: before } = page.value;
    const transcript = { ...before, sessionTexts: { ...before.sessionTexts, [shortId(recordId)]: text.value } };
    // Salesforce may make it later.
    if (text.value !== '') await deps.cache.write(request, transcript);
    return succeeded({ transcript, origin: 'salesforce', extent: 'to-newest' });
}

function olderReading(transcript: CachedTranscript, before: number, origin: Origin): Reading {
    return { transcript: entriesBefore(transcript, before), origin, extent: 'older-page' };
}
