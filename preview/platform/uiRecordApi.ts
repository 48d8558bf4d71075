/**
 * Stands in for `lightning/uiRecordApi`: fields of the Cases that the page's context holds. Asks no server, where the
 * platform asks UI API, which costs no API call either.
 */
import type { CaseSummary } from '../page/pageContext';
import { readPageContext } from '../page/pageContext';

/** `Case.Subject`, or what an import of `@salesforce/schema/Case.Subject` gives. */
export type FieldId = string | Readonly<{ objectApiName: string; fieldApiName: string }>;

export type FieldValue = Readonly<{ value: unknown; displayValue: string | null }>;

export type RecordRepresentation = Readonly<{
    id: string;
    apiName: string;
    fields: Readonly<Record<string, FieldValue>>;
}>;

type Config = Readonly<{ recordId?: string | null; fields?: FieldIds; optionalFields?: FieldIds }>;

type FieldIds = FieldId | readonly FieldId[];

type FetchResponse = Readonly<{ status: number; body: Readonly<{ errorCode: string; message: string }> }>;

type Result = Readonly<{ data: RecordRepresentation | undefined; error: FetchResponse | undefined }>;

/** Source: Lightning Web Components Developer Guide, "getRecord" (`lightning/uiRecordApi`). */
export class getRecord {
    private readonly callback: (result: Result) => void;

    constructor(callback: (result: Result) => void) {
        this.callback = callback;
        callback({ data: undefined, error: undefined });
    }

    connect(): void {
        // A wire adapter asks when it is updated, not when it is connected.
    }

    disconnect(): void {
        // Nothing is listened to.
    }

    update(config: Config): void {
        const { recordId } = config;
        // A record id that is not there yet is how a component says "not now".
        if (typeof recordId === 'string') queueMicrotask(() => this.callback(resultOf(recordId, config)));
    }
}

/** The value of a field, or undefined where the record came without it. */
export function getFieldValue(record: RecordRepresentation | undefined, field: FieldId): unknown {
    return fieldOf(record, stepsOf(field))?.value;
}

/** The value as it is shown, or undefined where the record came without it. */
export function getFieldDisplayValue(
    record: RecordRepresentation | undefined,
    field: FieldId
): string | null | undefined {
    return fieldOf(record, stepsOf(field))?.displayValue;
}

function resultOf(recordId: string, { fields, optionalFields }: Config): Result {
    const shown = readPageContext().cases.find(({ id }) => id.slice(0, 15) === recordId.slice(0, 15));
    if (shown === undefined) return refused(404, 'NOT_FOUND', 'The requested resource does not exist');
    const known = caseFields(shown);
    const missing = listOf(fields).find((field) => fieldOf(known, stepsOf(field)) === undefined);
    if (missing !== undefined) {
        return refused(400, 'INVALID_FIELD', `The local page's Case has no field ${stepsOf(missing).join('.')}`);
    }
    const firstSteps = [...listOf(fields), ...listOf(optionalFields)].map((field) => stepsOf(field)[0] ?? '');
    const wanted = Object.entries(known.fields).filter(([name]) => firstSteps.includes(name));
    return { data: { ...known, fields: Object.fromEntries(wanted) }, error: undefined };
}

function caseFields({
    id,
    caseNumber,
    subject,
    status,
    priority,
    contactId,
    contactName
}: CaseSummary): RecordRepresentation {
    const ownFields = { Id: id, CaseNumber: caseNumber, Subject: subject, Status: status, Priority: priority };
    const { apiName, fields } = record('Case', id, { ...ownFields, ContactId: contactId });
    const contact = record('Contact', contactId, { Id: contactId, Name: contactName });
    return { id, apiName, fields: { ...fields, Contact: { value: contact, displayValue: contactName } } };
}

function record(apiName: string, id: string, fields: Readonly<Record<string, string>>): RecordRepresentation {
    const entries = Object.entries(fields).map(([name, value]) => [name, plain(value)] as const);
    return { id, apiName, fields: Object.fromEntries(entries) };
}

const plain = (value: string): FieldValue => ({ value, displayValue: null });

function fieldOf(
    record: RecordRepresentation | undefined,
    [first = '', ...rest]: readonly string[]
): FieldValue | undefined {
    const field = record?.fields[first];
    return rest.length === 0 ? field : fieldOf(field?.value as RecordRepresentation | undefined, rest);
}

/** Without the object: `Case.Contact.Name` → Contact, Name. */
function stepsOf(field: FieldId): readonly string[] {
    return typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
}

function listOf(fields: FieldIds | undefined): readonly FieldId[] {
    return fields === undefined ? [] : [fields].flat();
}

function refused(status: number, errorCode: string, message: string): Result {
    return { data: undefined, error: { status, body: { errorCode, message } } };
}
