/** @jest-environment node */
const { execFileSync } = require('node:child_process');
const path = require('node:path');

const PRETTIER = path.resolve(__dirname, '../../node_modules/prettier/bin/prettier.cjs');

describe('the formatter', () => {
    it('formats Apex through prettier-plugin-apex, for the day that someone needs a class', () => {
        const formatted = execFileSync(process.execPath, [PRETTIER, '--stdin-filepath', 'Sample.cls'], {
            cwd: path.resolve(__dirname, '../..'),
            input: 'public class Sample{Integer one(){return 1;}}',
            encoding: 'utf8'
        });
        expect(formatted).toBe(
            ['public class Sample {', '    Integer one() {', '        return 1;', '    }', '}', ''].join('\n')
        );
    });
});
