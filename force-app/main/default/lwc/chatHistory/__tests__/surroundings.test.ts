import { isAppBuilderCanvas, isLightningLocker } from '../surroundings';

describe('the surroundings', () => {
    it.each(['/flexipageEditor/surface.app', '/FLEXIPAGEEDITOR/surface.app'])(
        '%s is the App Builder canvas',
        (path) => {
            expect(isAppBuilderCanvas(path)).toBe(true);
        }
    );

    it.each(['/lightning/r/Case/500000000000001AAA/view', '/', '/lightning/n/flexipageEditor'])(
        '%s is a page',
        (path) => {
            expect(isAppBuilderCanvas(path)).toBe(false);
        }
    );

    it('tells Lightning Locker by its stand-in for window', () => {
        expect(isLightningLocker('SecureWindow: [object Window]{ key: {"namespace":"c"} }')).toBe(true);
        expect(isLightningLocker('[object Window]')).toBe(false);
    });
});
