/**
 * @jest-environment node
 *
 * The scripts are ES modules that Node runs as they are, so each test asks a process of its own for values.
 */
const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '../..');

/** The JSON of an expression that may use what the module exports. */
function valueOf(module, expression) {
    const file = JSON.stringify(path.join(ROOT, 'scripts', module));
    const program = `import * as m from ${file}; console.log(JSON.stringify(await (${expression})));`;
    const args = ['--input-type=module', '--eval', program];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }));
}

describe('The check of import circles', () => {
    const circlesOf = (files) =>
        valueOf(
            'check/importCircles.mjs',
            `(() => {
                const texts = ${JSON.stringify(files)};
                return m.findCircles(m.importGraph(Object.keys(texts), (file) => texts[file]));
            })()`
        );

    it('finds a circle over three files, also where only types are imported', () => {
        const files = {
            'a/one.ts': "import { two } from './two';",
            'a/two.ts': "import type { Three } from '../b/three';",
            'b/three.ts': "export { one } from '../a/one';",
            'b/four.ts': "import { one } from '../a/one';"
        };
        expect(circlesOf(files)).toEqual([['a/one.ts', 'a/two.ts', 'b/three.ts']]);
    });

    it('finds none in files that import downwards only', () => {
        const files = { 'a.ts': "import './b'; import './c';", 'b.ts': "import './c';", 'c.ts': '' };
        expect(circlesOf(files)).toEqual([]);
    });
});

describe('The check of the vocabulary', () => {
    const hitsIn = (file, text) =>
        valueOf(
            'check/vocabulary.mjs',
            `[...m.hitsInPath(${JSON.stringify(file)}), ...m.hitsInText(${JSON.stringify(file)}, ${JSON.stringify(text)})]`
        );

    it('finds an old word in an identifier, in the name of a file and in prose', () => {
        expect(hitsIn('broker/keyRing.ts', '// Whoever reads this\nconst keptPages = 1;')).toEqual([
            'broker/keyRing.ts: "ring" in its name (nothing: there is no key ring)',
            'broker/keyRing.ts:2: keptPages (cached, stored)',
            'broker/keyRing.ts:1: "Whoever": // Whoever reads this'
        ]);
    });

    it('leaves ordinary English alone', () => {
        const text = '/** Bells ring. They keep a string and turn it. */\nconst focusRingWidth = keyring(spring);';
        expect(hitsIn('a/string.ts', text)).toEqual([]);
    });
});

it('A bundle without a path in tsconfig.base.json and a path without a bundle are named by the check of paths', () => {
    const actual = { 'c/gone': ['./gone.ts'], 'support/*': ['./test/support/*'] };
    const expected = { 'c/here': ['./here.ts'] };
    expect(
        valueOf('check/bundlePaths.mjs', `m.comparePaths(${JSON.stringify(actual)}, ${JSON.stringify(expected)})`)
    ).toEqual(['  "c/here" must be ["./here.ts"]', '  c/gone has no bundle']);
});

describe('A command that is to run alone', () => {
    const outcomeOf = (script) =>
        valueOf(
            'support/command.mjs',
            `m.runAlone('sh', ['-c', ${JSON.stringify(script)}]).then(() => 'ended', (error) => error.message)`
        );
    const onLinux = existsSync('/proc/self/environ') ? it : it.skip;

    onLinux('is refused when it leaves a process behind, however detached', () => {
        expect(outcomeOf('setsid sleep 2 </dev/null >/dev/null 2>&1 &')).toMatch(/^sh left running:\n\d+ .*sleep 2/);
    });

    it('is accepted when all of its processes have ended', () => {
        expect(outcomeOf('sleep 0')).toBe('ended');
    });
});

it('The broker script is built by one function: no other script names its entry', () => {
    const files = valueOf(
        'support/sources.mjs',
        `['scripts', 'bench', 'preview', 'test'].flatMap(m.filesUnder)
            .filter((file) => /\\.(mjs|js|ts)$/.test(file) && !file.endsWith('checks.test.js'))
            .filter((file) => m.textOf(file).includes('broker/main'))`
    );
    expect(files).toEqual(['scripts/build/broker.mjs']);
});
