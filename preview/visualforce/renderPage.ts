/**
 * Renders the deployed `.page` file as Visualforce does, as far as our page needs it. What it does not know is loud.
 *
 * Source: Visualforce Developer Guide, apex:page; Secure Coding Guide (merge fields are HTML-encoded, except in
 * `<script>` and `<style>`, where they are not: so they are refused there).
 */
import { escapeHtml } from '../http/escape';
import { readXml } from '../xml';
import type { MergeFields } from './mergeFields';
import { mergeField } from './mergeFields';

export type RenderedPage = Readonly<{ html: string; headers: Readonly<Record<string, string>> }>;

type PageAttributes = Readonly<Record<string, string>>;

const PAGE = /^\s*(?:<\?xml[^>]*\?>\s*)?(<apex:page\b[^>]*>)([\s\S]*)<\/apex:page>\s*$/;

/** With these, Visualforce adds nothing of its own to the markup; without them the local page would have to. */
const REQUIRED: PageAttributes = {
    applyBodyTag: 'false',
    applyHtmlTag: 'false',
    docType: 'html-5.0',
    showHeader: 'false',
    standardStylesheets: 'false'
};

const OPTIONAL: readonly string[] = ['cache', 'cspHeader', 'sidebar', 'lightningStylesheets', 'language', 'title'];

/** `markup` is the text of the `.page` file. */
export function renderPage(markup: string, fields: MergeFields): RenderedPage {
    // Visualforce takes well-formed XML only.
    readXml(markup);
    const [, openTag = '', content = ''] = PAGE.exec(markup) ?? [];
    const attributes = attributesOf(openTag);
    refuseUnknown(content);
    const html = content.replace(/\{!([\s\S]*?)\}/g, (_, expression: string) =>
        escapeHtml(mergeField(expression.trim(), fields))
    );
    return { html: `<!DOCTYPE html>\n${html.trim()}\n`, headers: headersOf(attributes) };
}

function attributesOf(openTag: string): PageAttributes {
    if (openTag === '') throw new Error('The page has no <apex:page> around it.');
    const { 'apex:page': attributes } = readXml(`${openTag}</apex:page>`) as { 'apex:page': PageAttributes };
    for (const [name, value] of Object.entries(REQUIRED)) {
        if (attributes[name] !== value) throw new Error(`<apex:page> needs ${name}="${value}" here.`);
    }
    const unknown = Object.keys(attributes).find((name) => !(name in REQUIRED) && !OPTIONAL.includes(name));
    if (unknown !== undefined) throw new Error(`<apex:page> has ${unknown}, which the local page doesn't know.`);
    return attributes;
}

function refuseUnknown(content: string): void {
    const component = /<([a-z]+:[A-Za-z]+)/.exec(content);
    if (component !== null) throw new Error(`The page has <${component[1]}>, which the local page doesn't know.`);
    for (const [, element, inside = ''] of content.matchAll(/<(script|style)\b[^>]*>([\s\S]*?)<\/\1>/g)) {
        if (inside.includes('{!')) throw new Error(`A merge field inside <${element}> is not encoded by Visualforce.`);
    }
}

function headersOf({ cache }: PageAttributes): Readonly<Record<string, string>> {
    return cache === 'false' ? { 'cache-control': 'no-cache, must-revalidate, max-age=0, no-store, private' } : {};
}
