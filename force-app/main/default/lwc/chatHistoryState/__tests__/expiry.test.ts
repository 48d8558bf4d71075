import { HOUR_MS, MINUTE_MS, aNumberedSession, anEntry } from 'support/builders';
import { NOON_AT, Stage, idOf, keyOf } from './stage';

const EXPIRES_AT = NOON_AT + HOUR_MS;

let stage: Stage;
beforeEach(async () => {
    stage = new Stage();
    stage.openWith([aNumberedSession(1), aNumberedSession(2)], 'none');
    stage.session.load(keyOf(1));
    await stage.answerLast({ expiresAt: EXPIRES_AT, older: { state: 'possible', before: 7 } });
    stage.requests();
});

const expiryOf = (number: number): string | undefined => stage.state.loads[keyOf(number)]?.expiry;

describe('text on screen', () => {
    it('expires at its time while the component is visible, and requests nothing', () => {
        stage.clock.advance(HOUR_MS - 1);
        expect(expiryOf(1)).toBe('fresh');
        stage.clock.advance(1);
        expect(expiryOf(1)).toBe('expired');
        expect(stage.requests()).toEqual([]);
    });

    it('expires each at its own time', async () => {
        stage.session.load(keyOf(2));
        await stage.answerLast({ expiresAt: EXPIRES_AT + HOUR_MS });
        stage.clock.advance(HOUR_MS);
        expect([expiryOf(1), expiryOf(2)]).toEqual(['expired', 'fresh']);
        stage.clock.advance(HOUR_MS);
        expect([expiryOf(1), expiryOf(2)]).toEqual(['expired', 'expired']);
    });

    it('expires as soon as the component is visible again, and not before', () => {
        stage.session.setVisible(false);
        stage.clock.advance(2 * HOUR_MS);
        expect(expiryOf(1)).toBe('fresh');
        stage.session.setVisible(true);
        expect(expiryOf(1)).toBe('expired');
    });

    it('expires within ten minutes when a sleeping computer has stopped the timer', () => {
        stage.sleptMs = 2 * HOUR_MS;
        stage.clock.advance(10 * MINUTE_MS);
        expect(expiryOf(1)).toBe('expired');
    });

    it('changes nothing while time passes before that', () => {
        const before = stage.changeCount;
        stage.clock.advance(HOUR_MS - 1);
        expect(stage.changeCount).toBe(before);
    });

    it('is watched by one timer, and by none while the component is hidden or after it was closed', async () => {
        await stage.load(2);
        expect(stage.timers.size).toBe(1);
        stage.session.setVisible(false);
        expect(stage.timers.size).toBe(0);
        stage.session.setVisible(true);
        stage.clock.advance(HOUR_MS);
        expect(stage.timers.size).toBe(1);
        stage.session.close();
        expect(stage.timers.size).toBe(0);
    });

    it('that the user accepted stays accepted, also when an older page joins it', async () => {
        stage.clock.advance(HOUR_MS);
        stage.session.acceptExpired(keyOf(1));
        expect(expiryOf(1)).toBe('accepted');
        stage.session.loadOlder(keyOf(1));
        await stage.answerLast({ extent: 'older-page' });
        stage.leaveAndReturn();
        stage.clock.advance(HOUR_MS);
        expect(expiryOf(1)).toBe('accepted');
    });

    it('is fresh again after a refresh, whether it was expired or accepted', async () => {
        stage.clock.advance(HOUR_MS);
        stage.session.acceptExpired(keyOf(1));
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast();
        expect(expiryOf(1)).toBe('fresh');
    });

    it('is fresh again, and stays so, after a refresh that no longer holds its older pages', async () => {
        const [first, shared, newest] = [1, 2, 3].map((at) => anEntry({ at }));
        stage.session.refreshOne(keyOf(1));
        await stage.answerLast({ entries: [first!, shared!], expiresAt: EXPIRES_AT });
        stage.clock.advance(HOUR_MS);
        stage.session.refreshOne(keyOf(1));
        const older = { state: 'possible', before: 3 } as const;
        await stage.answerLast({ entries: [shared!, newest!], older, expiresAt: EXPIRES_AT + HOUR_MS });
        stage.leaveAndReturn();
        expect(expiryOf(1)).toBe('fresh');
        expect(stage.state.loads[keyOf(1)]?.transcript?.entries).toEqual([shared, newest]);
    });

    it('stays expired when a refresh fails', async () => {
        stage.clock.advance(HOUR_MS);
        stage.session.refreshOne(keyOf(1));
        await stage.failLast('unavailable');
        expect(expiryOf(1)).toBe('expired');
    });

    it('is fresh again when another tab has fetched it', async () => {
        stage.clock.advance(HOUR_MS);
        stage.session.changed(idOf(1));
        await stage.answerLast();
        expect(expiryOf(1)).toBe('fresh');
    });

    it('is accepted for one conversation alone', async () => {
        stage.session.load(keyOf(2));
        await stage.answerLast({ expiresAt: EXPIRES_AT });
        stage.clock.advance(HOUR_MS);
        stage.session.acceptExpired(keyOf(2));
        expect([expiryOf(1), expiryOf(2)]).toEqual(['expired', 'accepted']);
    });

    it('is not accepted where nothing has expired', () => {
        stage.session.acceptExpired(keyOf(1));
        stage.session.acceptExpired(keyOf(2));
        expect([expiryOf(1), expiryOf(2)]).toEqual(['fresh', undefined]);
    });
});
