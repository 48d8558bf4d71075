/** Looks at the converted package as the org would receive it: everything that must be there, nothing that must not. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { bundles } from '../support/project.mjs';
import { CONVERTED } from './convertSource.mjs';

const EXPECTED = [
    'package.xml',
    'labels/CustomLabels.labels',
    'objects/Chat_History_Settings__c.object',
    'pages/ChatHistoryBroker.page',
    'pages/ChatHistoryBroker.page-meta.xml',
    'staticresources/ChatHistoryBroker.resource',
    'staticresources/ChatHistoryBroker.resource-meta.xml',
    'permissionsets/Chat_History.permissionset',
    'customPermissions/Chat_History.customPermission'
];

/** TypeScript, tests and the simulation never reach an org. */
const UNWANTED = /\.ts$|__tests__|__mocks__|(^|\/)(sim|preview|test)\//;

export function packageContents() {
    const files = filesIn(CONVERTED);
    const faults = [
        ...missing(files),
        ...files.filter((file) => UNWANTED.test(file)).map((file) => `${file} must not be deployed`),
        ...files.filter((file) => isXml(file)).flatMap((file) => malformed(file)),
        ...files.filter((file) => file.endsWith('.page')).flatMap((file) => unknownSettings(file, files))
    ];
    if (faults.length > 0) throw new Error(`The package is not what should be deployed:\n${faults.join('\n')}`);
    return `${files.length} files`;
}

function missing(files) {
    const expected = [
        ...EXPECTED,
        ...bundles().flatMap(({ name }) => [`lwc/${name}/${name}.js`, `lwc/${name}/${name}.js-meta.xml`])
    ];
    return expected.filter((file) => !files.includes(file)).map((file) => `${file} is missing (run "npm run build")`);
}

const isXml = (file) => /\.(xml|labels|object|page|permissionset|customPermission)$/.test(file);

function malformed(file) {
    const validity = XMLValidator.validate(contentOf(file));
    return validity === true ? [] : [`${file}:${validity.err.line}: ${validity.err.msg}`];
}

/**
 * An org refuses a page that names a setting it lacks. A user without access to the setting would get a page without its
 * values: the org's preference "Restrict access to custom settings" is on by default, and Visualforce asks as the user.
 * Source: Salesforce Help, "Protection and Privacy Options for Custom Settings".
 */
function unknownSettings(page, files) {
    const granted = contentOf('permissionsets/Chat_History.permissionset');
    return [...contentOf(page).matchAll(/\$Setup\.(\w+)\.(\w+)/g)].flatMap(([name, object, field]) => {
        const file = `objects/${object}.object`;
        const isThere = files.includes(file) && contentOf(file).includes(`<fullName>${field}</fullName>`);
        const mayRead = granted.includes(`<name>${object}</name>`);
        return [
            ...(isThere ? [] : [`${page} reads ${name}, which is not in the package`]),
            ...(mayRead ? [] : [`${page} reads ${name}, which the permission set gives no access to`])
        ];
    });
}

function contentOf(file) {
    const place = path.join(CONVERTED, file);
    return existsSync(place) ? readFileSync(place, 'utf8') : '';
}

function filesIn(folder) {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
