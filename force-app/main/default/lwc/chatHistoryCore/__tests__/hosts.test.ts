import fc from 'fast-check';
import { brokerUrl, componentOrigin, overrideOrigin } from '../chatHistoryCore';

/** Component host, namespace, broker host; read in both directions. */
const TABLE = [
    ['acme.lightning.force.com', 'c', 'acme--c.vf.force.com'],
    ['acme.lightning.force.com', 'chatpkg', 'acme--chatpkg.vf.force.com'],
    ['acme-service.lightning.force.com', 'c', 'acme-service--c.vf.force.com'],
    ['acme--uat.sandbox.lightning.force.com', 'c', 'acme--uat--c.sandbox.vf.force.com'],
    ['acme--uat.sandbox.lightning.force.com', 'chatpkg', 'acme--uat--chatpkg.sandbox.vf.force.com'],
    ['acme-dev-ed.develop.lightning.force.com', 'c', 'acme-dev-ed--c.develop.vf.force.com'],
    ['acme.scratch.lightning.force.com', 'c', 'acme--c.scratch.vf.force.com'],
    ['acme.demo.lightning.force.com', 'c', 'acme--c.demo.vf.force.com'],
    ['acme.patch.lightning.force.com', 'c', 'acme--c.patch.vf.force.com'],
    ['wise-owl-4k2-dev-ed.trailblaze.lightning.force.com', 'c', 'wise-owl-4k2-dev-ed--c.trailblaze.vf.force.com'],
    ['calm.lightning.force.localhost:4600', 'c', 'calm--c.vf.force.localhost:4600'],
    ['acme--uat.sandbox.lightning.force.localhost:4600', 'c', 'acme--uat--c.sandbox.vf.force.localhost:4600'],
    ['calm.lightning.force.localhost', 'c', 'calm--c.vf.force.localhost']
] as const;

/** Where the broker page of a component in a namespace is, by the rule. */
function brokerOrigin(componentHost: string, namespace: string): string | null {
    const prefix = namespace === 'c' ? '' : `${namespace}__`;
    const url = brokerUrl(componentHost, `/resource/1700000000000/${prefix}ChatHistoryBroker`, null);
    return url === null ? null : new URL(url).origin;
}

function originOf(host: string): string {
    return `${host.includes('localhost') ? 'http' : 'https'}://${host}`;
}

test.each(TABLE)(
    'The broker of %s in namespace %s is on %s, and the other way round',
    (component, namespace, broker) => {
        expect(brokerOrigin(component, namespace)).toBe(originOf(broker));
        expect(componentOrigin(broker)).toBe(originOf(component));
    }
);

test('Host names are compared without case', () => {
    expect(brokerOrigin('ACME.Lightning.Force.com', 'ChatPkg')).toBe('https://acme--chatpkg.vf.force.com');
    expect(componentOrigin('Acme--C.VF.force.com')).toBe('https://acme.lightning.force.com');
});

test('Underscores of a namespace are hyphens in a host name', () => {
    expect(brokerOrigin('acme.lightning.force.com', 'chat_pkg')).toBe('https://acme--chat-pkg.vf.force.com');
    expect(componentOrigin('acme--chat-pkg.vf.force.com')).toBe('https://acme.lightning.force.com');
});

/** Hosts that resemble the rule's, for an org's label and the label of the kind of host. */
function refused(org: string, kind: string): readonly string[] {
    return [
        '',
        org,
        `${kind}.force.com`,
        `${org}.my.salesforce.com`,
        `${org}.${kind}.force.com.evil.example`,
        `${org}.${kind}.force.com.`,
        `${org}.${kind}.force.comx`,
        `${org}.${kind}Xforce.com`,
        `${org}${kind}.force.com`,
        `${org}..${kind}.force.com`,
        `-${org}.${kind}.force.com`,
        `${org}-.${kind}.force.com`,
        `${org}--a--b--d.sandbox.${kind}.force.com`,
        `${org}.other.${kind}.force.com`,
        `${org}.sandbox.develop.${kind}.force.com`,
        `\u0430${org}.${kind}.force.com`,
        `evil.example/${org}.${kind}.force.com`,
        `evil.example#${org}.${kind}.force.com`,
        `user@${org}.${kind}.force.com`,
        `https://${org}.${kind}.force.com`,
        `${org}.${kind}.force.com:443`,
        `${org}.${kind}.force.com:8443`,
        `${org}.${kind}.force.com\n`,
        ` ${org}.${kind}.force.com`,
        `${org}.${kind}.localhost:4600`,
        `${org}.${kind}.force.localhost:0`,
        `${org}.${kind}.force.localhost:4600@evil.example`,
        `${org}.${kind}.force.localhost.evil.example`,
        'localhost:4600'
    ];
}

test.each([...refused('acme', 'lightning'), 'acme--c.vf.force.com'])(
    'The host %j is no component’s, and has no broker',
    (host) => {
        expect(brokerOrigin(host, 'c')).toBeNull();
    }
);

test.each([...refused('acme--c', 'vf'), 'acme.vf.force.com', 'acme.lightning.force.com', '--c.vf.force.com'])(
    'The host %j is no broker page’s, and has no component',
    (host) => {
        expect(componentOrigin(host)).toBeNull();
    }
);

