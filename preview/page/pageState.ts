/**
 * Everything that can be chosen on the Case page, as the query of its URL: a link reproduces what is on screen.
 * The path says which Case it is, and whether it is the canvas.
 */
export type Theme = 'slds1' | 'slds2' | 'slds2-dark';

export type PageState = Readonly<{
    theme: Theme;
    /** `language`: as the user's language is written. */
    dir: 'language' | 'ltr' | 'rtl';
    /** Which column of the record page holds the component. */
    column: 'wide' | 'narrow';
    /** The panel with the switches; `closed` for pictures. */
    panel: 'open' | 'closed';
    /** Is the component on the page? */
    component: 'mounted' | 'removed';
    /** `lws`: the component runs inside Lightning Web Security, as in an org. */
    security: 'none' | 'lws';
    /** App Builder properties that are not at their default, as text. */
    properties: Readonly<Record<string, string>>;
    /** Fields of the org's settings record that are not as the org has them, as text. */
    settings: Readonly<Record<string, string>>;
}>;

export const INITIAL_STATE: PageState = {
    theme: 'slds2',
    dir: 'language',
    column: 'wide',
    panel: 'open',
    component: 'mounted',
    security: 'none',
    properties: {},
    settings: {}
};

/** The canvas of App Builder renders components under this path. Source: seen in orgs, not documented. */
export const CANVAS_PATH = '/flexipageEditor/surface.app';

const PREFIXES = { properties: 'p.', settings: 's.' } as const;

/** Unknown values count as not given. */
export function readState(search: string, initial: PageState = INITIAL_STATE): PageState {
    const query = new URLSearchParams(search);
    return {
        theme: oneOf(query.get('theme'), ['slds1', 'slds2', 'slds2-dark'], initial.theme),
        dir: oneOf(query.get('dir'), ['language', 'ltr', 'rtl'], initial.dir),
        column: oneOf(query.get('column'), ['wide', 'narrow'], initial.column),
        panel: oneOf(query.get('panel'), ['open', 'closed'], initial.panel),
        component: oneOf(query.get('component'), ['mounted', 'removed'], initial.component),
        security: oneOf(query.get('security'), ['none', 'lws'], initial.security),
        properties: prefixed(query, PREFIXES.properties),
        settings: prefixed(query, PREFIXES.settings)
    };
}

/** Only what differs from the initial state, with its `?`; empty when nothing does. */
export function writeState(state: PageState, initial: PageState = INITIAL_STATE): string {
    const query = new URLSearchParams();
    for (const key of ['theme', 'dir', 'column', 'panel', 'component', 'security'] as const) {
        if (state[key] !== initial[key]) query.set(key, state[key]);
    }
    for (const key of ['properties', 'settings'] as const) {
        for (const [name, value] of Object.entries(state[key])) query.set(PREFIXES[key] + name, value);
    }
    return query.size === 0 ? '' : `?${query.toString()}`;
}

function prefixed(query: URLSearchParams, prefix: string): Readonly<Record<string, string>> {
    const given = [...query].filter(([name]) => name.startsWith(prefix));
    return Object.fromEntries(given.map(([name, value]) => [name.slice(prefix.length), value]));
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T {
    return allowed.find((candidate) => candidate === value) ?? otherwise;
}
