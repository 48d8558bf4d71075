/** Puts a view on the page of a test, and reads what stands there. */
import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

type Shown<P> = HTMLElement & P;

export async function shown<P extends object>(
    tag: string,
    constructor: typeof LightningElement,
    props: P
): Promise<Shown<P>> {
    const element = Object.assign(createElement(tag, { is: constructor }) as HTMLElement, props);
    document.body.appendChild(element);
    await rendered();
    return element;
}

/** LWC renders in microtasks; children after their parents. */
export async function rendered(): Promise<void> {
    for (let round = 0; round < 10; round += 1) await Promise.resolve();
}

export function clearPage(): void {
    document.body.replaceChildren();
}

export function all(element: HTMLElement, selector: string): readonly HTMLElement[] {
    return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

export function one(element: HTMLElement, selector: string): HTMLElement {
    const [found] = all(element, selector);
    if (found === undefined) throw new Error(`nothing matches ${selector}`);
    return found;
}

/** The button with this text. */
export function button(element: HTMLElement, text: string): HTMLElement {
    const found = all(element, 'button').find((candidate) => candidate.textContent.trim() === text);
    if (found === undefined) throw new Error(`no button "${text}" among "${buttonTexts(element).join('", "')}"`);
    return found;
}

export function buttonTexts(element: HTMLElement): readonly string[] {
    return all(element, 'button').map((found) => found.textContent.trim());
}

/**
 * The text as it is copied: blocks on lines of their own, everything else joined as it is written, children included.
 * Narrow no-break spaces, which Intl puts before AM and PM, become spaces.
 */
export function textOf(element: HTMLElement): string {
    const lines = copied(element.shadowRoot ?? element).split('\n');
    return lines
        .map((line) => line.replace(/\u202f/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n');
}

/** The details of the events of this type, as they come. */
export function received(element: HTMLElement, type: string): unknown[] {
    const details: unknown[] = [];
    element.addEventListener(type, (event) => details.push((event as CustomEvent).detail));
    return details;
}

/** Whether the view prevented the default of each click. No click gets through: the browser of a test can't navigate. */
export function defaultsPrevented(link: HTMLElement): boolean[] {
    const prevented: boolean[] = [];
    link.addEventListener('click', (event) => {
        prevented.push(event.defaultPrevented);
        event.preventDefault();
    });
    return prevented;
}

const INLINE = new Set(['A', 'B', 'BDI', 'SPAN', 'TIME', 'SVG', 'PATH']);

function copied(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (node.nodeType === Node.COMMENT_NODE) return '';
    if (node.nodeName === 'BR') return '\n';
    if (node instanceof HTMLElement && node.hidden) return '';
    const root = node instanceof HTMLElement && node.shadowRoot !== null ? node.shadowRoot : node;
    const inner = [...root.childNodes].map(copied).join('');
    const isWord = node instanceof HTMLButtonElement && node.closest('.line') !== null;
    return isWord || INLINE.has(node.nodeName.toUpperCase()) ? inner : `\n${inner}\n`;
}
