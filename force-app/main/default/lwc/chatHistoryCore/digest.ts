/**
 * A short name for a long or nameless value, the same on every run. It tells things apart; it protects nothing.
 */

// Two FNV-1a lanes that differ in their start: 64 bits, so that a collision in one conversation is out of the question.
const PRIME = 0x01000193;
const FIRST_START = 0x811c9dc5;
const SECOND_START = 0x9747b28c;

/** 16 hexadecimal digits that depend on every UTF-16 unit of the text. */
export function digest(text: string): string {
    let first = FIRST_START;
    let second = SECOND_START;
    for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        first = Math.imul(first ^ unit, PRIME);
        second = Math.imul(second ^ unit ^ (first >>> 16), PRIME);
    }
    return hex(first) + hex(second);
}

function hex(word: number): string {
    return (word >>> 0).toString(16).padStart(8, '0');
}
