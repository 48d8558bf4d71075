import './realLabels';
import { HOUR_MS, MORNING_AT, SESSION_ID, aCall, aLoad, aSession, aUsage, anOpenSession } from 'support/builders';
import { OFFER, ZONE, aContext, anOmission } from './rows';
import { PROBLEM_CODES, SENDER_ROLES } from 'c/chatHistoryCore';
import type { Problem, ProblemCode } from 'c/chatHistoryCore';
import {
    blockedUntil,
    canReadDespite,
    channelText,
    costText,
    dailyText,
    endFacts,
    endedTime,
    fill,
    fillCount,
    highestCostText,
    isInRecord,
    LABELS,
    omissionReason,
    omissionText,
    partyFacts,
    problemTexts,
    problemView,
    readButton,
    readOffer,
    recordLink,
    roleText,
    scarceNote,
    servedByText,
    stateFacts,
    stateTexts,
    withReads
} from 'c/chatHistoryLabels';
import type { ReadOffer } from 'c/chatHistoryLabels';
import { usableTag } from '../format';

const NOW = MORNING_AT;
/** A place that was not filled, or a label that was not found. */
const LEFTOVER = /c\.ChatHistory|\{\d\}|undefined|null/;

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\u202f/g, ' ');

describe('Texts of problems', () => {
    it.each(PROBLEM_CODES)('say what %s is, in one title and at most one paragraph', (code) => {
        const { title, text } = problemTexts({ code }, ZONE, NOW);
        expect(title).toMatch(/^[A-Z][^.]*$/);
        expect(`${title}${text ?? ''}`).not.toMatch(LEFTOVER);
    });

    it('name the Setup page wherever an admin can do something', () => {
        const admin = PROBLEM_CODES.flatMap((code) => problemTexts({ code }, ZONE, NOW).admin ?? []);
        const withoutSetup = admin.filter((sentence) => !sentence.includes('Setup'));
        expect(withoutSetup).toEqual([expect.stringContaining('Compare the version under More actions, API usage')]);
    });

    it('send nobody to Installed Packages, which lists nothing that was deployed from source', () => {
        expect(problemTexts({ code: 'malformed' }, ZONE, NOW).admin).not.toContain('Installed Packages');
    });

    it('name the time from which a new try works, rounded up to whole minutes', () => {
        const { text } = problemTexts({ code: 'limit-reached', retryAt: NOW + HOUR_MS + 1 }, ZONE, NOW);
        expect(plain(text)).toBe('Try again after 11:01 AM.');
    });

    it('name the time in the question beyond the hourly limit, and still offer to read', () => {
        const { text } = problemTexts({ code: 'over-budget', retryAt: NOW + HOUR_MS }, ZONE, NOW);
        expect(plain(text)).toBe('Try again after 11:00 AM, or read this conversation anyway.');
    });

    it('name no time for a pause of seconds', () => {
        const { text } = problemTexts({ code: 'busy', retryAt: NOW + 5_000 }, ZONE, NOW);
        expect(text).toBe('Too many requests are running. Try again in a few seconds.');
    });
});

describe('Whether a problem leaves anything to press', () => {
    it.each(['no-permission', 'session-not-accepted', 'not-supported', 'locker'] as const)(
        'no read is offered under %s',
        (code) => {
            expect(canReadDespite({ code })).toBe(false);
            expect(readOffer(null, { code }, ZONE, NOW)).toBeNull();
        }
    );

    it('a limit blocks every read until it has passed, and says from when it works', () => {
        const problem: Problem = { code: 'limit-reached', retryAt: NOW + HOUR_MS };
        const offer = readOffer(aUsage(), problem, ZONE, NOW);
        expect(offer).toMatchObject({ isBlocked: true, cost: null });
        expect(plain(offer?.note)).toBe('Available again after 11:00 AM');
        expect(blockedUntil(problem, NOW + HOUR_MS)).toBeNull();
    });

    it('an outage that Salesforce reports blocks; one where nothing answers does not, since the network may be back', () => {
        const problem: Problem = { code: 'unavailable', retryAt: NOW + HOUR_MS };
        expect(blockedUntil({ ...problem, status: 503 }, NOW)).toBe(NOW + HOUR_MS);
        expect(blockedUntil(problem, NOW)).toBeNull();
        expect(problemTexts(problem, ZONE, NOW).text).toBe('Check your connection, or try again in a few minutes.');
    });

    it('a pause of seconds blocks without naming a time', () => {
        const problem: Problem = { code: 'busy', retryAt: NOW + 5_000 };
        const offer = readOffer(null, problem, ZONE, NOW);
        expect(offer?.note).toBe('Available again in a few seconds');
    });

    it.each(['page-not-reachable', 'held-back-hourly', 'held-back-active', 'unavailable'] as const)(
        '%s without a time blocks nothing',
        (code) => {
            const offer = readOffer(null, { code }, ZONE, NOW);
            expect(offer?.isBlocked).toBe(false);
        }
    );
});

