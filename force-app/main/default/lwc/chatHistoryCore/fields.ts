/**
 * Reading the fields of a GraphQL node: `{ StartTime: { value: '…' } }`. A field that this user may not see, or that
 * the org lacks, is absent from the node (we ask with `@optional`); an empty one is there with `value: null`.
 */
import { isRecordId, shortId } from './ids';
import { folded, isShape, isTime, type Shape } from './shape';

// UI API writes UTC with a Z, other Salesforce APIs `+0000`, which not every browser's Date.parse understands.
const TIMESTAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)$/;

/** Was the field in the answer at all? */
export function hasField(node: Shape, name: string): boolean {
    return isShape(node[name]) && 'value' in node[name];
}

/** The text of a field; `null` where it is absent, empty or no text. */
export function textField(node: Shape, name: string): string | null {
    const value = valueOf(node, name);
    return typeof value === 'string' && value !== '' ? value : null;
}

/** The number of a field; `null` where it is absent or no finite number. */
export function numberField(node: Shape, name: string): number | null {
    const value = valueOf(node, name);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The instant of a date-time field, epoch ms; `null` where it is absent or no timestamp with a zone. */
export function timeField(node: Shape, name: string): number | null {
    const [, local, zone] = TIMESTAMP.exec(textField(node, name) ?? '') ?? [];
    if (local === undefined || zone === undefined) return null;
    const time = Date.parse(local + (zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`));
    return isTime(time) ? time : null;
}

/** The id of a lookup field, 15 characters. */
export function idField(node: Shape, name: string): string | null {
    const value = valueOf(node, name);
    return isRecordId(value) ? shortId(value) : null;
}

/** What a picklist value means to us, by its folded spelling; `fallback` for values that Salesforce may yet add. */
export function choiceField<T>(node: Shape, name: string, choices: ReadonlyMap<string, T>, fallback: T): T {
    return choices.get(folded(textField(node, name) ?? '')) ?? fallback;
}

function valueOf(node: Shape, name: string): unknown {
    const field = node[name];
    return isShape(field) ? field.value : undefined;
}
