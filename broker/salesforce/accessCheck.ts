/**
 * The access check, and what it brings along: asks Salesforce, as this user, for the conversation *of this record on this
 * Case*, for the other records of that conversation, and for its participants. Nobody can name a conversation to the
 * broker. A check is remembered for a while (`Limits.accessCheckMs`); each one renews the remembered checks of all other
 * conversations in the same API call, so that going back to a Case costs none.
 */
import {
    failed,
    isOfContact,
    kindOfRecord,
    shortId,
    succeeded,
    type Initiator,
    type Limits,
    type Outcome,
    type RecordKind,
    type Scope
} from 'c/chatHistoryCore';
import type { TranscriptCache } from '../cache/transcriptCache';
import type { Clock } from '../environment';
import type { Lock } from '../locks';
import {
    accessesToRenew,
    denial,
    findAccess,
    hidesFields,
    mergeMemory,
    readMemory,
    type Access,
    type AccessMemory,
    type AccessTarget
} from './accessMemory';
import { decodeAccess, KINDS, renew, withMetrics } from './accessRows';
import { queryTogether, type Rows } from './composite';
import type { RestClient } from './restClient';
import { metricsQuery, participantsQuery, recordQuery, SAME_CONVERSATION, windowsQuery } from './soql';

export type AccessRequest = Readonly<{
    caseId: string;
    recordId: string;
    /** The record is not on the Case, but its contact's. */
    scope?: Scope;
    initiator: Initiator;
    limits: Limits;
    /** Salesforce is asked even if the check is remembered. */
    mustAsk: boolean;
}>;

export type AccessCheck = Readonly<{
    /** The conversation of a record, if this user may see that record on that Case. Rejects when `signal` is aborted. */
    check(request: AccessRequest, signal: AbortSignal): Promise<Outcome<Access>>;
}>;

export type AccessCheckDeps = Readonly<{
    restClient: RestClient;
    cache: Pick<TranscriptCache, 'readAccess' | 'writeAccess'>;
    lock: Lock;
    clock: Clock;
}>;

const HIDEABLE = [...KINDS, 'participants'] as const;

type Asking = Readonly<{ request: AccessRequest; target: AccessTarget; memory: AccessMemory; signal: AbortSignal }>;

export function createAccessCheck(deps: AccessCheckDeps): AccessCheck {
    const { cache, lock, clock } = deps;
    const recall = async () => readMemory(await cache.readAccess(), clock.now());
    return {
        check: async (request, signal) => {
            const { caseId, recordId, scope, limits, mustAsk } = request;
            const kind = kindOfRecord(recordId);
            if (kind === null) return failed('bad-request');
            const target = { kind, recordId: shortId(recordId), caseId: shortId(caseId), scope };
            const memory = await recall();
            const remembered = findAccess(memory, target, mustAsk ? Infinity : clock.now() - limits.accessCheckMs);
            if (remembered !== null) return succeeded(remembered);
            const asked = await ask(deps, { request, target, memory, signal });
            if (!asked.ok) return asked;
            const { access, learned } = asked.value;
            await lock.hold('access', signal, async () => {
                await cache.writeAccess(mergeMemory(await recall(), learned));
            });
            return access;
        }
    };
}

/**
 * Sends the queries; again, without times or names, where one of these turns out to be hidden; and without renewals, where
 * all together are more than a query answers.
 */
async function ask(
    deps: AccessCheckDeps,
    asking: Asking
): Promise<Outcome<Readonly<{ access: Outcome<Access>; learned: AccessMemory }>>> {
    const { request, target, memory, signal } = asking;
    const { kind } = target;
    // Just before they are sent: a later change the answer may not show.
    const checkedAt = deps.clock.now();
    const fieldsOf = (of: RecordKind | 'participants') => (hidesFields(memory, of, checkedAt) ? 'essential' : 'all');
    const renewed = accessesToRenew(memory, target);
    const idsOf = (accesses: readonly Access[]) => [
        SAME_CONVERSATION,
        ...accesses.map(({ conversationId }) => conversationId)
    ];
    const countable = renewed.filter((each) => each.kind === kind && lacksMetrics(each));
    const queries = {
        record: recordQuery(kind, target, fieldsOf(kind)),
        // An entry may name records of both kinds.
        session: windowsQuery('session', idsOf(renewed), fieldsOf('session')),
        call: windowsQuery('call', idsOf(renewed), fieldsOf('call')),
        participants: participantsQuery(idsOf(renewed), fieldsOf('participants')),
        ...(kind === 'session' ? { metrics: metricsQuery(idsOf(countable)) } : {})
    };
    const { initiator, limits } = request;
    const rows = await queryTogether(
        deps.restClient,
        queries,
        { kind: 'other', name: null, initiator, limits },
        signal
    );
    if (!rows.ok) return rows;
    const rowsOf = rows.value;
    const isHidden = (of: RecordKind | 'participants') => {
        const references = of === kind ? ['record', of] : [of];
        return fieldsOf(of) === 'all' && references.some((reference) => lacksField(rowsOf(reference)));
    };
    const hidden = HIDEABLE.filter(isHidden);
    const hiddenAt = { ...memory.hiddenAt, ...Object.fromEntries(hidden.map((of) => [of, checkedAt])) };
    const again = hidden.some((of) => of === kind || of === 'participants')
        ? await ask(deps, { ...asking, memory: { ...memory, hiddenAt } })
        : null;
    // Without names there is still a transcript.
    if (again !== null && (again.ok || hidden.includes(kind))) return again;
    // A list that was cut off proves nothing about what is not on it.
    if (renewed.length > 0 && KINDS.some((of) => isCutOff(rowsOf(of)))) {
        return ask(deps, { ...asking, memory: { checks: [], hiddenAt } });
    }
    const access = decodeAccess(target, rowsOf, checkedAt);
    const others = renewed.flatMap((each) => {
        // What could not be read would be older than the rest.
        const isRead = KINDS.every((of) => rowsOf(of).ok || !each.windows.some(({ id }) => kindOfRecord(id) === of));
        return isRead ? withMetrics(renew({ ...each, checkedAt }, rowsOf), rowsOf('metrics')) : [];
    });
    // It may be the contact's field that is hidden: that says nothing of the others.
    if (isOfContact(target) && !access.ok && access.problem.code === 'not-available') {
        return succeeded({ access, learned: { checks: [], hiddenAt: {} } });
    }
    const isDenied = !access.ok && access.problem.code === 'no-access';
    const own = access.ok ? [access.value] : isDenied ? [denial(target, checkedAt)] : [];
    return succeeded({ access, learned: { checks: [...own, ...others], hiddenAt } });
}

/** The field does not exist for this user; or the whole object does not, and asking again costs one call. */
function lacksField(rows: Rows): boolean {
    return !rows.ok && rows.problem.code === 'not-available';
}

/** They are made when a session ends, and stay as they are. */
function lacksMetrics({ windows, metrics }: Access): boolean {
    return windows.some(({ id }) => metrics[id] === undefined);
}

function isCutOff(rows: Rows): boolean {
    return rows.ok && !rows.value.isWhole;
}
