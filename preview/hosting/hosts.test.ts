import { isOrgName, lightningHost, loginHost, siteOf, visualforceHost } from './hosts';

describe('host names of the local page', () => {
    it.each(['calm-chat', 'acme--uat.sandbox', 'a', 'acme.develop'])('leads from "%s" to a host and back', (org) => {
        expect(siteOf(`${lightningHost(org)}:4600`)).toEqual({ kind: 'lightning', org });
        expect(siteOf(`${visualforceHost(org)}:4600`)).toEqual({ kind: 'visualforce', org });
        expect(siteOf(loginHost(org))).toEqual({ kind: 'login', org });
    });

    it('puts the namespace behind the first label only', () => {
        expect(visualforceHost('acme--uat.sandbox')).toBe('acme--uat--c.sandbox.vf.force.localhost');
    });

    it('serves the start page under the names of this computer', () => {
        expect(siteOf('localhost:4600')).toEqual({ kind: 'start' });
        expect(siteOf('127.0.0.1')).toEqual({ kind: 'start' });
    });

    it.each([
        undefined,
        '',
        'example.com',
        'localhost.example.com',
        'acme.vf.force.localhost',
        '.lightning.force.localhost'
    ])('knows no site under %s', (host) => {
        expect(siteOf(host)).toBeNull();
    });

    it('refuses names that would read as a broker host', () => {
        expect(isOrgName('acme--c')).toBe(false);
        expect(isOrgName('UPPER')).toBe(false);
        expect(isOrgName('a..b')).toBe(false);
    });
});