test.each([
    ['/resource/1700000000000/ChatHistoryBroker', 'https://acme--c.vf.force.com/apex/ChatHistoryBroker'],
    ['/resource/1/chats__ChatHistoryBroker', 'https://acme--chats.vf.force.com/apex/chats__ChatHistoryBroker'],
    ['https://a.example/resource/1/c_p__X?x=y__z', 'https://acme--c-p.vf.force.com/apex/c_p__ChatHistoryBroker'],
    ['/resource/1/__ChatHistoryBroker', 'https://acme--c.vf.force.com/apex/ChatHistoryBroker'],
    ['/resource/1/bad.name__ChatHistoryBroker', 'https://acme--c.vf.force.com/apex/ChatHistoryBroker'],
    ['', 'https://acme--c.vf.force.com/apex/ChatHistoryBroker']
])('The broker page of the package with the resource %s is %s', (resourceUrl, url) => {
    expect(brokerUrl('acme.lightning.force.com', resourceUrl, null)).toBe(url);
});

test('The broker page is on the host that the admin named, where that belongs to this org', () => {
    const urlOn = (named: string): string | null => brokerUrl('acme.lightning.force.com', '/ChatHistoryBroker', named);
    expect(urlOn('acme--c.visualforce.force.mil')).toBe('https://acme--c.visualforce.force.mil/apex/ChatHistoryBroker');
    expect(urlOn('evil.example')).toBeNull();
    expect(urlOn('evil--c.vf.force.com')).toBeNull();
    expect(urlOn('acme--c.vf.force.localhost')).toBeNull();
});

test('Any host leads to one of Salesforce’s domains, to this machine or nowhere', () => {
    const pieces = fc.constantFrom(
        'acme',
        '--',
        'c',
        '.',
        'lightning',
        'vf',
        'force',
        'com',
        'localhost',
        ':',
        '4600',
        'sandbox',
        'evil'
    );
    fc.assert(
        fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
            for (const origin of [brokerOrigin(parts.join(''), 'c'), componentOrigin(parts.join(''))]) {
                if (origin === null) continue;
                expect(new URL(origin).origin).toBe(origin);
                expect(origin).toMatch(/^https:\/\/[^/:@]+\.force\.com$|^http:\/\/[^/:@]+\.force\.localhost(:\d+)?$/);
            }
        }),
        { numRuns: 1_000 }
    );
});

describe('overrideOrigin', () => {
    const own = 'acme--uat.sandbox.lightning.force.com';
    const ownBroker = 'acme--uat--c.sandbox.vf.force.com';
    const local = 'shop.lightning.force.localhost:4600';

    test.each([
        ['acme--uat.sandbox.lightning.force.com', 'https://acme--uat.sandbox.lightning.force.com'],
        [' ACME--UAT.sandbox.my.salesforce.com ', 'https://acme--uat.sandbox.my.salesforce.com'],
        ['acme--uat--c.sandbox.vf.force.com', 'https://acme--uat--c.sandbox.vf.force.com'],
        ['acme--uat.sandbox.lightning.crmforce.mil', 'https://acme--uat.sandbox.lightning.crmforce.mil'],
        ['acme--uat.sandbox.lightning.sfcrmproducts.cn', 'https://acme--uat.sandbox.lightning.sfcrmproducts.cn']
    ])('The host "%s" of the org’s own My Domain may be named by an admin, on both sides', (host, origin) => {
        expect(overrideOrigin(host, own)).toBe(origin);
        expect(overrideOrigin(host, ownBroker)).toBe(origin);
    });

    test('Production without a partition may name its own hosts', () => {
        expect(overrideOrigin('acme.my.salesforce.com', 'acme--c.vf.force.com')).toBe('https://acme.my.salesforce.com');
    });

    test.each([
        ['another org', 'evil.sandbox.lightning.force.com'],
        ['another org whose name begins alike', 'acme-evil.sandbox.lightning.force.com'],
        ['another org with our name as its sandbox', 'evil--acme.sandbox.lightning.force.com'],
        ['another org in front of our name', 'evil.acme--uat.sandbox.lightning.force.com'],
        ['an org of the same name in another partition', 'acme--uat.develop.lightning.force.com'],
        ['an org of the same name without a partition', 'acme.lightning.force.com'],
        ['no org', 'sandbox.lightning.force.com']
    ])('A host of %s is refused: %s', (_, host) => {
        expect(overrideOrigin(host, own)).toBeNull();
        expect(overrideOrigin(host, ownBroker)).toBeNull();
    });

    test.each([local, 'acme--uat.sandbox.lightning.force.localhost:4600', 'localhost', 'localhost:4600'])(
        'A real org never admits %s',
        (host) => {
            expect(overrideOrigin(host, own)).toBeNull();
        }
    );

    test('The local page admits its own names and no real org', () => {
        expect(overrideOrigin('shop--c.vf.force.localhost:4600', local)).toBe('http://shop--c.vf.force.localhost:4600');
        expect(overrideOrigin('shop.lightning.force.com', local)).toBeNull();
    });

    test.each([
        '',
        'force.com',
        'acme--uat.sandbox.force.com.evil.example',
        'evil.example/acme--uat.sandbox.force.com',
        'acme--uat.sandbox.force.com/evil',
        'user@acme--uat.sandbox.force.com',
        'https://acme--uat.sandbox.force.com',
        'acme--uat.sandbox.force.com:443',
        'acme--uat.sandbox.evilforce.com',
        'a b.force.com',
        '*.force.com'
    ])('The host "%s" is refused', (host) => {
        expect(overrideOrigin(host, own)).toBeNull();
    });

    test('A page on a host that is none of Salesforce’s admits no host', () => {
        expect(overrideOrigin('acme.lightning.force.com', 'acme.evil.example')).toBeNull();
        expect(overrideOrigin('acme.lightning.force.com', '')).toBeNull();
    });
});
