import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileAnswer } from './files';

describe('files of the page', () => {
    let root = '';
    beforeAll(() => {
        root = mkdtempSync(path.join(tmpdir(), 'files-'));
        mkdirSync(path.join(root, 'open'));
        writeFileSync(path.join(root, 'open/a.js'), 'export {};');
        writeFileSync(path.join(root, 'secret.txt'), 'no');
        symlinkSync(path.join(root, 'secret.txt'), path.join(root, 'open/link.txt'));
    });
    afterAll(() => rmSync(root, { recursive: true }));
    const ask = (pathname: string, tag?: string) => fileAnswer(pathname, { '/open/': path.join(root, 'open') }, tag);

    it('are served with their type', async () => {
        expect(await ask('/open/a.js')).toMatchObject({
            status: 200,
            headers: { 'content-type': 'text/javascript; charset=utf-8' }
        });
    });

    it('are not sent again to a browser that has them', async () => {
        const first = await ask('/open/a.js');
        expect(await ask('/open/a.js', String(first?.headers.etag))).toMatchObject({ status: 304, body: '' });
    });

    it.each([
        '/open/../secret.txt',
        '/open/%2e%2e/secret.txt',
        '/open/%2e%2e%2fsecret.txt',
        '/open/link.txt',
        '/open/',
        '/open/%00'
    ])('end at the folder: %s', async (pathname) => {
        expect(await ask(pathname)).toMatchObject({ status: 404 });
    });

    it('leave other paths to others', async () => {
        expect(await ask('/elsewhere/a.js')).toBeNull();
    });
});
