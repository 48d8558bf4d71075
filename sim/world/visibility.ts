/** Which objects and fields a user finds in this org: what is neither absent nor hidden. */
import { fieldsOf, isObjectName, relatedObject, type ObjectName } from './catalog';
import type { Switches } from './switches';

/** Whether the org has the object and the user may see it. */
export function seesObject(switches: Switches, object: ObjectName): boolean {
    return (switches.objects[object] ?? 'present') === 'present';
}

/**
 * Whether the org has the field and the user may see it. A relationship (`Conversation`) shares the field security
 * of its id (`ConversationId`), and leads nowhere if its object can't be seen.
 */
export function seesField(switches: Switches, object: ObjectName, field: string): boolean {
    const type = fieldsOf(object)[field];
    if (type === undefined || !isSwitchedOn(switches, object, field)) {
        return false;
    }
    const target = relatedObject(type);
    const isRelation = target !== null || type === 'owner';
    return (
        (!isRelation || isSwitchedOn(switches, object, `${field}Id`)) &&
        (target === null || seesObject(switches, target))
    );
}

/** Throws on objects and fields that the catalog lacks: a typing mistake would silently change nothing. */
export function checkVisibilityNames(switches: Switches): void {
    for (const name of Object.keys(switches.objects)) {
        if (!isObjectName(name)) {
            throw new Error(`switches.objects names an unknown object: ${name}`);
        }
    }
    for (const path of Object.keys(switches.fields)) {
        const [object = '', field = ''] = path.split('.');
        if (!isObjectName(object) || fieldsOf(object)[field] === undefined) {
            throw new Error(`switches.fields names an unknown field: ${path}`);
        }
    }
}

function isSwitchedOn(switches: Switches, object: ObjectName, field: string): boolean {
    const fields: Readonly<Record<string, string>> = switches.fields;
    return (fields[`${object}.${field}`] ?? 'present') === 'present';
}
