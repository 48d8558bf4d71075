/**
 * One word per thing, the standard one: no private words. In identifiers and file names each old word counts. In prose only
 * those count that ordinary English has little use for: a sentence may keep, ring and turn.
 */
import path from 'node:path';
import ts from 'typescript';
import { filesUnder, textOf } from '../support/sources.mjs';

/** Old name → what to write instead. */
const IN_NAMES = {
    keep: 'cache, or a verb that says what happens',
    kept: 'cached, stored',
    keeper: 'the standard name of the thing',
    ring: 'nothing: there is no key ring',
    shelf: 'storage',
    shelves: 'storage',
    heard: 'recordResponse, call log',
    woken: 'markedActive',
    unasked: 'auto',
    verdict: 'admission, result',
    whoever: 'the name of the one who does it',
    mend: 'repair, recover',
    told: 'notified',
    sealed: 'encrypted',
    sealing: 'encryption',
    ledger: 'call log',
    condemned: 'expired',
    purge: 'evict',
    rooms: 'services',
    turns: 'concurrency limit',
    surroundings: 'environment',
    bookend: 'boundary'
};

const IN_PROSE = [
    'shelf',
    'shelves',
    'heard',
    'woken',
    'unasked',
    'verdict',
    'whoever',
    'mend',
    'mends',
    'condemned',
    'ledger',
    'bookend',
    'shall',
    'by itself',
    'let go of'
];

/** A focus ring is called that by everybody. */
const ALLOWED_NAMES = /^focusRing|FocusRing/;

/** Not ours to reword: messages of the people in a scenario. And lists of words that are not to be used. */
const EXEMPT = [
    /^sim\/scenarios\//,
    /^scripts\/check\/vocabulary/,
    /^scripts\/check\/checks\.test\.js$/,
    /^force-app\/.*\/chatHistoryLabels\/__tests__\/labels\.test\.ts$/
];

const CODE = /\.(ts|mjs|js)$/;
const TEXT = /\.(ts|mjs|js|html|css|md|xml|page)$/;

/** @throws one line per hit, with what to write instead */
export function vocabulary() {
    const files = filesUnder('.').filter((file) => TEXT.test(file) && !EXEMPT.some((pattern) => pattern.test(file)));
    const hits = files.flatMap((file) => [...hitsInPath(file), ...hitsInText(file, textOf(file))]);
    if (hits.length > 0) throw new Error(`Old words:\n${hits.map((hit) => `  ${hit}`).join('\n')}`);
    return `${files.length} files`;
}

export function hitsInPath(file) {
    const words = file.split('/').flatMap((step) => wordsOf(step.replace(/\..*$/, '')));
    return oldWords(words).map((word) => `${file}: "${word}" in its name (${IN_NAMES[word]})`);
}

/** Hits in the identifiers of code, and in the prose of any text. */
export function hitsInText(file, text) {
    return [...(CODE.test(file) ? hitsInIdentifiers(file, text) : []), ...hitsInProse(file, text)];
}

function hitsInIdentifiers(file, text) {
    const hits = new Set();
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false);
    const visit = (node) => {
        if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
            for (const word of oldWords(wordsOf(node.text))) {
                if (ALLOWED_NAMES.test(node.text)) continue;
                const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
                hits.add(`${file}:${line + 1}: ${node.text} (${IN_NAMES[word]})`);
            }
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return [...hits];
}

function hitsInProse(file, text) {
    const pattern = new RegExp(`\\b(${IN_PROSE.join('|')})\\b`, 'i');
    return text.split('\n').flatMap((line, index) => {
        const found = pattern.exec(line);
        return found === null ? [] : [`${file}:${index + 1}: "${found[0]}": ${line.trim().slice(0, 100)}`];
    });
}

const oldWords = (words) => [...new Set(words)].filter((word) => Object.hasOwn(IN_NAMES, word));

/** `wokenEver` → woken, ever; `KEEP_MS` → keep, ms. */
function wordsOf(name) {
    return path
        .basename(name)
        .split(/(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+/)
        .map((word) => word.toLowerCase())
        .filter((word) => word !== '');
}
