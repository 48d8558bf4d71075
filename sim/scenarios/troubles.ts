/** The same two ordinary conversations, and something that goes wrong on the way to them. */
import { utc, type OrgBuilder } from '../builders/buildWorld';
import type { Switches } from '../world/switches';
import type { WorldCase, WorldUser } from '../world/world';
import { scenario, type Scenario, type ScenarioPlan } from './scenario';

const MONDAY = `
    14:20:11 hugo: Hi, I'd like to postpone the inspection of my Fjordline 2, Thursday doesn't work after all
    14:21:30 lena: Hello Hugo, no problem at all. Would Tuesday next week suit you, between 8 and 10?
    14:22:05 hugo: Tuesday's my early shift. Afternoon?
    14:22:48 lena: Tuesday at 16:30 is free, and I've just put your name on it.
    14:23:20 hugo: Perfect, thank you
    14:23:51 lena: You're welcome! Please bring the second key, we update the lock as well.
`;

const TUESDAY = `
    16:02:40 hugo: Me again. I can't find the second key. Is that a problem?
    16:03:31 lena: Not for the inspection. For the lock we'd need it, or your key card with the code.
    16:04:02 hugo: the card is on the fridge, I can see it from here
    16:04:39 lena: Then a photo of the fridge would do :) No, seriously: just bring the card.
    16:05:10 hugo: will do! See you at half past four on Tuesday
    16:05:33 lena: See you then, Hugo.
`;

const OTHER_CASE = `
    09:15:02 hugo: Do you still have the child seat "Otter" in blue?
    09:16:20 lena: Two left, Hugo. Shall I put one aside for Tuesday?
    09:16:58 hugo: yes please! birthday present, so psst
`;

type Trouble = Pick<ScenarioPlan, 'id' | 'title' | 'promise'> &
    Readonly<{ switches?: Partial<Switches>; permissions?: Partial<WorldUser['permissions']> }>;

/** Every scenario of trouble, from missing permissions to malformed answers. */
export const troubles: readonly Scenario[] = [
    trouble({
        id: 'no-permission',
        title: 'No permission',
        promise:
            'The page says which permission is missing and who can give it; the sessions and calls themselves are listed.',
        permissions: { chatHistory: false }
    }),
    trouble({
        id: 'hidden-fields',
        title: 'Hidden fields',
        promise:
            'End, preview and owner are left out, calls are listed as not available, and the messages are here all the same.',
        switches: {
            objects: { VoiceCall: 'hidden', ConversationParticipant: 'absent' },
            fields: {
                'MessagingSession.EndTime': 'hidden',
                'MessagingSession.EndedByType': 'hidden',
                'MessagingSession.PreviewDetails': 'hidden',
                'MessagingSession.OwnerId': 'hidden'
            }
        }
    }),
    trouble({
        id: 'signed-out',
        title: 'Signed out of the broker page',
        promise:
            'The page says that the broker page did not answer, what that can mean, and offers to open it in a new tab.',
        switches: { frame: 'signed-out' }
    }),
    trouble({
        id: 'sessions-refused',
        title: 'Page sessions not accepted',
        promise:
            "The page says that this org does not let the page's session use the API, and names the setting for the admin.",
        switches: { pageSessions: 'refused' }
    }),
    trouble({
        id: 'sessions-not-for-rest',
        title: 'Page sessions not valid for REST',
        promise:
            "The page says at once that this org does not let the page's session use the API, and names the setting for the admin.",
        switches: { pageSessions: 'not-for-rest' }
    }),
    trouble({
        id: 'cold-start-blocked',
        title: 'Cold start blocked',
        promise: 'The page offers to open the broker page in a new tab; after that the messages come without a reload.',
        switches: { firstLoad: 'blocked' }
    }),
    trouble({
        id: 'frame-refused',
        title: 'Frame refused',
        promise:
            'The page says that the broker page did not answer and names the Setup page for the admin; sessions are listed.',
        switches: { frame: 'refused' }
    }),
    trouble({
        id: 'hourly-limit',
        title: 'Hourly limit',
        promise:
            'The conversation that was read stays; asking for the other one says that the limit is reached and when to come back.',
        switches: { hourlyLimit: { after: 1, status: 503, code: true, counts: 'connect' } }
    }),
    trouble({
        id: 'budget-used-up',
        title: 'Hourly budget used up',
        promise:
            "The newest conversation is here and has used up the org's budget of one call; asking for the other one, the page asks first.",
        switches: { settings: { Hourly_Budget__c: 1 } }
    }),
    trouble({
        id: 'daily-limit-near',
        title: 'Daily limit near',
        promise:
            'The org has used 95 % of its daily API calls: nothing loads automatically, the page says why, and the messages come on request.',
        switches: { dailyUse: { usedBefore: 14_250, allowed: 15_000 } }
    }),
    trouble({
        id: 'busy-org',
        title: 'Too many requests at once',
        promise: 'The page says that Salesforce is busy; a few seconds later the messages come on request.',
        switches: { concurrencyLimit: { on: ['composite', 'entries'], forCalls: 1 } }
    }),
    trouble({
        id: 'org-down',
        title: 'Org down',
        promise:
            'Sessions are listed; where their messages would be, the page says that Salesforce cannot be reached, and offers to try again.',
        switches: { down: { on: ['composite', 'entries'], forCalls: null, status: 503 } }
    }),
    trouble({
        id: 'slow-org',
        title: 'Slow org',
        promise:
            'Sessions are there first; the messages come seconds later, and meanwhile the page says that it is loading.',
        switches: { slow: { on: ['composite', 'entries'], forCalls: null, delayMs: 2_500 } }
    }),
    trouble({
        id: 'garbage',
        title: 'Garbage answers',
        promise:
            "The page says that Salesforce's answer could not be read, shows none of it, and keeps the sessions listed.",
        switches: { garbage: { on: ['entries'], forCalls: null, shape: 'html' } }
    })
];

function trouble({ switches = {}, permissions = {}, ...plan }: Trouble): Scenario {
    return scenario({
        ...plan,
        now: '2026-11-24 16:30',
        build: (org) => {
            org.switch(switches);
            return inspection(org, { apiEnabled: true, chatHistory: true, pageAccess: true, ...permissions });
        }
    });
}

function inspection(org: OrgBuilder, permissions: WorldUser['permissions']): WorldCase {
    const lena = org.agent('Lena Okoro', { permissions });
    const contact = { contactName: 'Hugo Lindenmaier' };
    const date = org.openCase({
        subject: 'Change the date of the inspection',
        openedAt: utc('2026-11-23 14:21'),
        ...contact
    });
    const seat = org.openCase({ subject: 'Child seat Otter, blue', openedAt: utc('2026-11-24 09:16'), ...contact });
    const customer = 'Hugo Lindenmaier';
    const web = org.conversation({ channel: 'web', customer, agents: { lena } });
    web.session({ onCase: date, owner: lena, startAt: utc('2026-11-23 14:20:02') }, MONDAY);
    const whatsapp = org.conversation({ channel: 'whatsapp', customer, agents: { lena } });
    whatsapp.session({ onCase: date, owner: lena, startAt: utc('2026-11-24 16:02:40') }, TUESDAY);
    const apple = org.conversation({ channel: 'apple', customer, agents: { lena } });
    apple.session({ onCase: seat, owner: lena, startAt: utc('2026-11-24 09:15:02') }, OTHER_CASE);
    return date;
}