describe('The cost of a read', () => {
    it('names the hourly limit where it is known, and what a read does to the conversation', () => {
        expect(costText(1, aUsage())).toBe(
            'Uses 1 of your 500 reads this hour. Keeps the conversation active for 30 minutes.'
        );
        expect(costText(2, null)).toBe('Uses 2 reads. Keeps 2 conversations active for 30 minutes.');
        expect(highestCostText(2)).toBe('Uses up to 2 reads.');
    });

    it.each([
        [399, null],
        [400, '100 reads left this hour'],
        [499, '1 read left this hour'],
        [520, '0 reads left this hour']
    ])('is visible from 80 % of the limit on: after %i of 500 reads it says %p', (entriesCallsLastHour, note) => {
        expect(scarceNote(aUsage({ entriesCallsLastHour }))).toBe(note);
    });

    it('stands on the button itself only where more than one read is spent', () => {
        expect(withReads('Try again', 1)).toBe('Try again');
        expect(withReads('Try again', 3)).toBe('Try again (3 reads)');
    });

    it('leaves the button in place while messages are loaded, without effect', () => {
        const texts = { text: 'Show messages', busyText: 'Loading…', causes: 'fetching' } as const;
        expect(readButton(OFFER, aLoad(), texts)).toMatchObject({ text: 'Show messages', isBlocked: false });
        expect(readButton(OFFER, aLoad({ fetchStatus: 'fetching' }), texts)).toMatchObject({
            text: 'Loading…',
            isBlocked: true
        });
        expect(readButton(OFFER, aLoad({ fetchStatus: 'refreshing' }), texts)).toMatchObject({
            text: 'Show messages',
            isBlocked: true
        });
        expect(readButton(null, aLoad(), texts)).toBeNull();
    });

    it('is not visible while a conversation is revalidated in the background', () => {
        const texts = { text: 'Show messages', busyText: 'Loading…', causes: 'fetching' } as const;
        expect(readButton(OFFER, aLoad({ fetchStatus: 'revalidating' }), texts)?.isBlocked).toBe(false);
    });

    it('is asked for again by "Read anyway" beyond the limit, and never where a request was refused', () => {
        const retryOf = (code: ProblemCode, offer: ReadOffer | null = OFFER) =>
            problemView({ code }, aContext({ offer }))?.retry;
        expect(retryOf('over-budget')?.text).toBe('Read anyway');
        expect(retryOf('timed-out')?.text).toBe('Try again');
        expect(retryOf('bad-request')).toBeNull();
        expect(retryOf('timed-out', null)).toBeNull();
    });
});

