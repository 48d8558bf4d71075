/**
 * One agent's browser during a day: the transcripts it has cached, and the broker's real call log and admission, which
 * decide about every read. What the agent asks for stands apart from what the component reads automatically.
 */
import type { Initiator, Limits } from 'c/chatHistoryCore';
import type { AutoLoad } from 'c/chatHistoryState';
import { refuse } from '../../broker/rateLimit/admission';
import { addLine, EMPTY_LOG, logAt, type CallLog } from '../../broker/rateLimit/callLog';
import { readKey, type ReadKey } from '../activeConversations';
import type { Visit, VisitedConversation } from './orgDay';

export type BrowserOptions = Readonly<{ autoLoad: AutoLoad; limits: Limits }>;

export type Reads = Readonly<{
    auto: readonly ReadKey[];
    user: readonly ReadKey[];
    /** Automatic reads that the admission refused. */
    heldBackCount: number;
}>;

type Browser = Readonly<{
    limits: Limits;
    /** Conversation → when it was last read. */
    cache: Map<number, number>;
    reads: { auto: ReadKey[]; user: ReadKey[]; heldBackCount: number };
    log: { current: CallLog };
}>;

/** What the agent's browser reads of Salesforce during these visits. */
export function browse(visits: readonly Visit[], { autoLoad, limits }: BrowserOptions): Reads {
    const reads = { auto: [], user: [], heldBackCount: 0 };
    const browser: Browser = { limits, cache: new Map(), reads, log: { current: EMPTY_LOG } };
    for (const visit of visits) {
        for (const { id } of automatic(visit.conversations, autoLoad)) read(browser, visit, id, 'auto');
        for (const { id } of askedFor(browser, visit, autoLoad)) read(browser, visit, id, 'user');
        for (const { id } of refreshed(browser, visit)) request(browser, visit, id, 'user');
    }
    return reads;
}

/** The plain way: every opening reads everything, since nothing remembers what was read before. */
export function browsePlainly(visits: readonly Visit[]): readonly ReadKey[] {
    return visits.flatMap(({ at, latencyMs, conversations }) =>
        conversations.map(({ id }) => readKey(id, at + latencyMs))
    );
}

/** As the component loads (`nextRequests`). "all" reads one conversation automatically and asks about the others. */
function automatic(conversations: readonly VisitedConversation[], autoLoad: AutoLoad): readonly VisitedConversation[] {
    if (autoLoad === 'none') return [];
    return autoLoad === 'open' ? conversations.filter(({ isOpen }) => isOpen) : conversations.slice(-1);
}

/** Under "all", who wants an older conversation accepts the question, and so reads all of them. */
function askedFor(browser: Browser, visit: Visit, autoLoad: AutoLoad): readonly VisitedConversation[] {
    const missing = visit.conversations.filter(({ id }) => !isCached(browser, id, visit.at));
    const newest = visit.conversations.at(-1);
    const isAccepted = autoLoad === 'all' && missing.some((each) => each.isWanted && each !== newest);
    return isAccepted ? missing : missing.filter(({ isWanted }) => isWanted);
}

function refreshed(browser: Browser, visit: Visit): readonly VisitedConversation[] {
    if (!visit.isRefreshed) return [];
    return visit.conversations.filter(
        ({ id, isOpen, isWanted }) => isOpen && isWanted && isCached(browser, id, visit.at)
    );
}

function read(browser: Browser, visit: Visit, id: number, initiator: Initiator): void {
    if (!isCached(browser, id, visit.at)) request(browser, visit, id, initiator);
}

/** An agent who is asked to confirm does. */
function request(browser: Browser, visit: Visit, id: number, initiator: Initiator): void {
    const { limits, log, cache, reads } = browser;
    const name = String(id);
    const now = logAt(log.current, visit.at);
    const problem = refuse(now, { kind: 'entries', name, initiator, limits }, visit.at, false);
    if (problem?.code === 'over-budget') {
        request(browser, visit, id, 'user-confirmed');
    } else if (problem !== null) {
        if (initiator === 'auto') reads.heldBackCount += 1;
    } else {
        const isAuto = initiator === 'auto';
        const lineId = `${now.lines.length}/${name}`;
        log.current = addLine(now, { id: lineId, at: visit.at, kind: 'entries', name, isAuto });
        cache.set(id, visit.at);
        (isAuto ? reads.auto : reads.user).push(readKey(id, visit.at + visit.latencyMs));
    }
}

function isCached({ cache, limits }: Browser, id: number, nowMs: number): boolean {
    const fetchedAt = cache.get(id);
    return fetchedAt !== undefined && nowMs - fetchedAt < limits.maxAgeMs;
}
