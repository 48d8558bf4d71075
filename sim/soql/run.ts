/** Runs a checked query over the records that the user may see, and writes the result as the REST API does. */
import { fieldsOf, isObjectName, relatedObject, type ObjectName } from '../world/catalog';
import type { Answer } from '../routes/http';
import { DATA_PATH } from '../routes/http';
import { sameId } from '../world/ids';
import { compareValues, followId, recordsOf, textOf, type FieldValue, type SimRecord } from '../world/records';
import type { World, WorldUser } from '../world/world';
import { checkQuery, typeAt } from './check';
import { parseSoql, type SoqlQuery } from './parse';

/** One batch of a query result. Source: REST API Developer Guide, Query. More would need `nextRecordsUrl`. */
const BATCH_SIZE = 2000;

/** The answer to GET /query/?q=… */
export function runSoql(world: World, user: WorldUser, text: string): Answer {
    const query = parseSoql(text);
    const checked = checkQuery(query, world.switches);
    if ('refusal' in checked) {
        return checked.refusal;
    }
    const found = select(world, user, checked.object, query);
    if (found.length > BATCH_SIZE) {
        throw new Error(`A result of ${found.length} records needs paging, which the org does not do: ${text}`);
    }
    const records = found.map((record) => writeRecord(world, user, checked.object, record, query));
    return { status: 200, body: { totalSize: records.length, done: true, records } };
}

function select(world: World, user: WorldUser, object: ObjectName, query: SoqlQuery): readonly SimRecord[] {
    const lookUp = createLookUp(world, user);
    const where = query.where.map(({ path, anyOf }) => ({
        path,
        anyOf: 'text' in anyOf ? selectTexts(world, user, anyOf) : anyOf
    }));
    const found = recordsOf(world, user, object).filter((record) => meets(lookUp, object, record, where));
    const { orderBy } = query;
    if (orderBy !== null) {
        found.sort((a, b) => compareValues(a[orderBy.field] ?? null, b[orderBy.field] ?? null, orderBy.isDescending));
    }
    return found.slice(0, query.limit ?? undefined);
}

/** The values of a semi-join, for records that the user may see. Whether a null among them meets a null is not known: here it does. */
function selectTexts(world: World, user: WorldUser, query: SoqlQuery): readonly (string | null)[] {
    const { object, fields } = query;
    if (!isObjectName(object)) throw new Error(`The org's catalog has no object ${object}: ${query.text}`);
    return select(world, user, object, query).map((record) => textOf(record, fields[0]?.[0] ?? ''));
}

type Condition = Readonly<{ path: readonly string[]; anyOf: readonly (string | null)[] }>;

type LookUp = (object: ObjectName, id: string | null) => SimRecord | undefined;

/** The records that the user may see, by id; those of one object are collected once. */
function createLookUp(world: World, user: WorldUser): LookUp {
    const known = new Map<ObjectName, ReadonlyMap<string | null, SimRecord>>();
    return (object, id) => {
        const records =
            known.get(object) ?? new Map(recordsOf(world, user, object).map((each) => [textOf(each, 'Id'), each]));
        known.set(object, records);
        return records.get(id);
    };
}

function meets(lookUp: LookUp, object: ObjectName, record: SimRecord, where: readonly Condition[]): boolean {
    return where.every(({ path, anyOf }) => {
        const value = textAt(lookUp, object, record, path);
        return anyOf.some((wanted) => {
            if (value === null || wanted === null) return value === wanted;
            return typeAt(object, path) === 'id' ? sameId(value, wanted) : value.toLowerCase() === wanted.toLowerCase();
        });
    });
}

/** Null also where a relationship leads to nothing that the user may see. */
function textAt(
    lookUp: LookUp,
    object: ObjectName,
    record: SimRecord,
    [first = '', ...rest]: readonly string[]
): string | null {
    const target = relatedObject(fieldsOf(object)[first] ?? 'string');
    if (target === null) return textOf(record, first);
    const related = lookUp(target, textOf(record, `${first}Id`));
    return related === undefined ? null : textAt(lookUp, target, related, rest);
}

function writeRecord(
    world: World,
    user: WorldUser,
    object: ObjectName,
    record: SimRecord,
    query: SoqlQuery
): Readonly<Record<string, unknown>> {
    const written: Record<string, unknown> = { attributes: attributesOf(object, record) };
    for (const [field = '', ...rest] of query.fields) {
        written[field] =
            rest.length === 0
                ? writeValue(object, field, record)
                : writeRelated(world, user, object, record, field, query);
    }
    return written;
}

function writeRelated(
    world: World,
    user: WorldUser,
    object: ObjectName,
    record: SimRecord,
    relation: string,
    query: SoqlQuery
): unknown {
    const target = relatedObject(fieldsOf(object)[relation] ?? 'string');
    const related = target && followId(world, user, [target], textOf(record, `${relation}Id`));
    const fields = query.fields.filter(([first]) => first === relation).map(([, ...rest]) => rest);
    return related && writeRecord(world, user, related.object, related.record, { ...query, fields });
}

function attributesOf(object: ObjectName, record: SimRecord): Readonly<{ type: string; url: string }> {
    return { type: object, url: `${DATA_PATH}/sobjects/${object}/${textOf(record, 'Id') ?? ''}` };
}

function writeValue(object: ObjectName, field: string, record: SimRecord): FieldValue {
    const value = record[field] ?? null;
    // REST writes UTC as +0000, without the colon that ISO 8601 asks for.
    return fieldsOf(object)[field] === 'datetime' && typeof value === 'number'
        ? new Date(value).toISOString().replace('Z', '+0000')
        : value;
}