describe('Texts of omissions', () => {
    it.each([
        [anOmission(), 'Photo, file or buttons'],
        [anOmission({ kind: 'bot', evidence: 'session-says-bot' }), "The bot's messages are not available here"],
        [anOmission({ kind: 'bot', evidence: 'participant-is-bot' }), "A bot's messages may be missing here"],
        [anOmission({ kind: 'older', evidence: 'page-was-full' }), 'There are probably older messages'],
        [
            anOmission({ kind: 'older', evidence: 'same-millisecond' }),
            "There are probably older messages, but they can't be loaded here"
        ],
        [
            anOmission({ kind: 'other-cases', evidence: 'of-other-cases', count: 1 }),
            '1 message from another Case is hidden'
        ],
        [
            anOmission({ kind: 'not-linked', evidence: 'of-no-case', count: 1_200 }),
            '1,200 messages from sessions with no Case are hidden'
        ],
        [
            anOmission({ kind: 'not-listed', evidence: 'of-unlisted-record', count: 1 }),
            '1 message left out: its session is not among the newest'
        ],
        [
            anOmission({ kind: 'unassigned', evidence: 'of-no-session', count: 2 }),
            '2 messages left out: their session is unknown'
        ],
        [
            anOmission({ kind: 'still-open', evidence: 'call-not-completed' }),
            'Call in progress; the full transcript appears when it ends'
        ],
        [
            anOmission({ kind: 'no-transcript', evidence: 'no-conversation-on-call' }),
            'No transcript is available for this call'
        ]
    ])('say what is missing: %#', (omission, text) => {
        expect(omissionText(omission)).toBe(text);
    });

    it('explain hidden messages by whose they are', () => {
        expect(omissionReason(anOmission({ evidence: 'of-other-cases' }))).toMatch(/also belongs to other Cases/);
        expect(omissionReason(anOmission({ evidence: 'of-no-case' }))).toMatch(/have no Case/);
        expect(omissionReason(anOmission({ evidence: 'of-unlisted-record' }))).toMatch(/Only the newest are read/);
        expect(omissionReason(anOmission({ evidence: 'of-no-session' }))).toMatch(/names no session/);
    });

    it('lead to the record only where it shows what is missing', () => {
        expect(isInRecord(anOmission())).toBe(true);
        expect(isInRecord(anOmission({ kind: 'other-cases' }))).toBe(false);
        expect(isInRecord(anOmission({ kind: 'not-linked' }))).toBe(false);
        expect(isInRecord(anOmission({ kind: 'not-listed' }))).toBe(false);
        expect(isInRecord(anOmission({ kind: 'unassigned' }))).toBe(false);
    });
});

