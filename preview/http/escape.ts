const ENTITIES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;'
};

/** Text for HTML, inside of elements and of quoted attributes alike. */
export function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** JSON for a `<script type="application/json">`: nothing in it can end the element. */
export function escapeScriptJson(value: unknown): string {
    return JSON.stringify(value).replaceAll('<', '\\u003c');
}
