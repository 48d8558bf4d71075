// Jest runs scripts as CommonJS and can't load an ES module, so Node itself does.
const { execFileSync } = require('node:child_process');
const path = require('node:path');

const MODULE = path.join(__dirname, 'labels.mjs');

function evaluate(expression) {
    const script = `import * as labels from ${JSON.stringify(MODULE)}; console.log(JSON.stringify(${expression}))`;
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
}

const problemsOf = (names, source, onPages = []) =>
    evaluate(
        `labels.problemsOf({ names: ${JSON.stringify(names)}, onPages: new Set(${JSON.stringify(onPages)}), source: ${JSON.stringify(source)} })`
    );

describe('The generated labels module', () => {
    it('imports each label once and groups plural sets and notices', () => {
        const names = ['Title', 'Loaded_one', 'Loaded_other', 'Problem_Busy', 'Problem_Busy_Text'];
        expect(evaluate(`labels.moduleOf(${JSON.stringify(names)})`)).toContain(`export const LABELS = {
    Title,
    Loaded: { one: Loaded_one, other: Loaded_other },
    Problem_Busy: { title: Problem_Busy, text: Problem_Busy_Text, admin: null }
} as const;
`);
    });
});

describe('The check of the labels', () => {
    it('accepts labels that are all used', () => {
        expect(problemsOf(['Title', 'Loaded_one', 'Loaded_other'], 'LABELS.Title + LABELS.Loaded')).toEqual([]);
    });

    it('reports a label that no script uses', () => {
        expect(problemsOf(['Title', 'Old'], 'LABELS.Title')).toEqual(['Old is not used']);
    });

    it('reports a label that a script uses although there is none', () => {
        expect(problemsOf(['Title'], 'LABELS.Title + LABELS.New')).toEqual(['New is used, but there is no such label']);
    });

    it('leaves labels of Visualforce pages alone, and reports one that is missing there', () => {
        expect(problemsOf(['Broker_Title'], '', ['Broker_Title'])).toEqual([]);
        expect(problemsOf([], '', ['Broker_Title'])).toEqual(['a page needs Broker_Title']);
    });

    it('reports a plural set without "other", which every language needs', () => {
        expect(problemsOf(['Loaded_one'], 'LABELS.Loaded')).toEqual([
            'Loaded has neither a title nor a label for "other"'
        ]);
    });
});
