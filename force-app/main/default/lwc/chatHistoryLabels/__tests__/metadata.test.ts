import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { labels } from './realLabels';

const LWC = path.resolve(__dirname, '../..');
/** Visualforce merges these into the broker page; no module imports them. */
const ON_THE_BROKER_PAGE = ['ChatHistory_Broker_Title', 'ChatHistory_Broker_Connected'];

function importedLabels(): readonly string[] {
    return readdirSync(LWC, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'))
        .flatMap((file) => [...readFileSync(path.join(LWC, file), 'utf8').matchAll(/@salesforce\/label\/c\.(\w+)/g)])
        .map(([, name = '']) => name);
}

describe('custom labels', () => {
    const names = labels.map(({ fullName }) => fullName);

    it('are each imported once, or stand on the broker page', () => {
        expect([...importedLabels(), ...ON_THE_BROKER_PAGE].sort()).toEqual([...names].sort());
    });

    it('keep to what Salesforce allows', () => {
        for (const { fullName, value, shortDescription, language, protected: isProtected } of labels) {
            expect(fullName).toMatch(/^ChatHistory_[A-Za-z0-9]+(_[A-Za-z0-9]+)*$/);
            expect(fullName.length).toBeLessThanOrEqual(80);
            expect(value).toMatch(/^.{1,1000}$/);
            expect(shortDescription).toMatch(/^.{1,80}$/);
            expect([language, isProtected]).toEqual(['en_US', 'true']);
        }
    });

    it('have each name once', () => {
        expect(new Set(names).size).toBe(names.length);
    });

    it('come as whole plural sets', () => {
        const ones = names.filter((name) => name.endsWith('_one'));
        expect(names.filter((name) => name.endsWith('_other'))).toEqual(
            ones.map((name) => name.replace(/one$/, 'other'))
        );
    });

    it('never claim that anything is complete', () => {
        expect(labels.filter(({ value }) => /complete|everything|all messages/i.test(value))).toEqual([]);
    });
});
