/** One version: package.json's is what the component and the broker page show, and what a package of it is called. */
import { filesUnder, textOf } from '../support/sources.mjs';

const CORE = 'force-app/main/default/lwc/chatHistoryCore';

export function productVersion() {
    const { version } = JSON.parse(textOf('package.json'));
    const faults = [...coreFaults(version), ...packageFaults(version), ...lockFaults(version)];
    if (faults.length > 0) throw new Error(`package.json says ${version}:\n${faults.join('\n')}`);
    return version;
}

function coreFaults(version) {
    const sources = filesUnder(CORE).filter((file) => file.endsWith('.ts') && !file.includes('__tests__'));
    const found = sources.flatMap((file) =>
        [...textOf(file).matchAll(/\bVERSION = '([^']*)'/g)].map(([, text]) => text)
    );
    return found.length === 1 && found[0] === version
        ? []
        : [`  the core's VERSION is ${found.join(', ') || 'missing'}`];
}

function packageFaults(version) {
    const [{ versionName, versionNumber }] = JSON.parse(textOf('sfdx-project.json')).packageDirectories;
    const expected = { versionName: version.split('.').slice(0, 2).join('.'), versionNumber: `${version}.NEXT` };
    return versionName === expected.versionName && versionNumber === expected.versionNumber
        ? []
        : [`  sfdx-project.json has versionName ${versionName}, versionNumber ${versionNumber}`];
}

function lockFaults(version) {
    const lock = JSON.parse(textOf('package-lock.json'));
    return lock.version === version ? [] : [`  package-lock.json has ${lock.version} (run "npm install")`];
}
