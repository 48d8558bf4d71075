import { labels } from './realLabels';

/** Words that this product does not use on screen, and other spellings of its name. */
const UNWANTED = /\b(words|mend|shall|told|unasked|by itself|API calls?)\b|[Cc]hat history/;

describe('Custom labels', () => {
    const names = labels.map(({ fullName }) => fullName);

    it('keep within the limits of Salesforce', () => {
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
        const others = names.filter((name) => name.endsWith('_other'));
        expect(others).toEqual(ones.map((name) => name.replace(/one$/, 'other')));
    });

    it('explain every place for a value in their description', () => {
        for (const { value, shortDescription } of labels) {
            for (const [place] of value.matchAll(/\{\d\}/g)) expect(shortDescription).toContain(place);
        }
    });

    it('say "complete" in the one place where it is proven', () => {
        const claims = labels.filter(({ value }) => /\bcomplete\b|everything|all messages/i.test(value));
        expect(claims.map(({ fullName }) => fullName)).toEqual(['ChatHistory_Completeness_Complete']);
    });

    it('use the words of the product, and spell "Chat History" one way', () => {
        expect(labels.filter(({ value }) => UNWANTED.test(value))).toEqual([]);
    });

    it('call a request for messages a read, since a call is a phone call here', () => {
        const withCall = labels.filter(({ value }) => /\bcalls?\b/i.test(value)).map(({ fullName }) => fullName);
        const aboutPhoneCalls =
            /^ChatHistory_(Call|CallRecord|OpenCall|File_OnCall|Omission_(StillOpen|NoTranscript_Call|Call_|Hidden_)|Evidence_(NoConversation_Call|Call_|Hidden)|State_(NothingLinked|MoreCalls|CallsNotAvailable)|Problem_NoAccess)/;
        expect(withCall.filter((name) => !aboutPhoneCalls.test(name))).toEqual([]);
    });
});
