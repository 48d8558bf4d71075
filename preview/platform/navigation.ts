/**
 * Stands in for `lightning/navigation`, whose real dependency is not published. Where the platform would open a record,
 * an event notifies the page around the component.
 */
import type { LightningElement } from 'lwc';

export type PageReference = Readonly<{
    type: string;
    attributes: Readonly<Record<string, string>>;
    state?: Readonly<Record<string, string>>;
}>;

/** Dispatched on the window; its detail is the page reference. */
export const NAVIGATE_EVENT = 'preview:navigate';

const RECORD_PATH = /^\/lightning\/r\/(\w+)\/(\w{15,18})\/view$/;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Constructor = new (...args: never[]) => LightningElement;

/** Adds the two methods that components call by the symbols `NavigationMixin.Navigate` and `.GenerateUrl`. */
export function NavigationMixin<T extends Constructor>(Base: T): T {
    const Mixed = class extends (Base as unknown as new () => object) {
        [Navigate](page: PageReference): void {
            window.dispatchEvent(new CustomEvent(NAVIGATE_EVENT, { detail: page }));
        }

        [GenerateUrl](page: PageReference): Promise<string> {
            return Promise.resolve(urlOf(page));
        }
    };
    return Mixed as unknown as T;
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Wire adapter: which record page this is. In the canvas of App Builder there is none. */
export class CurrentPageReference {
    private readonly callback: (page: PageReference | undefined) => void;

    constructor(callback: (page: PageReference | undefined) => void) {
        this.callback = callback;
    }

    connect(): void {
        this.callback(currentPage());
    }

    disconnect(): void {
        // Nothing is listened to.
    }

    update(): void {
        this.callback(currentPage());
    }
}

/** Path of a record page, as the platform makes it. Of a file's preview one that only names the file. */
export function urlOf({ attributes, state }: PageReference): string {
    if (attributes['pageName'] === 'filePreview')
        return `/lightning/r/${state?.['selectedRecordId'] ?? ''}/filePreview`;
    const { objectApiName, recordId, actionName } = attributes;
    return `/lightning/r/${objectApiName ?? ''}/${recordId ?? ''}/${actionName ?? 'view'}`;
}

function currentPage(): PageReference | undefined {
    const [, objectApiName, recordId] = RECORD_PATH.exec(window.location.pathname) ?? [];
    if (objectApiName === undefined || recordId === undefined) return undefined;
    return { type: 'standard__recordPage', attributes: { objectApiName, recordId, actionName: 'view' }, state: {} };
}
