/**
 * The access check, and what it brings along: asks Salesforce, as this user, for the conversation *of this record on this
 * Case*, for the other records of that conversation, and for its participants. Nobody can name a conversation to the
 * broker. A check is remembered for a while (`Limits.accessCheckMs`); each one renews the remembered checks of all other
 * conversations in the same API call, so that going back to a Case costs none.
 */
import {
    asObject,
    failed,
    hasEnded,
    isBotName,
    isRecordId,
    KEY_PREFIX,
    kindOfRecord,
    parseSalesforceTime,
    shortId,
    succeeded,
    type Initiator,
    type Limits,
    type Outcome,
    type RecordKind,
    type SessionWindow,
    type UnknownObject
} from 'c/chatHistoryCore';
import type { TranscriptCache } from '../cache/transcriptCache';
import type { Clock } from '../environment';
import type { RateLimiter } from '../rateLimit/rateLimiter';
import {
    accessesToRenew,
    findAccess,
    forgetRecord,
    hidesFields,
    noteHiddenFields,
    rememberAccess,
    renewAccesses,
    type Access,
    type AccessMemory,
    type AccessTarget
} from './accessMemory';
import { decodeRows, namesHiddenField, queryTogether } from './composite';
import type { RestClient } from './restClient';
import { MAX_ROWS, participantsQuery, recordQuery, WINDOW_FIELDS, windowsQuery, type FieldChoice } from './soql';

export type AccessRequest = Readonly<{
    caseId: string;
    recordId: string;
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
    rateLimiter: Pick<RateLimiter, 'recordLimit'>;
    cache: Pick<TranscriptCache, 'readAccess' | 'writeAccess'>;
    clock: Clock;
}>;

/** Source: Object Reference, Conversation.ConversationIdentifier, string(255). */
const MAX_IDENTIFIER_CHARS = 255;

const KINDS: readonly RecordKind[] = ['session', 'call'];

type Asking = Readonly<{ request: AccessRequest; target: AccessTarget; signal: AbortSignal }>;
type Rows = Outcome<readonly UnknownObject[]>;

/** What one composite request asked and was answered. `renewed`: remembered checks that it asked for once more. */
type Check = Readonly<{
    target: AccessTarget;
    renewed: readonly Access[];
    rows: Readonly<Record<'record' | 'siblings' | 'participants' | RecordKind, Rows>>;
    /** Kinds with a field that is hidden from this user and was not known to be. */
    hiddenKinds: readonly RecordKind[];
    /** Epoch ms. */
    checkedAt: number;
}>;

export function createAccessCheck(deps: AccessCheckDeps): AccessCheck {
    return {
        check: async (request, signal) => {
            const { caseId, recordId, limits, mustAsk } = request;
            const kind = kindOfRecord(recordId);
            if (kind === null || !isRecordId(caseId, KEY_PREFIX.case)) return failed('bad-request');
            const target = { kind, recordId: shortId(recordId), caseId: shortId(caseId) };
            const memory = await deps.cache.readAccess();
            const validity = { nowMs: deps.clock.now(), maxAgeMs: mustAsk ? 0 : limits.accessCheckMs };
            const remembered = findAccess(memory, target, validity);
            return remembered === null ? ask(deps, { request, target, signal }, memory) : succeeded(remembered);
        }
    };
}

async function ask(deps: AccessCheckDeps, asking: Asking, memory: AccessMemory): Promise<Outcome<Access>> {
    const first = await sendQueries(deps, asking, memory);
    if (!first.ok) return first;
    const { hiddenKinds, checkedAt } = first.value;
    const noteHidden = (before: AccessMemory) => noteHiddenFields(before, hiddenKinds, checkedAt);
    const isRefused = hiddenKinds.includes(asking.target.kind);
    const last = isRefused ? await sendQueries(deps, asking, noteHidden(memory)) : first;
    if (!last.ok) return last;
    const access = decodeAccess(last.value);
    await deps.cache.writeAccess((stored) => updateMemory(noteHidden(stored), last.value, access));
    if (access.ok || access.problem.code !== 'limit-reached') return access;
    return { ok: false, problem: await deps.rateLimiter.recordLimit(access.problem) };
}

