/** Resolves when a text that begins with `start` has been painted; gives the time, as `performance.now`. */
export async function painted(start: string): Promise<number> {
    for (;;) {
        const isThere = await new Promise<boolean>((resolve) => {
            requestAnimationFrame(() => {
                const found = isOnPage(start);
                // A task that is posted here runs after this frame was painted.
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => {
                    resolve(found);
                };
                port2.postMessage(null);
            });
        });
        if (isThere) return performance.now();
    }
}

/** Tree walkers look into components, which synthetic shadow hides from selectors. */
function isOnPage(start: string): boolean {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
        if (texts.currentNode.nodeValue?.startsWith(start)) return true;
    }
    return false;
}
