/**
 * The header `Sforce-Limit-Info: api-usage=62110/100000`: the org's API calls in 24 hours and what it is allowed. Other
 * counts may stand beside it. Source: REST API Developer Guide, Limit Info Header.
 */
const API_USAGE = /(?:^|[;,\s])api-usage=(\d{1,12})\/([1-9]\d{0,11})(?:$|[^\d])/;

/** Null where the header is missing or says nothing that we can read. */
export function dailyUsageIn(header: string | null): Readonly<{ used: number; allowed: number }> | null {
    const [, used, allowed] = API_USAGE.exec(header ?? '') ?? [];
    return used === undefined || allowed === undefined ? null : { used: Number(used), allowed: Number(allowed) };
}