async function sendQueries(
    { restClient, clock }: AccessCheckDeps,
    { request, target, signal }: Asking,
    memory: AccessMemory
): Promise<Outcome<Check>> {
    const { kind, recordId, caseId } = target;
    const fieldsOf = (of: RecordKind): FieldChoice => (hidesFields(memory, of, clock.now()) ? 'essential' : 'all');
    const renewed = accessesToRenew(memory, target);
    const idsOf = (of: readonly RecordKind[]) =>
        renewed.filter((access) => of.includes(access.kind)).map(({ conversationId }) => conversationId);
    const renewals = KINDS.filter((of) => idsOf([of]).length > 0);
    const queries = {
        record: recordQuery(kind, recordId, caseId, fieldsOf(kind)),
        siblings: windowsQuery(kind, fieldsOf(kind), 'same-conversation'),
        participants: participantsQuery(idsOf(KINDS)),
        ...Object.fromEntries(renewals.map((of) => [of, windowsQuery(of, fieldsOf(of), idsOf([of]))]))
    };
    const call = { kind: 'other', initiator: request.initiator, limits: request.limits } as const;
    const responses = await queryTogether(restClient, queries, call, signal);
    if (!responses.ok) return responses;
    const checkedAt = clock.now();
    const rowsOf = (reference: string) => decodeRows(responses.value.get(reference), checkedAt);
    const isHidden = (of: RecordKind) =>
        [of, ...(of === kind ? ['record', 'siblings'] : [])].some((each) =>
            namesHiddenField(responses.value.get(each))
        );
    return succeeded({
        target,
        renewed,
        rows: {
            record: rowsOf('record'),
            siblings: rowsOf('siblings'),
            participants: rowsOf('participants'),
            session: rowsOf('session'),
            call: rowsOf('call')
        },
        hiddenKinds: KINDS.filter((of) => fieldsOf(of) === 'all' && isHidden(of)),
        checkedAt
    });
}

function decodeAccess({ target, rows, checkedAt }: Check): Outcome<Access> {
    const { record, siblings, participants } = rows;
    if (!record.ok) return record;
    const [row] = record.value;
    const own = row === undefined ? null : decodeWindow(row, target.kind);
    // The query says so already; a response that says otherwise can't be trusted.
    if (row === undefined || own?.id !== target.recordId || own.caseId !== target.caseId) return failed('no-access');
    const identifier = asObject(row['Conversation'])['ConversationIdentifier'];
    if (typeof identifier !== 'string' || identifier === '') return failed('not-available');
    const conversationId = conversationOf(row);
    if (conversationId === null || identifier.length > MAX_IDENTIFIER_CHARS) return failed('malformed');
    if (!siblings.ok) return siblings;
    const windows = decodeWindows(siblings.value, target.kind);
    return succeeded({
        kind: target.kind,
        conversationId,
        identifier,
        // More than `MAX_ROWS` newer siblings would push the requested record off the list.
        windows: windows.some(({ id }) => id === own.id) ? windows : [...windows, own],
        bot: findBot(participants, conversationId) ?? 'not-readable',
        checkedAt
    });
}

function decodeWindows(rows: readonly UnknownObject[], kind: RecordKind): readonly SessionWindow[] {
    return rows.flatMap((row) => decodeWindow(row, kind) ?? []);
}

/** Null for a row without a usable id. A call that is related to something else than a Case is linked to no Case. */
function decodeWindow(row: UnknownObject, kind: RecordKind): SessionWindow | null {
    const fields = WINDOW_FIELDS[kind];
    const id = row['Id'];
    const caseId = row[fields.caseId];
    if (!isRecordId(id)) return null;
    const endAt = parseSalesforceTime(row[fields.end]);
    return {
        id: shortId(id),
        caseId: isRecordId(caseId, KEY_PREFIX.case) ? shortId(caseId) : null,
        startAt: parseSalesforceTime(row[fields.start]),
        endAt,
        isOpen: !hasEnded(row[fields.status], endAt)
    };
}

/**
 * Does any participant of the conversation look like a bot? `null` where the participants can't be read, or where the list
 * was cut off and shows none.
 */
function findBot(participants: Rows, conversationId: string): Access['bot'] | null {
    if (!participants.ok) return null;
    const isBot = (row: UnknownObject) => isBotName(row['ParticipantRole']) || isBotName(row['AppType']);
    const own = participants.value.filter((row) => conversationOf(row) === conversationId);
    if (own.some(isBot)) return 'took-part';
    return participants.value.length < MAX_ROWS ? 'none-listed' : null;
}

function updateMemory(stored: AccessMemory, check: Check, access: Outcome<Access>): AccessMemory {
    const asked = new Set(check.renewed.map(({ conversationId }) => conversationId));
    const memory = renewAccesses(stored, (each) => (asked.has(each.conversationId) ? renew(each, check) : each));
    if (access.ok) return rememberAccess(memory, access.value);
    return access.problem.code === 'no-access' ? forgetRecord(memory, check.target.recordId) : memory;
}

/** Null where the user no longer sees the conversation. */
function renew(access: Access, { rows, checkedAt }: Check): Access | null {
    const { kind, conversationId } = access;
    const found = rows[kind];
    // A list that was cut off proves nothing about what is not on it.
    if (!found.ok || found.value.length >= MAX_ROWS) return access;
    const own = found.value.filter((row) => conversationOf(row) === conversationId);
    const windows = decodeWindows(own, kind);
    const { participants } = rows;
    const bot = findBot(participants, conversationId) ?? access.bot;
    return windows.length === 0 ? null : { ...access, windows, bot, checkedAt };
}

function conversationOf(row: UnknownObject): string | null {
    const id = row['ConversationId'];
    return isRecordId(id) ? shortId(id) : null;
}
