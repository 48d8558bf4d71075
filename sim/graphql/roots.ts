/** The values behind the schema: records, as the default resolvers of the engine walk through them. */
import { fieldsOf, relatedObject, UI_API_OBJECTS, type FieldType, type ObjectName } from '../world/catalog';
import { sameId } from '../world/ids';
import { compareValues, followId, recordsOf, textOf, type FieldValue, type SimRecord } from '../world/records';
import type { World, WorldUser } from '../world/world';

type Arguments = Readonly<{
    first: number;
    where?: Readonly<Record<string, Readonly<{ eq?: string | null; in?: readonly string[] | null }> | null>> | null;
    orderBy?: Readonly<Record<string, Readonly<{ order?: string | null }> | null>> | null;
}>;

/** The value at `uiapi { query { … } }`. */
export function rootOf(world: World, user: WorldUser): unknown {
    const connections = UI_API_OBJECTS.map(
        (object) => [object, (args: Arguments) => connect(world, user, object, args)] as const
    );
    return { uiapi: { query: Object.fromEntries(connections) } };
}

function connect(world: World, user: WorldUser, object: ObjectName, args: Arguments): unknown {
    if (args.first < 1 || args.first > 2000) {
        throw new Error(`first is 1 to 2000, not ${args.first}`);
    }
    const found = arrange(
        recordsOf(world, user, object).filter((record) => meets(record, args)),
        args
    );
    return {
        edges: found.slice(0, args.first).map((record) => ({ node: nodeOf(world, user, object, record) })),
        pageInfo: { hasNextPage: found.length > args.first },
        totalCount: Math.min(found.length, args.first)
    };
}

// As SQL has it, `eq: null` finds the records without a value. `in` needs a list.
function meets(record: SimRecord, { where }: Arguments): boolean {
    return Object.entries(where ?? {}).every(([field, operators]) => {
        const value = textOf(record, field);
        if (operators?.in != null) return operators.in.some((id) => sameId(value, id));
        const wanted = operators?.eq ?? null;
        return wanted === null ? value === null : sameId(value, wanted);
    });
}

function arrange(records: readonly SimRecord[], { orderBy }: Arguments): readonly SimRecord[] {
    const [[field, clause] = []] = Object.entries(orderBy ?? {});
    if (field === undefined) {
        return records;
    }
    return [...records].sort((a, b) => compareValues(a[field] ?? null, b[field] ?? null, clause?.order === 'DESC'));
}

// Lazy: relationships are functions, so that no circle is walked before a query asks for it.
function nodeOf(world: World, user: WorldUser, object: ObjectName, record: SimRecord): unknown {
    const fields = Object.entries(fieldsOf(object)).map(([name, type]) => {
        return [name, name === 'Id' ? record['Id'] : fieldOf(world, user, record, name, type)] as const;
    });
    return { __typename: object, ...Object.fromEntries(fields) };
}

function fieldOf(world: World, user: WorldUser, record: SimRecord, name: string, type: FieldType): unknown {
    const target = relatedObject(type);
    if (target === null && type !== 'owner') {
        return { value: valueOf(record[name] ?? null, type), label: record[name] ?? null };
    }
    const objects = target === null ? (['User', 'Group'] as const) : [target];
    return () => {
        const found = followId(world, user, objects, textOf(record, `${name}Id`));
        return found && nodeOf(world, user, found.object, found.record);
    };
}

function valueOf(value: FieldValue, type: FieldType): FieldValue {
    return type === 'datetime' && typeof value === 'number' ? new Date(value).toISOString() : value;
}
