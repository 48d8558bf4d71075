/** Puts a view on the page of a test, and reads what stands there. */
import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

export type Shown<P> = HTMLElement & P;

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

/** After the microtask in which LWC renders. */
export async function rendered(): Promise<void> {
    await Promise.resolve();
    await Promise.resolve();
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

/** All words of a view, its children's too, as a reader meets them. */
export function wordsOf(element: HTMLElement): string {
    return textOf(element.shadowRoot ?? element)
        .replace(/\s+/g, ' ')
        .trim();
}

export function heard(element: HTMLElement, type: string): unknown[] {
    const details: unknown[] = [];
    element.addEventListener(type, (event) => details.push((event as CustomEvent).detail));
    return details;
}

/** Whether the view kept each click from the browser. The browser of a test can't navigate, so none gets through. */
export function defaultsPrevented(link: HTMLElement): boolean[] {
    const prevented: boolean[] = [];
    link.addEventListener('click', (event) => {
        prevented.push(event.defaultPrevented);
        event.preventDefault();
    });
    return prevented;
}

function textOf(node: Node): string {
    if (node instanceof HTMLElement && node.shadowRoot !== null) return textOf(node.shadowRoot);
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    return [...node.childNodes].map(textOf).join(' ');
}
