import { readSettings } from '../settings';

describe('App Builder properties', () => {
    it('have defaults, and an unset one is no mistake', () => {
        expect(readSettings({ height: undefined, autoLoad: '' })).toEqual({
            heightPx: 480,
            autoLoad: 'newest',
            fellBack: []
        });
    });

    it('are taken when they are right', () => {
        expect(readSettings({ height: '300', autoLoad: 'open' })).toEqual({
            heightPx: 300,
            autoLoad: 'open',
            fellBack: []
        });
    });

    it.each([159, 2001, 300.5, NaN, 'tall', {}, true, -1])(
        'fall back to the default height for %p and say so',
        (height) => {
            expect(readSettings({ height, autoLoad: 'none' })).toEqual({
                heightPx: 480,
                autoLoad: 'none',
                fellBack: [{ property: 'height', byDefault: 480 }]
            });
        }
    );

    it.each(['all', 'Newest', 1, {}])('fall back to loading the newest for %p and say so', (autoLoad) => {
        expect(readSettings({ height: 200, autoLoad })).toEqual({
            heightPx: 200,
            autoLoad: 'newest',
            fellBack: [{ property: 'autoLoad', byDefault: 'newest' }]
        });
    });
});
