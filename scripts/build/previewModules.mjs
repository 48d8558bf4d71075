/**
 * Rollup plugins for our own Lightning code on the local page: types stripped as for the deploy, and what the platform
 * answers under `@salesforce/*`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import ts from 'typescript';
import { bundles, ROOT } from '../support/project.mjs';
import { fromPageContext } from './vendorModules.mjs';

const LABELS_FOLDER = path.join(ROOT, 'force-app/main/default/labels');
const STUBS_FOLDER = path.join(ROOT, 'preview/platform');
const MODULES_FOLDER = path.join(ROOT, 'preview/lwc');

/** Platform modules that the local page answers itself. */
const STUBS = {
    'lightning/graphql': 'graphql.ts',
    'lightning/navigation': 'navigation.ts',
    'lightning/uiRecordApi': 'uiRecordApi.ts'
};

/** Kinds of `@salesforce/<kind>/<name>` → where the page's context holds the value. They differ from org to org. */
const IN_PAGE_CONTEXT = {
    i18n: (name) => ['i18n', name],
    user: (name) => ['user', name],
    userPermission: (name) => ['userPermissions', name],
    customPermission: (name) => ['customPermissions', name],
    resourceUrl: (name) => ['resourceUrls', name]
};

/** Module records for the LWC compiler. The alias form keeps the namespace `c` although the folder is called `lwc`. */
export function lightningModules() {
    return [
        ...bundles().map(({ name, entry }) => ({ name: `c/${name}`, path: entry })),
        ...Object.entries(STUBS).map(([name, file]) => ({ name, path: path.join(STUBS_FOLDER, file) })),
        { dir: MODULES_FOLDER }
    ];
}

/** Does the page load this module from build/vendor? */
export function isVendorModule(id) {
    return id === 'lwc' || id === '@lwc/synthetic-shadow' || (id.startsWith('lightning/') && !(id in STUBS));
}

/** Strips types with the deploy's own options; decorators stay for the LWC compiler. */
export function stripTypes(code, fileName, more = {}) {
    const { compilerOptions } = ts.readConfigFile(path.join(ROOT, 'tsconfig.base.json'), ts.sys.readFile).config;
    const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, ...more }, ROOT);
    return ts.transpileModule(code, { compilerOptions: options, fileName });
}

/** Rollup plugin. */
export function typescript() {
    return {
        name: 'typescript',
        transform(code, id) {
            const file = id.split('?')[0];
            if (!file.endsWith('.ts')) return null;
            const output = stripTypes(code, file, { sourceMap: true });
            return {
                code: output.outputText.replace(/\n\/\/# sourceMappingURL.*$/, ''),
                map: JSON.parse(output.sourceMapText)
            };
        }
    };
}

/** `@salesforce/*` for our own files. A label that the labels file lacks fails the build, as it fails a deploy. */
export function salesforceModules() {
    const labels = readLabels();
    const prefix = '\0salesforce:';
    return {
        name: 'salesforce-modules',
        resolveId: (id) => (id.startsWith('@salesforce/') ? prefix + id : null),
        load(id) {
            if (!id.startsWith(prefix)) return null;
            const [, kind, name] = /^@salesforce\/([^/]+)\/(.+)$/.exec(id.slice(prefix.length)) ?? [];
            if (kind in IN_PAGE_CONTEXT) return fromPageContext(IN_PAGE_CONTEXT[kind](name));
            if (kind === 'schema') return schemaModule(name);
            const label = kind === 'label' ? labels[name.replace(/^c\./, '')] : undefined;
            if (label === undefined) this.error(`The local page knows no ${id.slice(prefix.length)}.`);
            return `export default ${JSON.stringify(label)};`;
        }
    };
}

/** `Case.Contact.Name` → the object and the path of the field. */
function schemaModule(name) {
    const [objectApiName, ...steps] = name.split('.');
    return `export default ${JSON.stringify({ objectApiName, fieldApiName: steps.join('.') })};`;
}

/** Leaves the labels for the server too, which renders them into Visualforce. */
export function writeLabels(file) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(readLabels(), null, 2));
}

/** @returns {Record<string, string>} custom label → its text in English */
function readLabels() {
    const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => name === 'labels' });
    const found = {};
    for (const file of readdirSync(LABELS_FOLDER).filter((name) => name.endsWith('.labels-meta.xml'))) {
        const { CustomLabels } = parser.parse(readFileSync(path.join(LABELS_FOLDER, file), 'utf8'));
        for (const { fullName, value } of CustomLabels.labels ?? []) found[fullName] = value;
    }
    return found;
}
