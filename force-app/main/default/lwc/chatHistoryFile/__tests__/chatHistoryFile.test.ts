import '../../chatHistoryLabels/__tests__/realLabels';
import { CALL_ID, aFile } from 'support/builders';
import {
    all,
    clearPage,
    defaultsPrevented,
    one,
    received,
    rendered,
    shown,
    textOf
} from '../../chatHistoryLabels/__tests__/screen';
import ChatHistoryFile from 'c/chatHistoryFile';

type Props = Partial<Pick<ChatHistoryFile, 'file' | 'isUnpaired' | 'timeZone'>>;

const show = (props: Props = {}) =>
    shown('c-chat-history-file', ChatHistoryFile, { file: aFile(), timeZone: 'Europe/Berlin', ...props });

const images = (element: HTMLElement) => all(element, 'img') as readonly HTMLImageElement[];

const SRC = '/sfc/servlet.shepherd/version/renditionDownload?rendition=THUMB240BY180&versionId=068000000000001';

afterEach(() => {
    clearPage();
    jest.useRealTimers();
});

async function fails(element: HTMLElement): Promise<void> {
    images(element)[0]?.dispatchEvent(new Event('error'));
    await rendered();
}

async function pass(ms: number): Promise<void> {
    jest.advanceTimersByTime(ms);
    await rendered();
}

describe('A file', () => {
    it('is a line of name, type and size, with its picture', async () => {
        const file = await show();
        expect(textOf(file)).toBe('Boiler · JPG · 240 kB');
        await expect(file).toBeAccessible();
    });

    it('says where it hangs and since when, where it belongs to no message', async () => {
        expect(textOf(await show({ isUnpaired: true }))).toBe(
            'File on this session · 10:00 AM · Boiler · JPG · 240 kB'
        );
        expect(textOf(await show({ isUnpaired: true, file: aFile({ recordId: CALL_ID, at: null }) }))).toBe(
            'File on this call · Boiler · JPG · 240 kB'
        );
    });

    it.each([
        [{ title: null, extension: null, type: null, size: null }, 'File without a name'],
        [{ extension: null, type: 'WORD_X' }, 'Boiler · WORD_X · 240 kB'],
        [{ title: '<img src=x onerror=alert(1)>', size: 0 }, '<img src=x onerror=alert(1)> · JPG · 0 byte'],
        [{ extension: 'x'.repeat(400), size: 5_000_000_000 }, 'Boiler · XXXXXXXXXXXX · 5 GB'],
        [{ size: 1_500_000 }, 'Boiler · JPG · 1.5 MB']
    ])('with %p reads %p', async (fields, text) => {
        const file = await show({ file: aFile(fields) });
        expect(textOf(file)).toBe(text);
        expect(all(file, 'bdi img, a img')).toEqual([]);
    });

    it('opens by a plain click, and leaves every other to the browser', async () => {
        const file = await show();
        const opened = received(file, 'openrecord');
        const link = one(file, 'a');
        const prevented = defaultsPrevented(link);
        link.click();
        link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }));
        expect(opened).toEqual([{ recordId: '069000000000001', objectApiName: 'ContentDocument' }]);
        expect([link.getAttribute('href'), prevented]).toEqual([
            '/lightning/r/ContentDocument/069000000000001/view',
            [true, false]
        ]);
    });
});

describe('The picture of a file', () => {
    it('comes from the own host when it comes into view, tells other hosts nothing, and claims nothing', async () => {
        const [image] = images(await show());
        expect(['src', 'loading', 'referrerpolicy', 'alt'].map((name) => image?.getAttribute(name))).toEqual([
            SRC,
            'lazy',
            'same-origin',
            ''
        ]);
    });

    it('is asked for once more after it failed, and then an icon stands there', async () => {
        jest.useFakeTimers();
        const file = await show();
        await fails(file);
        expect([images(file).length, all(file, 'svg').length]).toEqual([0, 1]);
        await pass(4_999);
        expect(images(file)).toHaveLength(0);
        await pass(1);
        expect(images(file).map((image) => image.getAttribute('src'))).toEqual([SRC]);
        await fails(file);
        await pass(60_000);
        expect([images(file).length, all(file, 'svg').length]).toEqual([0, 1]);
    });

    it('is not waited for where the row is gone', async () => {
        jest.useFakeTimers();
        const file = await show();
        await fails(file);
        file.remove();
        expect(jest.getTimerCount()).toBe(0);
    });

    it.each([
        ['without a version', { versionId: null }],
        ['whose version is an address', { versionId: '//evil.example' }],
        ['that is a sound', { extension: 'm4a', type: 'M4A' }],
        ['of an unknown type', { extension: 'exe', type: 'UNKNOWN' }],
        ['that is a film', { extension: 'mp4', type: 'MP4' }]
    ])('of a file %s is an icon, and nothing is asked for', async (_what, fields) => {
        const file = await show({ file: aFile(fields) });
        expect([images(file).length, all(file, 'svg').length]).toEqual([0, 1]);
        await expect(file).toBeAccessible();
    });
});
