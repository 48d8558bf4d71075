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
import { MAX_EMPTY_AGE_MS, type TranscriptCache } from '../cache/transcriptCache';
import type { Clock } from '../environment';
import type { Lock } from '../locks';
import { fetchEntriesPage, type EntriesRequest } from '../salesforce/entriesApi';
import { fetchRowsPage } from '../salesforce/rowsApi';
import { fetchSessionText } from '../salesforce/sessionTextApi';
import type { RestClient } from '../salesforce/restClient';
import { fromNewestPage, withNewestPage, withOlderPage, type CachedTranscript } from './transcriptPages';

/** `hasRows`: of a session without a conversation; its id is the identifier. */
export type ReadRequest = EntriesRequest & Readonly<{ fetch: FetchOptions; hasRows?: boolean }>;

/**
 * `older-page`: what lies before `FetchOptions.before` is asked for. All that is cached comes along, since it says whose an
 * entry is; `isAlone`: nothing that is later was cached.
 */
export type Reading = Readonly<{
    transcript: CachedTranscript;
    origin: Origin;
    extent: Extent;
    isAlone?: boolean;
}>;

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
    const find = async (request: ReadRequest) => {
        const cached = await deps.cache.read(request, request.limits.maxAgeMs);
        return cached === null ? null : withoutOldEmpties(cached, deps.clock.now());
    };
    return {
        read: async (request, signal) => {
            const serve = (cached: CachedTranscript | null) => serveFromCache(cached, request.fetch);
            const reading = serve(await find(request));
            if (reading !== null) return succeeded(reading);
            if (request.fetch.fetchPolicy === 'cache-only') return failed('not-available');
            return deps.lock.hold(request.name, signal, async () => {
                // The previous holder of the lock may have fetched the same.
                const cached = await find(request);
                const readingMeanwhile = serve(cached);
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
        return reachesFurther ? { transcript: cached, origin: 'cache', extent: 'older-page' } : null;
    }
    if (fetch.fetchPolicy === 'session-text') {
        const isHere = cached.sessionTexts[shortId(fetch.recordId)] !== undefined;
        return isHere ? { transcript: cached, origin: 'cache', extent: 'text-only' } : null;
    }
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
    const fetchFrom = request.hasRows === true ? fetchRowsPage : fetchEntriesPage;
    const page = await fetchFrom(restClient, { ...request, window: pageWindow }, signal);
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
        const alone = fromNewestPage(page.value, sentAt);
        return succeeded({ transcript: alone, origin: 'salesforce', extent: 'older-page', isAlone: true });
    }
    const transcript = withOlderPage(cached, page.value);
    await cache.write(request, transcript);
    return succeeded({ transcript, origin: 'salesforce', extent: 'older-page' });
}

/** The text of a session. It is cached with its transcript; where that is not cached, the screen alone has both. */
async function fetchText(
    { restClient, cache, clock }: TranscriptReaderDeps,
    request: ReadRequest,
    recordId: string,
    cached: CachedTranscript | null,
    signal: AbortSignal
): Promise<Outcome<Reading>> {
    const fetchedAt = clock.now();
    const text = await fetchSessionText(restClient, { ...request, recordId }, signal);
    if (!text.ok) return text;
    const before = cached ?? fromNewestPage({ entries: [], isFull: false }, fetchedAt);
    const sessionTexts = { ...before.sessionTexts, [shortId(recordId)]: { text: text.value, fetchedAt } };
    const transcript = { ...before, sessionTexts };
    if (cached !== null) await cache.write(request, transcript);
    return succeeded({ transcript, origin: 'salesforce', extent: 'text-only' });
}

/** Salesforce may make a text later, and an admin may give the permission for it. */
function withoutOldEmpties(cached: CachedTranscript, nowMs: number): CachedTranscript {
    const texts = Object.entries(cached.sessionTexts);
    const usable = texts.filter(([, { text, fetchedAt }]) => text || nowMs - fetchedAt <= MAX_EMPTY_AGE_MS);
    return usable.length === texts.length ? cached : { ...cached, sessionTexts: Object.fromEntries(usable) };
}
