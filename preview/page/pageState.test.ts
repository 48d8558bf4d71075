import { INITIAL_STATE, readState, writeState } from './pageState';

describe('the URL of the Case page', () => {
    it('is bare in the initial state', () => {
        expect(writeState(INITIAL_STATE)).toBe('');
        expect(readState('')).toEqual(INITIAL_STATE);
    });

    it('reproduces every choice', () => {
        const state = {
            theme: 'slds2-dark',
            dir: 'rtl',
            column: 'narrow',
            panel: 'closed',
            component: 'removed',
            security: 'lws',
            properties: { heading: 'Chats & calls', height: '300' },
            settings: { Hourly_Budget__c: '1', Host_Override__c: '' }
        } as const;
        expect(readState(writeState(state))).toEqual(state);
    });

    it('ignores values that are not offered', () => {
        expect(readState('?theme=pink&dir=up&other=1')).toEqual(INITIAL_STATE);
    });

    it('keeps a property that was emptied', () => {
        expect(readState('?p.heading=').properties).toEqual({ heading: '' });
    });
});
