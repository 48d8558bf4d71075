/**
 * What the server tells the Case page, as JSON in a script element. It also feeds `@salesforce/i18n`, `user`,
 * `userPermission`, `customPermission` and `resourceUrl` (scripts/build/vendorModules.mjs), which differ from org to org.
 */
export type PropertyType = 'string' | 'integer' | 'boolean';

/** One property of a component in App Builder, or one field of a record in Setup. */
export type ComponentProperty = Readonly<{
    name: string;
    type: PropertyType;
    label: string;
    description: string;
    defaultValue: string;
    /** Not empty: a picklist. */
    choices: readonly string[];
    min: number | null;
    max: number | null;
}>;

export type CaseSummary = Readonly<{
    id: string;
    caseNumber: string;
    subject: string;
    status: string;
    priority: string;
    contactId: string;
    contactName: string;
    /** Epoch ms. */
    openedAt: number;
}>;

export type ScenarioSummary = Readonly<{ id: string; title: string; promise: string; url: string }>;

export type PageContext = Readonly<{
    i18n: Readonly<{ timeZone: string; locale: string; lang: string; dir: 'ltr' | 'rtl' }>;
    user: Readonly<{ Id: string }>;
    userName: string;
    userPermissions: Readonly<Record<string, true | undefined>>;
    customPermissions: Readonly<Record<string, true | undefined>>;
    resourceUrls: Readonly<Record<string, string>>;
    org: string;
    /** Of the scenario that this org was made from. */
    scenarioId: string;
    scenarios: readonly ScenarioSummary[];
    cases: readonly CaseSummary[];
    properties: readonly ComponentProperty[];
    /** Fields of the org's settings record. */
    settingFields: readonly ComponentProperty[];
    /** Is this the canvas of App Builder? */
    canvas: boolean;
}>;

/** Id of the script element. scripts/build/vendorModules.mjs knows it too. */
export const PAGE_CONTEXT_ELEMENT = 'page-context';

/** Read in the browser. The page and its server are built together, so the shape is taken as it comes. */
export function readPageContext(): PageContext {
    return JSON.parse(document.getElementById(PAGE_CONTEXT_ELEMENT)?.textContent ?? '{}') as PageContext;
}
