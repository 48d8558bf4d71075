import type * as Environment from '../environment';
import { isAppBuilderCanvas, isLightningLocker } from '../environment';

type Granted = Readonly<{ api: boolean | undefined; custom: boolean | undefined }>;

function reachabilityFor(granted: Granted, brokerHost: string | null = null): Environment.Reachability | undefined {
    let found: Environment.Reachability | undefined;
    jest.isolateModules(() => {
        jest.doMock('@salesforce/userPermission/ApiEnabled', () => ({ default: granted.api }), { virtual: true });
        jest.doMock('@salesforce/customPermission/Chat_History', () => ({ default: granted.custom }), {
            virtual: true
        });
        found = jest.requireActual<typeof Environment>('../environment').reachability(brokerHost);
    });
    return found;
}

describe('The page around the component', () => {
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

    it('runs Lightning Locker where its stand-in for window says so', () => {
        expect(isLightningLocker('SecureWindow: [object Window]{ key: {"namespace":"c"} }')).toBe(true);
        expect(isLightningLocker('[object Window]')).toBe(false);
    });
});

describe('Whether the broker page can be reached', () => {
    it.each([
        { api: undefined, custom: true },
        { api: true, custom: undefined },
        { api: false, custom: false }
    ])('is known before a frame is made: no permission with %p', (granted) => {
        expect(reachabilityFor(granted)).toEqual({ brokerUrl: null, problem: 'no-permission' });
    });

    it('is denied where the host follows no rule of Salesforce', () => {
        // `window.location` can't be replaced in jsdom; its host is "localhost".
        expect(reachabilityFor({ api: true, custom: true })).toEqual({
            brokerUrl: null,
            problem: 'page-not-reachable'
        });
    });
});
