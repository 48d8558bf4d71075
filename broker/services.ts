/** What one broker page is made of; every verb works with these. */
import { createDiagnostics, type Diagnostics, type Limits } from 'c/chatHistoryCore';
import { createTranscriptCache, type TranscriptCache } from './cache/transcriptCache';
import type { Environment } from './environment';
import { createLock } from './locks';
import { createRateLimiter, type RateLimiter } from './rateLimit/rateLimiter';
import { createAccessCheck, type AccessCheck } from './salesforce/accessCheck';
import { createRestClient } from './salesforce/restClient';
import { createChangeNotifier, type Change } from './server/changeNotifier';
import { createSafeStore } from './storage/safeStore';
import { createTranscriptReader, type TranscriptReader } from './transcripts/transcriptReader';

export type Services = Readonly<{
    /** The org's; each request adds its component's, and the stricter holds. */
    limits: Limits;
    accessCheck: AccessCheck;
    cache: TranscriptCache;
    reader: TranscriptReader;
    rateLimiter: RateLimiter;
    diagnostics: Diagnostics;
    close(): void;
}>;

/** `onChange`: another page fetched the newest page of a conversation. */
export function createServices(environment: Environment, onChange: (change: Change) => void): Services {
    const { clock, limits } = environment;
    const diagnostics = createDiagnostics();
    const store = createSafeStore(environment.store, clock, diagnostics);
    const cache = createTranscriptCache({ ...environment, store, diagnostics });
    const rateLimiter = createRateLimiter({ ...environment, store, owner: cache.owner, diagnostics });
    const notifier = createChangeNotifier(environment.openChannel, diagnostics, onChange);
    const lock = createLock(environment.locks, diagnostics);
    const restClient = createRestClient({ ...environment, rateLimiter, onUnauthorized: cache.forget });
    return {
        limits,
        accessCheck: createAccessCheck({ restClient, cache, lock, clock }),
        cache,
        reader: createTranscriptReader({
            restClient,
            cache,
            lock,
            clock,
            onNewestPage: (name, fetchedAt) => {
                notifier.announce({ name, fetchedAt });
            }
        }),
        rateLimiter,
        diagnostics,
        close: notifier.close
    };
}
