import { labels } from './realLabels';
import { MINUTE_MS, MORNING, SESSION_ID, ZONE, callOf, omissionOf, sessionOf } from './samples';
import { ORIGINS, PROBLEM_CODES } from 'c/chatHistoryCore';
import type { Certainty, Evidence, OmissionKind, SenderRole } from 'c/chatHistoryCore';
import {
    FRAME,
    channelText,
    countText,
    dailyText,
    durationText,
    endedByText,
    fill,
    isWorthRetrying,
    numberText,
    ofText,
    omissionReason,
    omissionText,
    originText,
    partyTexts,
    problemWords,
    recordLink,
    roleText,
    servedByText,
    speakerText,
    stateWords,
    statusText,
    tookText
} from 'c/chatHistoryLabels';

const KINDS: readonly OmissionKind[] = [
    'non-text',
    'unreadable',
    'bot',
    'older',
    'other-cases',
    'not-linked',
    'unassigned',
    'still-open',
    'no-transcript'
];
const CERTAINTIES: readonly Certainty[] = ['known', 'likely', 'unknown'];
const EVIDENCE: readonly Evidence[] = [
    'entry-without-text',
    'entry-not-understood',
    'session-says-bot',
    'participant-is-bot',
    'page-was-full',
    'same-millisecond',
    'counted-by-broker',
    'call-not-completed',
    'no-conversation-on-session',
    'no-conversation-on-call'
];
const ROLES: readonly SenderRole[] = ['customer', 'agent', 'bot', 'system', 'supervisor', 'unknown'];
/** A label that was not found is its own name in Jest; a place that was not filled is still there. */
const LEFTOVER = /c\.ChatHistory|\{\d\}|undefined|null/;

describe('problems', () => {
    it.each(PROBLEM_CODES)('%s has a title, a meaning and a next step', (code) => {
        const { title, text, step } = problemWords({ code }, ZONE);
        for (const words of [title, text, step]) {
            expect(words).toMatch(/\w/);
            expect(words).not.toMatch(LEFTOVER);
        }
    });

    it('name the Setup page wherever the admin is told what to mend', () => {
        const admin = PROBLEM_CODES.flatMap((code) => problemWords({ code }, ZONE).admin ?? []);
        expect(admin.length).toBeGreaterThan(0);
        for (const sentence of admin) expect(sentence).toContain('Setup');
    });

    it('say when a new try makes sense, where that is known', () => {
        const { step } = problemWords({ code: 'unavailable', retryAt: MORNING }, ZONE);
        expect(step?.replace(/\u202f/g, ' ')).toBe('Try again after Nov 10, 2026, 10:43 AM.');
    });

    it('offer no new try where only someone else can help, or nothing broke', () => {
        expect(PROBLEM_CODES.filter((code) => !isWorthRetrying(code))).toEqual([
            'no-permission',
            'held-back-hourly',
            'held-back-daily',
            'locker'
        ]);
    });
});

describe('omissions', () => {
    const combinations = KINDS.flatMap((kind) =>
        CERTAINTIES.flatMap((certainty) =>
            EVIDENCE.flatMap((evidence) => [null, 0, 1, 3].map((count) => ({ kind, certainty, evidence, count })))
        )
    );

    it('have words in every combination of kind, certainty, evidence and count', () => {
        for (const combination of combinations) {
            const omission = omissionOf(combination);
            expect(omissionText(omission)).toMatch(/^[A-Z]/);
            expect(omissionReason(omission)).toMatch(/^(Known|Likely|Unknown): [A-Z].*\.$/);
            expect(`${omissionText(omission)}${omissionReason(omission)}`).not.toMatch(LEFTOVER);
        }
    });

    it('count in the plural of the language', () => {
        const counted = (count: number): string =>
            omissionText(omissionOf({ kind: 'other-cases', evidence: 'counted-by-broker', count }));
        expect(counted(1)).toBe('Not shown: 1 message that belongs to another Case');
        expect(counted(1200)).toBe('Not shown: 1,200 messages that belong to other Cases');
    });

    it('say "may" unless it is known that something is missing', () => {
        const older = (certainty: Certainty): string =>
            omissionText(omissionOf({ kind: 'older', certainty, evidence: 'page-was-full' }));
        expect(older('known')).toBe('Earlier messages are not loaded');
        expect(older('likely')).toBe('There may be earlier messages');
    });
});

