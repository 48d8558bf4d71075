import { brokerAddress } from 'c/chatHistorySource';

const RESOURCE = '/resource/1700000000000/ChatHistoryBroker';
const OWN = 'acme.lightning.force.com';

describe('the address of the broker page', () => {
    it('follows the rule of hosts', () => {
        expect(brokerAddress(OWN, RESOURCE, null)).toEqual({
            origin: 'https://acme--c.vf.force.com',
            url: 'https://acme--c.vf.force.com/apex/ChatHistoryBroker'
        });
    });

    it('names the page with the namespace of our package', () => {
        const address = brokerAddress(OWN, '/resource/1700000000000/chats__ChatHistoryBroker', null);
        expect(address?.url).toBe('https://acme--chats.vf.force.com/apex/chats__ChatHistoryBroker');
    });

    it('is on the host that the admin named, wherever the component is', () => {
        expect(brokerAddress('somewhere.else', RESOURCE, 'acme--c.visualforce.force.mil')).toEqual({
            origin: 'https://acme--c.visualforce.force.mil',
            url: 'https://acme--c.visualforce.force.mil/apex/ChatHistoryBroker'
        });
    });

    it('is none where the host obeys no rule, or the named one is none of Salesforce', () => {
        expect(brokerAddress('somewhere.else', RESOURCE, null)).toBeNull();
        expect(brokerAddress(OWN, RESOURCE, 'evil.example')).toBeNull();
    });
});
