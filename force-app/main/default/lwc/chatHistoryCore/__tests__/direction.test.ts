import { reordersText } from '../chatHistoryCore';

test.each([
    ['a right-to-left override', 'gpj.\u202eexe'],
    ['a right-to-left embedding', '\u202babc\u202c'],
    ['a right-to-left isolate', '\u2067abc\u2069'],
    ['a left-to-right override of Hebrew', '\u202dשלום\u202c'],
    ['an isolate around Arabic', '\u2068مرحبا\u2069 abc'],
    ['a right-to-left mark at its start', '\u200fPay 100 - 20'],
    ['an Arabic letter mark at its start', '\u061cPay 100 - 20'],
    ['a right-to-left mark between its numbers', 'Pay 100 \u200f- 20 today'],
    ['a right-to-left mark before a number', 'Pay \u200f100 - 20 to שלום'],
    ['a right-to-left mark and no letter', '\u200f100 - 20'],
    ['a right-to-left mark in a later line', 'Pay\n\u200f100 - 20'],
    ['an arrow between two right-to-left marks', 'from A \u200f->\u200f B'],
    ['several marks', '\u200e\u200f\u200f100 - 20'],
    ['a left-to-right mark before a number in Hebrew', 'שלום \u200e+972 3 555'],
    ['a left-to-right mark at the start of Arabic', '\u200eمرحبا!'],
    ['a right-to-left mark that breaks up Latin words in Hebrew', 'שלום Windows \u200f10 Pro']
])('A text with %s is reordered', (_, text) => {
    expect(reordersText(text)).toBe(true);
});

test.each([
    ['no direction control', 'Hello שלום'],
    ['a phone number from an address book', '\u202a+49 30 000001\u202c'],
    ['an isolated name in a Latin text', 'Hello \u2068Ines\u2069'],
    ['a mark after a Hebrew letter', 'שלום\u200f!'],
    ['a mark after the full stop of Hebrew', 'שלום.\u200f'],
    ['a mark at the start of Hebrew', '\u200fשלום'],
    ['a mark before a list in Arabic', 'مرحبا OK\n\u200f1. مرحبا'],
    ['a mark after a Latin word at the end of Hebrew', 'שלום Windows.\u200f'],
    ['an Arabic letter mark between numbers of Arabic', 'مرحبا 100 \u061c- 20'],
    ['a mark that holds punctuation at a Hebrew word', 'He said שלום!\u200f and left'],
    ['a mark that holds a bracket at a Hebrew word', 'He said \u200f(שלום) and left'],
    ['a mark that holds punctuation at a Latin word', 'שלום C++\u200e שלום'],
    ['a left-to-right mark before a phone number', '\u200e+49 30 000001'],
    ['a left-to-right mark at the start of Latin', '\u200eHello, Ines'],
    ['a mark at the end of Latin', 'OK\u200f'],
    ['a mark between Latin words', 'See \u200f- OK'],
    ['a mark and no letter or digit', '\u200f👍!'],
    ['a left-to-right mark in a line of its own', 'Hello\n\u200e\nInes']
])('A text with %s is not reordered', (_, text) => {
    expect(reordersText(text)).toBe(false);
});

test('Marks that reorder a megabyte of text are found without delay', () => {
    expect(reordersText(`a${'\u200f'.repeat(1_000_000)}1`)).toBe(true);
    expect(reordersText('a\u200e '.repeat(300_000))).toBe(false);
});

test('A text whose lines end with a separator is judged line by line', () => {
    for (const lineBreak of ['\n', '\r', '\v', '\f', '\x85', '\u2028', '\u2029']) {
        expect(reordersText(`مرحبا OK${lineBreak}\u200f1. مرحبا`)).toBe(false);
        expect(reordersText(`Pay${lineBreak}\u200f100 - 20`)).toBe(true);
    }
});