describe('Texts of records', () => {
    it('name a session by the channel as the org named it, else by its kind', () => {
        expect(channelText(aSession({ channelName: 'Shop chat' }))).toBe('Shop chat');
        expect(channelText(aSession({ channelName: null, channel: 'whatsapp' }))).toBe('WhatsApp');
    });

    it.each([
        ['Inbound', 'Inbound call'],
        ['InternalCall', 'Internal call'],
        ['Hologram', 'Phone call']
    ])('name a call of type %s "%s"', (callType, text) => {
        expect(channelText(aCall({ callType }))).toBe(text);
    });

    it('say nothing of a status that is hidden, and keep an open one', () => {
        expect(stateFacts(anOpenSession({ status: 'unknown' }), false, ZONE, NOW)).toEqual([]);
        expect(stateFacts(anOpenSession({ status: 'waiting' }), true, ZONE, NOW)).toEqual(['Waiting']);
    });

    it.each([
        ['transferred', ['Transferred', 'Ended 10:10 AM', '10 min']],
        ['busy', ['Busy', 'Ended 10:10 AM', '10 min']],
        ['failed', ['Failed', 'Ended 10:10 AM', '10 min']],
        ['no-answer', ['No answer', 'Ended 10:10 AM', '10 min']],
        ['canceled', ['Canceled', 'Ended 10:10 AM', '10 min']],
        ['voicemail', ['Voicemail', 'Ended 10:10 AM', '10 min']],
        ['completed', ['Ended 10:10 AM', '10 min']],
        // Nobody accepted it.
        ['new', ['Ended 10:10 AM', '10 min']],
        ['unknown', ['Ended 10:10 AM', '10 min']]
    ] as const)('say how a call ended that is %s, when, and how long it took', (status, facts) => {
        expect(stateFacts(aCall({ status }), false, ZONE, NOW).map(plain)).toEqual(facts);
        const hasWord = facts.length === 3;
        expect(stateFacts(aCall({ status }), true, ZONE, NOW)).toEqual(hasWord ? [facts[0]] : []);
        expect(stateFacts(aCall({ status: 'busy', endAt: null }), false, ZONE, NOW)).toEqual(['Busy']);
    });

    it('put the end on the start where no end row follows', () => {
        expect(stateFacts(aSession({ endedBy: 'EndUser' }), false, ZONE, NOW).map(plain)).toEqual([
            'Ended 10:30 AM',
            '30 min',
            'by customer'
        ]);
        expect(stateFacts(aSession(), true, ZONE, NOW)).toEqual([]);
    });

    it('give the date of the end only where that is another day than the start', () => {
        expect(plain(endedTime(aSession(), ZONE, NOW).text)).toBe('Ended 10:30 AM');
        const overnight = aSession({ endAt: MORNING_AT + 20 * HOUR_MS });
        expect(plain(endedTime(overnight, ZONE, NOW).text)).toBe('Ended Mar 3, 6:00 AM');
        expect(endedTime(aSession({ endAt: null }), ZONE, NOW)).toEqual({ text: 'Ended', title: null, machine: null });
    });

    it("use Salesforce's own name for who ended a session where there is no label for it", () => {
        expect(endFacts(aSession({ endedBy: 'Hologram' }))).toEqual(['30 min', 'by Hologram']);
    });

    it('take the duration of a call from its record', () => {
        expect(endFacts(aCall({ durationS: 65 }))).toEqual(['1 min 5 sec']);
    });

    it('name the customer only where that is not the contact of the Case', () => {
        const session = aSession({ customerName: 'Tomas Birk' });
        expect(partyFacts(session, ' tomas birk')).toEqual([]);
        expect(partyFacts(session, 'Greta Poulsen')).toEqual(['Customer: Tomas Birk']);
        expect(partyFacts(session, null)).toEqual(['Customer: Tomas Birk']);
    });

    it('wait for the contact before they name the customer, so that no name flickers', () => {
        expect(partyFacts(aSession(), undefined)).toEqual([]);
    });

    it('name who served, where the owner is a user', () => {
        expect(servedByText(aSession({ servedBy: 'bot-to-agent', ownerName: 'Odo' }))).toBe('Bot, then Odo');
        expect(servedByText(aSession({ servedBy: 'bot', ownerName: 'Odo' }))).toBe('Bot');
        expect(servedByText(aSession({ servedBy: 'unknown', ownerName: null }))).toBeNull();
    });

    it('name each role of a sender differently', () => {
        expect(new Set(SENDER_ROLES.map(roleText)).size).toBe(SENDER_ROLES.length);
    });

    it('link a record by the object that its id names', () => {
        expect(recordLink(SESSION_ID)).toMatchObject({
            objectApiName: 'MessagingSession',
            viewText: 'View in session'
        });
        expect(recordLink('0LQ000000000001').href).toBe('/lightning/r/VoiceCall/0LQ000000000001/view');
    });
});

describe('Formatting', () => {
    it('fills each place once: a place inside a value is text', () => {
        expect(fill('{0} and {1}', '{1}', 'b')).toBe('{1} and b');
        expect(fill('{0} and {1}', 'a')).toBe('a and {1}');
    });

    it('uses the plural form of the language', () => {
        expect(fillCount(LABELS.Refresh_New, 1)).toBe('1 new message');
        expect(fillCount(LABELS.Refresh_New, 0)).toBe('0 new messages');
    });

    it("shows the org's use as a share, where it is allowed anything", () => {
        expect(dailyText({ used: 62_110, allowed: 100_000 })).toBe('62,110 of 100,000 (62%)');
        expect(dailyText({ used: 3, allowed: 0 })).toBe('3 of 0');
    });

    it('fills the count into the title of a state', () => {
        expect(stateTexts('more-calls', 200).title).toBe('Only the newest 200 calls are listed');
    });

    it('falls back to the part of a locale that is a language tag', () => {
        expect([usableTag('de_AT_EURO'), usableTag('ar'), usableTag('??')]).toEqual(['de-AT', 'ar', 'en-US']);
    });
});
