import { brokerUrl } from 'c/chatHistorySource';

const RESOURCE = '/resource/1700000000000/ChatHistoryBroker';
const OWN_HOST = 'acme.lightning.force.com';

describe('the URL of the broker page', () => {
    it('follows the host rule', () => {
        expect(brokerUrl(OWN_HOST, RESOURCE, null)).toBe('https://acme--c.vf.force.com/apex/ChatHistoryBroker');
    });

    it('names the page with the namespace of our package', () => {
        expect(brokerUrl(OWN_HOST, '/resource/1700000000000/chats__ChatHistoryBroker', null)).toBe(
            'https://acme--chats.vf.force.com/apex/chats__ChatHistoryBroker'
        );
    });

    it('is on the host that the admin named when it belongs to this org', () => {
        expect(brokerUrl(OWN_HOST, RESOURCE, 'acme--c.visualforce.force.mil')).toBe(
            'https://acme--c.visualforce.force.mil/apex/ChatHistoryBroker'
        );
    });

    it.each([
        ['the host of the component obeys no rule', 'somewhere.else', null],
        ['the named host is none of Salesforce', OWN_HOST, 'evil.example'],
        ['the named host belongs to another org', OWN_HOST, 'evil--c.vf.force.com'],
        ['the named host is this machine', OWN_HOST, 'acme--c.vf.force.localhost']
    ])('is null where %s', (_what, host, named) => {
        expect(brokerUrl(host, RESOURCE, named)).toBeNull();
    });
});
