/**
 * Scope: which conversations stand in the timeline. Those of the Case always; where the admin chose so also others of its
 * contact. These hang on no Case, or on another one, and each is asked for alone: then its entries are handed over, and
 * nobody else's of its conversation (docs/decisions/0016).
 */
import { isOneOf, isRecordId, KEY_PREFIX } from './checks';
import type { SessionWindow } from './sessionWindows';

/**
 * case      This Case's.
 * unlinked  And those of its contact that are linked to no Case.
 * customer  And all others of its contact.
 */
export const SCOPES = ['case', 'unlinked', 'customer'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * How a record of the Case's contact hangs on a Case that is not this one. `caseNumber`: `null` where the user may not
 * see it.
 */
export type OtherLink = 'none' | Readonly<{ caseId: string; caseNumber: string | null }>;

/** A record as it is asked for; ids have 15 characters. `scope`: the record is not on the Case, but its contact's. */
export type ScopedRecord = Readonly<{ caseId: string; recordId: string; scope?: Scope | undefined }>;

/** Is there a proof to be made that the record is of the Case's contact? Without it only the Case's own are handed over. */
export function isOfContact({ scope = 'case' }: Pick<ScopedRecord, 'scope'>): boolean {
    return scope !== 'case';
}

/** May a record of the Case's contact be handed over that is linked to this Case? `linkedTo`: `null`, none. */
export function isInScope(scope: Scope, linkedTo: string | null): boolean {
    return scope === 'customer' || (scope === 'unlinked' && linkedTo === null);
}

/** Id of a Contact. */
export function isContactId(value: unknown): value is string {
    return isRecordId(value, KEY_PREFIX.contact);
}

/** Of a request. Absent: `case`. `null`: no scope. */
export function decodeScope(value: unknown = 'case'): Scope | null {
    return isOneOf(SCOPES, value) ? value : null;
}

/**
 * The windows as the owner sees them: those whose `caseId` is `ownerId` are its own. The owner is the Case, or one record
 * alone: then this Case's own records are somebody else's too. `ownCaseId`: the Case that entries of the owner may name.
 */
export type OwnedWindows = Readonly<{
    windows: readonly SessionWindow[];
    ownerId: string;
    ownCaseId: string | null;
}>;

export function ownedWindows(windows: readonly SessionWindow[], record: ScopedRecord): OwnedWindows {
    const { caseId, recordId } = record;
    if (!isOfContact(record)) return { windows, ownerId: caseId, ownCaseId: caseId };
    return {
        windows: windows.map((window) => (window.id === recordId ? { ...window, caseId: recordId } : window)),
        ownerId: recordId,
        ownCaseId: windows.find(({ id }) => id === recordId)?.caseId ?? null
    };
}
