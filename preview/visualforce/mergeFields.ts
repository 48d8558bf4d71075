/**
 * Merge fields: what our page may have between `{!` and `}`. Any other throws, since the local page would otherwise show
 * something that an org does not.
 */
export type MergeFields = Readonly<{
    /** `$Api.Session_ID`. */
    sessionId: string;
    /** `$User.Id`. */
    userId: string;
    /** `$Organization.Id`. */
    organizationId: string;
    /** `$Label.<name>`. */
    labels: Readonly<Record<string, string>>;
    /** `$Resource.<name>`: URL of the static resource. */
    resources: Readonly<Record<string, string>>;
    /** `$Setup.<object>.<field>`: hierarchy custom settings. */
    setup: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;

const URLFOR = /^URLFOR\(\s*(\$Resource\.\w+)\s*(?:,\s*'([^']*)'\s*)?\)$/;

/** The value of one expression, not yet escaped. */
export function mergeField(expression: string, fields: MergeFields): string {
    const urlFor = URLFOR.exec(expression);
    if (urlFor === null) return variable(expression, fields);
    const [, resource = '', inside] = urlFor;
    return variable(resource, fields) + (inside === undefined ? '' : `/${inside}`);
}

function variable(name: string, fields: MergeFields): string {
    const value = valueOf(name.split('.'), fields);
    if (value === undefined) throw new Error(`The page has {!${name}}, which the local page doesn't know.`);
    return value;
}

function valueOf(steps: readonly string[], fields: MergeFields): string | undefined {
    const [root = '', first = '', second = ''] = steps;
    if (steps.length === 3) return root === '$Setup' ? fields.setup[first]?.[second] : undefined;
    if (steps.length !== 2) return undefined;
    if (root === '$Label') return fields.labels[first];
    if (root === '$Resource') return fields.resources[first];
    return new Map([
        ['$Api.Session_ID', fields.sessionId],
        ['$User.Id', fields.userId],
        ['$Organization.Id', fields.organizationId]
    ]).get(steps.join('.'));
}
