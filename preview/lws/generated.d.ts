/** Written by scripts/build/lws.mjs: our bundles as the platform compiles them. */
declare module 'lws/bundles' {
    export type Bundle = Readonly<{
        /** Names of modules, and `exports` for the object that the factory fills. */
        parameters: readonly string[];
        factory: (...modules: unknown[]) => unknown;
    }>;
    /** By name, e.g. `c/chatHistory`. */
    export const bundles: Readonly<Record<string, Bundle | undefined>>;
}

/** Written by scripts/build/lws.mjs: what the bundles import from the platform. */
declare module 'lws/outer' {
    export const outer: Readonly<Record<string, object | undefined>>;
}
