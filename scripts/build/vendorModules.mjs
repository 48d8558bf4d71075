/**
 * Rollup plugins for the base components and the engine. Each one works around one trap of building them outside of the platform.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../support/project.mjs';

const require = createRequire(import.meta.url);
const BASE_COMPONENTS = path.join(ROOT, 'node_modules/lightning-base-components');

/** The page that carries it is written by the local server (preview/lightning/pageContext.ts). */
const PAGE_CONTEXT_ELEMENT = 'page-context';

/** What every page may say about its user's language and zone; the rest of `@salesforce/i18n` stays at the package's defaults. */
const I18N_OF_THE_PAGE = { timeZone: 'America/Los_Angeles', locale: 'en-US', lang: 'en-US', dir: 'ltr' };

/** What draws icons: the base components, our own, and those of the local page. */
const ICON_SOURCES = [path.join(BASE_COMPONENTS, 'src'), path.join(ROOT, 'force-app'), path.join(ROOT, 'preview')];

/** Base components that have a source here; `expose` also names some that the package does not ship. */
export function exposedBaseComponents() {
    const { lwc } = JSON.parse(readFileSync(path.join(BASE_COMPONENTS, 'package.json'), 'utf8'));
    const withSource = (id) => id.startsWith('lightning/') && existsSync(baseComponentFile(id));
    // Its dependency `force/navigation` is not shipped: pages bring their own.
    return lwc.expose.filter((id) => withSource(id) && id !== 'lightning/navigation');
}

/** Folder for the LWC compiler's `rootDir`. */
export const BASE_COMPONENTS_SOURCE = path.join(BASE_COMPONENTS, 'src/lightning');

/** Compiled components import `registerTemplate` and more from "lwc", so its entry must keep all exports of the engine. */
export function engine() {
    return {
        name: 'engine',
        resolveId(id, importer) {
            if (id === 'lwc') return esmOf('@lwc/engine-dom');
            if (!importer && id.startsWith('@lwc/')) return esmOf(id);
            return id.startsWith('lightning/') && existsSync(baseComponentFile(id)) ? baseComponentFile(id) : null;
        }
    };
}

/** `@salesforce/i18n/timeZone` and its like differ from org to org: read from the page, not frozen into the build. */
export function i18nOfThePage() {
    const prefix = '\0page-i18n:';
    const nameOf = (id) => (id.startsWith('@salesforce/i18n/') ? id.slice('@salesforce/i18n/'.length) : '');
    return {
        name: 'i18n-of-the-page',
        resolveId: (id) => (nameOf(id) in I18N_OF_THE_PAGE ? prefix + nameOf(id) : null),
        load: (id) => (id.startsWith(prefix) ? i18nModule(id.slice(prefix.length)) : null)
    };
}

/** Source of a module whose default export is read from the page's context at `pathInContext`. */
export function fromPageContext(pathInContext, fallback = 'undefined') {
    const steps = pathInContext.map((step) => `?.[${JSON.stringify(step)}]`).join('');
    return `const element = document.getElementById('${PAGE_CONTEXT_ELEMENT}');
const context = element ? JSON.parse(element.textContent) : {};
export default context${steps} ?? ${fallback};
`;
}

/**
 * Place after the LWC plugin. As on the platform, `*.lbc.native.css` is an empty stylesheet where shadow is synthetic:
 * the global SLDS sheet styles the components.
 */
export function withoutNativeCss() {
    const empty = { code: 'export default function emptyCss() { return ""; }', map: { mappings: '' } };
    return {
        name: 'without-native-css',
        transform: (_code, id) => (id.split('?')[0].endsWith('lbc.native.css') ? empty : null)
    };
}

/** Every icon that is named somewhere, as `utility_close`. */
export function usedIcons() {
    const used = new Set();
    const files = ICON_SOURCES.flatMap((folder) =>
        readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name))
    );
    for (const file of files.filter((name) => /\.(html|js|ts)$/.test(name))) {
        const names = readFileSync(file, 'utf8').matchAll(/\b(action|custom|doctype|standard|utility):(\w+)/g);
        for (const [, category, name] of names) used.add(`${category}_${name}`);
    }
    return [...used].sort();
}

/**
 * Leaves out the templates of icons that nothing names. All of them are megabytes, which every page would load and parse,
 * where the platform has a sprite.
 */
export function onlyIcons(used) {
    const wanted = new Set(used);
    return {
        name: 'only-used-icons',
        load(id) {
            if (!/iconSvgTemplates\w+\/buildTemplates\/templates\.js$/.test(id)) return null;
            const imports = readFileSync(id, 'utf8').matchAll(/^import \{ default as (\w+) \} from .+$/gm);
            const found = [...imports].filter(([, name]) => wanted.has(name));
            const lines = found.map(([line]) => line);
            return [...lines, `export default { ${found.map(([, name]) => name).join(', ')} };`].join('\n');
        }
    };
}

function i18nModule(name) {
    return fromPageContext(['i18n', name], JSON.stringify(I18N_OF_THE_PAGE[name]));
}

function baseComponentFile(id) {
    const name = id.slice('lightning/'.length);
    return path.join(BASE_COMPONENTS_SOURCE, name, `${name}.js`);
}

function esmOf(name) {
    return require.resolve(name).replace(/index(\.cjs)?(\.js)?$/, 'index.js');
}
