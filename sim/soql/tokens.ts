/** Words of a SOQL text, and a cursor over them that refuses whatever it did not expect. */

export type Tokens = Readonly<{
    /** Takes the next word if it is this keyword (any case). */
    skips: (keyword: string) => boolean;
    /** Takes the next word, which must be this keyword. */
    keyword: (keyword: string) => void;
    /** Takes a name, e.g. `Conversation.ConversationIdentifier`. */
    name: () => string;
    /** Takes a string literal and gives what it stands for. */
    literal: () => string;
    /** Takes a whole number. */
    count: () => number;
    /** Nothing may be left. */
    end: () => void;
}>;

const WORD = /\s*('(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*|\d+|[=,])/y;

/** A cursor over the words of a SOQL text. Throws at the first thing that is no word of the strict subset. */
export function tokensOf(text: string): Tokens {
    const words = split(text);
    let next = 0;
    const take = (fits: (word: string) => boolean, wanted: string): string => {
        const word = words[next];
        if (word === undefined || !fits(word)) {
            throw new Error(`The org's SOQL expected ${wanted}, not "${word ?? 'the end'}", in: ${text}`);
        }
        next++;
        return word;
    };
    const is = (keyword: string) => (word: string) => word.toUpperCase() === keyword;
    return {
        skips: (keyword) => is(keyword)(words[next] ?? '') && next++ >= 0,
        keyword: (keyword) => void take(is(keyword), keyword),
        name: () => take((word) => /^[A-Za-z_]/.test(word), 'a name'),
        literal: () => unquote(take((word) => word.startsWith("'"), 'a string')),
        count: () => Number(take((word) => /^\d+$/.test(word), 'a number')),
        end: () => {
            if (next < words.length) {
                throw new Error(`The org's SOQL did not expect "${words[next] ?? ''}" in: ${text}`);
            }
        }
    };
}

function split(text: string): readonly string[] {
    const words: string[] = [];
    WORD.lastIndex = 0;
    let end = 0;
    for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
        words.push(match[1] ?? '');
        end = WORD.lastIndex;
    }
    if (text.slice(end).trim() !== '') {
        throw new Error(`The org's SOQL can't read "${text.slice(end)}" in: ${text}`);
    }
    return words;
}

function unquote(literal: string): string {
    return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}
