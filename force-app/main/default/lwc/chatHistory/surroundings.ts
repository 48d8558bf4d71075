/** What the page around the component is, told from the little that it shows. */

/**
 * Is this the canvas of Lightning App Builder? There the component gets a sample record and is rendered anew with every
 * drag, so it must ask for nothing.
 *
 * Salesforce offers no way to tell. The canvas is a frame whose path holds `flexipageEditor`, which third-party
 * components rely on; should Salesforce move it, the component would behave in the canvas as on a page [?].
 */
export function isAppBuilderCanvas(pathname: string): boolean {
    return pathname.toLowerCase().includes('/flexipageeditor/');
}

/**
 * Does legacy Lightning Locker run instead of Lightning Web Security? Locker hands components a stand-in for `window`
 * that calls itself `SecureWindow`; it blocks the frame's messages.
 */
export function isLightningLocker(windowText: string): boolean {
    return windowText.startsWith('SecureWindow');
}
