/**
 * Evaluates our bundles inside Lightning Web Security, with its gates as they come: one sandbox for the namespace, as in
 * an org. The engine, base components and platform modules stay outside, where they have access to everything.
 */
import { evaluateFunction, wrapDependency } from '@locker/sandbox';
import type { Bundle } from 'lws/bundles';
import { bundles } from 'lws/bundles';
import { outer } from 'lws/outer';

const NAMESPACE = 'c';

const loaded = new Map<string, unknown>();

/** The module as the page outside sees it; evaluated once. */
export function load(name: string): unknown {
    if (!loaded.has(name)) {
        const bundle = bundles[name];
        loaded.set(name, bundle === undefined ? fromOutside(name) : evaluated(name, bundle));
    }
    return loaded.get(name);
}

function evaluated(name: string, { parameters, factory }: Bundle): unknown {
    const exports = {};
    // The name makes stack traces readable.
    const inside = evaluateFunction(NAMESPACE, factory, {}, `//# sourceURL=lws://${name}.js`);
    const given = parameters.map((parameter) => (parameter === 'exports' ? exports : load(parameter)));
    const returned: unknown = Reflect.apply(inside, undefined, given);
    // A component returns its class, any other module fills its exports.
    return parameters.includes('exports') ? exports : returned;
}

/** The engine comes as the narrow version of it that a sandbox may have. */
function fromOutside(name: string): unknown {
    const found = outer[name];
    if (found === undefined) throw new Error(`The page has no module ${name}.`);
    return wrapDependency(found, name, NAMESPACE);
}