describe('states', () => {
    it('fill in their values', () => {
        expect(stateWords('more-calls', [200]).title).toBe('Only the newest 200 calls are listed');
        expect(stateWords('load-all', [2]).title).toBe('Load the other 2 conversations too?');
        expect(stateWords('property-fell-back', ['Height', '600']).text).toBe('"Height" uses its default, 600.');
    });
});

describe('figures of what asking has cost', () => {
    it('are in the format of the user', () => {
        expect(ofText(12, 500)).toBe('12 of 500');
        expect(numberText(62_110)).toBe('62,110');
    });

    it("show the org's use as a share, where it is allowed anything", () => {
        expect(dailyText({ used: 62_110, allowed: 100_000 })).toBe('62,110 of 100,000 (62%)');
        expect(dailyText({ used: 3, allowed: 0 })).toBe('3 of 0');
    });

    it('say in short words where transcripts came from', () => {
        expect(ORIGINS.map((origin) => originText(origin, 1_200))).toEqual([
            'Salesforce: 1,200',
            'This page: 1,200',
            'Another tab or component: 1,200',
            'Stored in this browser: 1,200'
        ]);
    });
});

describe('records', () => {
    it('go by the channel name of the org, else by our word', () => {
        expect(channelText(sessionOf({ channelName: 'Shop chat' }))).toBe('Shop chat');
        expect(channelText(sessionOf({ channel: 'whatsapp' }))).toBe('WhatsApp');
        expect(channelText(callOf({ callType: 'Outbound' }))).toBe('Outbound call');
    });

    it('with an unknown status, channel or kind are shown neutrally', () => {
        expect(statusText(sessionOf({ status: 'unknown' }))).toBe('Status not known');
        expect(channelText(sessionOf({ channel: 'other' }))).toBe('Messaging');
        expect(channelText(callOf({ callType: 'Hologram' }))).toBe('Phone call');
        expect(endedByText(sessionOf({ endedBy: 'Hologram' }))).toBe('by Hologram');
        expect(servedByText(sessionOf({ servedBy: 'unknown' }))).toBeNull();
    });

    it('name who served, where the owner is a user', () => {
        expect(servedByText(sessionOf({ servedBy: 'bot-to-agent', ownerName: 'Odo' }))).toBe('Bot, then Odo');
        expect(servedByText(sessionOf({ servedBy: 'bot', ownerName: 'Odo' }))).toBe('Bot');
    });

    it('tell how long they took', () => {
        expect(tookText(sessionOf())).toBe('after 12 min');
        expect(tookText(callOf({ durationS: 65 }))).toBe('after 1 min 5 sec');
        expect(tookText(sessionOf({ endAt: null }))).toBeNull();
    });

    it('tell the numbers of a call', () => {
        expect(partyTexts(callOf({ fromNumber: '+49 30 5550100', toNumber: null }))).toEqual(['From +49 30 5550100']);
    });

    it('are linked by the object that their id tells', () => {
        expect(recordLink(SESSION_ID)).toMatchObject({
            objectApiName: 'MessagingSession',
            label: 'Open the session record'
        });
        expect(recordLink('0LQ000000000001').href).toBe('/lightning/r/VoiceCall/0LQ000000000001/view');
    });
});

describe('words in general', () => {
    it('fill places once: a place inside a value is text', () => {
        expect(fill('{0} and {1}', '{1}', 'b')).toBe('{1} and b');
        expect(fill('{0} and {1}', 'a')).toBe('a and {1}');
    });

    it('say one call and two calls', () => {
        expect(countText(FRAME.refreshPrice, 1)).toBe('Refresh · 1 call, marks 1 conversation active');
        expect(countText(FRAME.refreshPrice, 2)).toBe('Refresh · 2 calls, marks 2 conversations active');
    });

    it('have a word of its own for each role', () => {
        expect(new Set(ROLES.map(roleText)).size).toBe(ROLES.length);
        expect(speakerText('agent', 'Odo')).toBe('Odo, Agent');
        expect(speakerText('agent', null)).toBe('Agent');
    });

    it('write durations in their two largest units', () => {
        expect(durationText(0)).toBe('0 sec');
        expect(durationText(65 * MINUTE_MS)).toBe('1 hr 5 min');
        expect(durationText(26 * 60 * MINUTE_MS)).toBe('1 day 2 hr');
    });

    it('leave no place unfilled that is not explained in its description', () => {
        for (const { value, shortDescription } of labels) {
            const places = [...value.matchAll(/\{\d\}/g)].map(([place]) => place);
            for (const place of places) expect(shortDescription).toContain(place);
        }
    });
});
