/**
 * Stands in for `lightning/graphql`: the wire adapter posts to the page's own origin, as Lightning Data Service does.
 * It caches nothing: every mount asks again, where the platform may answer from its cache.
 */
type Config = Readonly<{ query?: unknown; variables?: Readonly<Record<string, unknown>>; operationName?: string }>;

type Result = Readonly<{
    data: unknown;
    errors: readonly Readonly<{ message: string }>[] | undefined;
    refresh?: () => Promise<void>;
}>;

const ENDPOINT = '/services/data/v66.0/graphql';

/** A parsed query is opaque to components, so this one is too. */
export function gql(literals: TemplateStringsArray, ...substitutions: unknown[]): unknown {
    return Object.freeze({ text: String.raw({ raw: literals }, ...substitutions) });
}

/** Source: Lightning Web Components Developer Guide, "GraphQL API Wire Adapter" (`lightning/graphql`, 65.0+). */
export class graphql {
    private readonly callback: (result: Result) => void;
    private config: Config = {};
    /** Raised with every request, so that late answers of earlier ones are dropped. */
    private latest = 0;

    constructor(callback: (result: Result) => void) {
        this.callback = callback;
        callback({ data: undefined, errors: undefined });
    }

    connect(): void {
        // A wire asks when it is updated, not when it is connected.
    }

    disconnect(): void {
        this.latest++;
    }

    update(config: Config): void {
        this.config = config;
        // A query that is not there yet is how a component says "not now".
        if (config.query !== undefined) void this.ask();
    }

    private async ask(): Promise<void> {
        const asked = ++this.latest;
        const answer = await post(this.config);
        if (asked === this.latest) this.callback({ ...answer, refresh: () => this.ask() });
    }
}

async function post({ query, variables, operationName }: Config): Promise<Result> {
    try {
        const response = await fetch(ENDPOINT, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: (query as { text: string }).text, variables, operationName })
        });
        const body: unknown = await response.json();
        return response.ok ? resultOf(body as Partial<Result>) : failed(`${response.status}`);
    } catch (error) {
        return failed(String(error));
    }
}

function resultOf({ data, errors }: Partial<Result>): Result {
    // The platform hands out read-only data; a component that writes to it must fail here too.
    return { data: frozen(data), errors: errors?.length ? errors : undefined };
}

function failed(message: string): Result {
    return { data: undefined, errors: [{ message }] };
}

function frozen(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    Object.values(value).forEach(frozen);
    return Object.freeze(value);
}
