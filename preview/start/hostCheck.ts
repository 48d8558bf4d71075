/**
 * Runs on the start page: asks both hosts of the first scenario whether they are there.
 */
const section = document.getElementById('host-check');

async function isThere(url: string): Promise<boolean> {
    try {
        const response = await fetch(url, { credentials: 'omit', cache: 'no-store' });
        return response.ok;
    } catch {
        return false;
    }
}

async function check(element: HTMLElement): Promise<void> {
    const urls = (element.dataset['urls'] ?? '').split(' ');
    const found = await Promise.all(urls.map(isThere));
    element.dataset['state'] = found.every(Boolean) ? 'found' : 'missing';
}

if (section !== null) void check(section);
