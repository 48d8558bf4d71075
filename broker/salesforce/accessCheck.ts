/**
 * The access check, and what it brings along: asks Salesforce, as this user, for the conversation *of this record on this
 * Case*, for the other records of that conversation, and for its participants. Nobody can name a conversation to the
 * broker. A check is remembered for a while (`Limits.accessCheckMs`); each one renews the remembered checks of all other
 * conversations in the same API call, so that going back to a Case costs none.
 */
import {
    asObject,
    decodeParticipant,
    failed,
    hasEnded,
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
import { queryTogether, type Rows, type RowsOf } from './composite';
import type { RestClient } from './restClient';
import { MAX_ROWS, participantsQuery, recordQuery, SAME_CONVERSATION, WINDOW_FIELDS, windowsQuery } from './soql';

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
    cache: Pick<TranscriptCache, 'readAccess' | 'writeAccess'>;
    lock: Lock;
    clock: Clock;
}>;

const KINDS: readonly RecordKind[] = ['session', 'call'];
const HIDEABLE = [...KINDS, 'participants'] as const;

type Asking = Readonly<{ request: AccessRequest; target: AccessTarget; memory: AccessMemory; signal: AbortSignal }>;

export function createAccessCheck(deps: AccessCheckDeps): AccessCheck {
    const { cache, lock, clock } = deps;
    const recall = async () => readMemory(await cache.readAccess(), clock.now());
    return {
        check: async (request, signal) => {
            const { caseId, recordId, limits, mustAsk } = request;
            const kind = kindOfRecord(recordId);
            if (kind === null) return failed('bad-request');
            const target = { kind, recordId: shortId(recordId), caseId: shortId(caseId) };
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

/** Sends the queries; again, without times or names, where one of these turns out to be hidden. */
async function ask(
    deps: AccessCheckDeps,
    asking: Asking
): Promise<Outcome<Readonly<{ access: Outcome<Access>; learned: AccessMemory }>>> {
    const { request, target, memory, signal } = asking;
    const { kind, recordId, caseId } = target;
    // Just before they are sent: a later change the answer may not show.
    const checkedAt = deps.clock.now();
    const fieldsOf = (of: RecordKind | 'participants') => (hidesFields(memory, of, checkedAt) ? 'essential' : 'all');
    const renewed = accessesToRenew(memory, target);
    const idsOf = (kinds: readonly RecordKind[]) =>
        renewed.filter((each) => kinds.includes(each.kind)).map(({ conversationId }) => conversationId);
    // An entry may name records of both kinds.
    const other = otherThan(kind);
    const renewals = idsOf([kind]).length > 0 ? [kind] : [];
    const queries = {
        record: recordQuery(kind, recordId, caseId, fieldsOf(kind)),
        siblings: windowsQuery(kind, [SAME_CONVERSATION], fieldsOf(kind)),
        participants: participantsQuery([SAME_CONVERSATION, ...idsOf(KINDS)], fieldsOf('participants')),
        ...Object.fromEntries(renewals.map((of) => [of, windowsQuery(of, idsOf([of]), fieldsOf(of))])),
        [other]: windowsQuery(other, [SAME_CONVERSATION, ...idsOf([other])], fieldsOf(other))
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
        const references = of === kind ? ['record', 'siblings'] : [of];
        return fieldsOf(of) === 'all' && references.some((reference) => lacksField(rowsOf(reference)));
    };
    const hidden = HIDEABLE.filter(isHidden);
    const hiddenAt = { ...memory.hiddenAt, ...Object.fromEntries(hidden.map((of) => [of, checkedAt])) };
    const again = hidden.some((of) => of === kind || of === 'participants')
        ? await ask(deps, { ...asking, memory: { ...memory, hiddenAt } })
        : null;
    // Without names there is still a transcript.
    if (again !== null && (again.ok || hidden.includes(kind))) return again;
    const access = decodeAccess(target, rowsOf, checkedAt);
    const others = renewed.flatMap((each) => {
        const found = rowsOf(each.kind);
        // A list that was cut off proves nothing about what is not on it.
        const isWhole = found.ok && found.value.length < MAX_ROWS;
        return isWhole ? [renew({ ...each, checkedAt }, found.value, rowsOf('participants'))] : [];
    });
    const isDenied = !access.ok && access.problem.code === 'no-access';
    const own = access.ok ? [access.value] : isDenied ? [denial(target, checkedAt)] : [];
    return succeeded({ access, learned: { checks: [...own, ...others], hiddenAt } });
}

/** The field does not exist for this user; or the whole object does not, and asking again costs one call. */
function lacksField(rows: Rows): boolean {
    return !rows.ok && rows.problem.code === 'not-available';
}

function decodeAccess({ kind, recordId, caseId }: AccessTarget, rowsOf: RowsOf, checkedAt: number): Outcome<Access> {
    const record = rowsOf('record');
    if (!record.ok) return record;
    const [row = {}] = record.value;
    const own = decodeWindow(row, kind);
    // The query says so already; a response that says otherwise can't be trusted.
    if (own?.id !== recordId || own.caseId !== caseId) return failed('no-access');
    const identifier = asObject(row['Conversation'])['ConversationIdentifier'];
    const conversationId = conversationOf(row);
    if (typeof identifier !== 'string' || identifier === '' || conversationId === null) return failed('not-available');
    const siblings = rowsOf('siblings');
    if (!siblings.ok) return siblings;
    const known: Access = { kind, conversationId, identifier, windows: [], participants: null, checkedAt };
    const other = otherThan(kind);
    const found = rowsOf(other);
    const access = renew(known, siblings.value, rowsOf('participants'));
    const ofOther = found.ok && found.value.length < MAX_ROWS ? windowsOf(found.value, conversationId, other) : [];
    // More than `MAX_ROWS` newer siblings would push the requested record off the list.
    const isListed = access.windows.some(({ id }) => id === recordId);
    return succeeded({ ...access, windows: [...access.windows, ...(isListed ? [] : [own]), ...ofOther] });
}

/** The check as these rows say now: without windows where they hold no record of the conversation. */
function renew(access: Access, rows: readonly UnknownObject[], participants: Rows): Access {
    const own = windowsOf(rows, access.conversationId, access.kind);
    const ofOther = access.windows.filter(({ id }) => kindOfRecord(id) !== access.kind);
    const windows = own.length === 0 ? [] : [...own, ...ofOther];
    return { ...access, windows, participants: decodeParticipants(participants, access) };
}

function windowsOf(rows: readonly UnknownObject[], conversationId: string, kind: RecordKind): readonly SessionWindow[] {
    return rows.filter((row) => conversationOf(row) === conversationId).flatMap((row) => decodeWindow(row, kind) ?? []);
}

function otherThan(kind: RecordKind): RecordKind {
    return kind === 'session' ? 'call' : 'session';
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

/** As before where they can't be read, or where the list was cut off: then it proves only that a bot took part. */
function decodeParticipants(rows: Rows, { conversationId, participants }: Access): Access['participants'] {
    if (!rows.ok) return participants;
    const own = rows.value.filter((row) => conversationOf(row) === conversationId).map(decodeParticipant);
    return rows.value.length < MAX_ROWS || own.some(({ role }) => role === 'bot') ? own : participants;
}

function conversationOf(row: UnknownObject): string | null {
    const id = row['ConversationId'];
    return isRecordId(id) ? shortId(id) : null;
}
