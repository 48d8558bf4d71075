import { createBrowser, settled, until, whileTimePasses } from '../fixtures/browser';
import { START_AT } from '../fixtures/fakeClock';
import { createKeepBrowser, keptAt, load, OF, type KeepBrowser, type KeepPage } from '../fixtures/keepBrowser';
import { pageSession } from '../fixtures/parts';
import type { Channel, Parts } from '../parts';
import { createHand } from './handing';
import { ANSWER_WAIT_MS } from './keyPassing';
import type { Locks } from './lock';
import { decodeRingMessage } from './ringMessage';
import { TURN_WAIT_MS } from './turn';

async function fingerprintOf(page: KeepPage): Promise<string> {
    return (await page.ring.keys()).fingerprint;
}

/** What such a page learns about the others is a little out of date when it learns it. */
function slowToTell(browser: KeepBrowser): Locks | null {
    const { locks } = browser.openPage().parts;
    if (locks === null) return null;
    const held = async () => {
        const names = await locks.held();
        await settled();
        return names;
    };
    return { ...locks, held };
}

/** Asks, and never gets the answer. */
function hangingAt(part: string, fetch: Parts['fetch']): Parts['fetch'] {
    return async (path, init) => {
        const response = await fetch(path, init);
        return path.includes(part) ? new Promise<never>(() => undefined) : response;
    };
}

const refusal = () => Promise.reject(new Error('SecurityError'));

describe('a new page', () => {
    test('takes over the keys in use, so that it names, locks and reads as the others do', async () => {
        const browser = createKeepBrowser();
        const one = load(browser, 'one');
        await one.write(OF, keptAt());
        const two = load(browser, 'two');
        expect(await two.read()).toEqual({ kept: keptAt(), origin: 'other-tab' });
        expect(await two.keep.nameOf('x')).toBe(await one.keep.nameOf('x'));
    });

    test('finds them with any page that has them, however many have come and gone', async () => {
        const browser = createKeepBrowser();
        let page = load(browser, '0');
        await page.write(OF, keptAt());
        for (const id of ['1', '2', '3']) {
            const next = load(browser, id);
            await next.ring.keys();
            page.die();
            page = next;
        }
        expect(await page.read()).toEqual({ kept: keptAt(), origin: 'stored' });
    });

    test('of several that open at once one begins the ring, and the others join it', async () => {
        const browser = createKeepBrowser();
        const pages = ['a', 'b', 'c', 'd'].map((id) => load(browser, id, { locks: slowToTell(browser) }));
        expect(new Set(await Promise.all(pages.map(fingerprintOf))).size).toBe(1);
    });

    test('waits for the call of another, whatever their session ids: one call for all that ask at once', async () => {
        const { open, entriesCalls } = createBrowser();
        const pages = ['a', 'b', 'c'].map((id) => open({ session: pageSession({ id }) }));
        const answers = await Promise.all(pages.map((page) => page.transcript()));
        expect(entriesCalls()).toBe(1);
        expect(answers.map(({ origin }) => origin).sort()).toEqual(['other-tab', 'other-tab', 'salesforce']);
    });

    test('makes the call itself where the page that was making it dies', async () => {
        const { open, org, entriesCalls } = createBrowser();
        const first = open({ session: pageSession({ id: 'a' }), fetch: hangingAt('/entries?', org.fetch) });
        void first.ask();
        await until(() => entriesCalls() === 1);
        const second = open({ session: pageSession({ id: 'b' }) }).transcript();
        // It has joined, and has come as far as waiting for the first.
        await until(() => org.compositeQueries().length === 2);
        await settled();
        expect(entriesCalls()).toBe(1);
        first.die();
        expect((await second).origin).toBe('salesforce');
        expect(entriesCalls()).toBe(2);
    });

    test('of another user hears nothing of it', async () => {
        const browser = createKeepBrowser();
        const one = load(browser, 'one');
        const fingerprint = await fingerprintOf(one);
        const other = browser.open({ session: pageSession({ id: 'one', userId: '005xx0000000002AAA' }) });
        expect(await fingerprintOf(other)).not.toBe(fingerprint);
        expect(browser.posted).toEqual([]);
    });

    test('asks nobody where all use its own keys already', async () => {
        const browser = createKeepBrowser();
        await Promise.all([browser.open(), browser.open()].map(fingerprintOf));
        expect(browser.posted).toEqual([]);
    });

    test('still reads what was kept under its own key', async () => {
        const browser = createKeepBrowser();
        const one = load(browser, 'one', { openChannel: null });
        await one.write(OF, keptAt());
        const other = load(browser, 'other');
        const inUse = await whileTimePasses(browser.clock, ANSWER_WAIT_MS, fingerprintOf(other));
        await other.read();
        one.die();
        const again = load(browser, 'one');
        expect(await fingerprintOf(again)).toBe(inUse);
        expect(await again.read()).toEqual({ kept: keptAt(), origin: 'stored' });
        // Written anew, it lies where the others find it, and nowhere else.
        await again.write(OF, keptAt(START_AT + 1));
        expect((await other.read())?.kept).toEqual(keptAt(START_AT + 1));
        expect((await browser.names()).filter((name) => name.startsWith('kept/'))).toHaveLength(1);
    });
});

describe('nobody is waited for too long', () => {
    test('who does not answer: the page works with its own keys', async () => {
        const browser = createKeepBrowser();
        const silent = load(browser, 'silent', { openChannel: null });
        await silent.ring.keys();
        const page = load(browser, 'page');
        const inUse = await whileTimePasses(browser.clock, ANSWER_WAIT_MS, fingerprintOf(page));
        expect(inUse).not.toBe(await fingerprintOf(silent));
        await page.write(OF, keptAt());
        expect(await page.read()).toBeDefined();
    });

    test('who hangs while it joins: the page joins out of turn', async () => {
        const browser = createKeepBrowser();
        const one = load(browser, 'one');
        const { owner } = await one.ring.keys();
        const { locks } = browser.openPage().parts;
        const forGood = () => new Promise<never>(() => undefined);
        void locks?.request(`chat-history:join/${owner}`, { signal: new AbortController().signal }, forGood);
        const page = load(browser, 'page');
        // Time passes until it asks for keys out of turn; it must not pass while it is answered.
        while (browser.posted.length === 0) {
            browser.clock.advance(TURN_WAIT_MS);
            await settled();
        }
        expect(await fingerprintOf(page)).toBe(await fingerprintOf(one));
    });
});

const deaf: Channel = { post: () => undefined, hear: () => undefined, close: () => undefined };
const throwing = () => {
    throw new Error('DataCloneError');
};

test.each<[string, Partial<Parts>]>([
    ['no locks', { locks: null }],
    ['locks that the browser refuses', { locks: { request: refusal, held: refusal } }],
    ['no channel', { openChannel: null }],
    ['a channel that can not be opened', { openChannel: throwing }],
    ['a channel that nothing gets out of', { openChannel: () => ({ ...deaf, post: throwing }) }],
    ['a channel that can not be heard', { openChannel: () => ({ ...deaf, hear: throwing, close: throwing }) }]
])('with %s a page works with its own keys, and closes without a word', async (_what, given) => {
    const browser = createKeepBrowser();
    await load(browser, 'one').ring.keys();
    const page = load(browser, 'two', given);
    await page.write(OF, keptAt());
    expect((await page.read())?.kept).toEqual(keptAt());
    await page.keep.announce(await page.keep.nameOf('x'));
    page.close();
});

test('where it can not be asked who is live, a page works with its own keys', async () => {
    const browser = createKeepBrowser();
    await load(browser, 'one').ring.keys();
    const { locks } = browser.openPage().parts;
    const page = load(browser, 'two', { locks: { ...(locks as Locks), held: refusal } });
    await page.write(OF, keptAt());
    expect((await page.read())?.origin).toBe('this-tab');
    expect(await page.ring.mayLeave()).toBe(false);
});

describe('that a conversation was read again', () => {
    test('is heard by all other pages of the user, and by them alone', async () => {
        const browser = createKeepBrowser();
        const [one, two, three] = [load(browser, 'one'), load(browser, 'two'), load(browser, 'three')];
        const other = browser.open({ session: pageSession({ userId: '005xx0000000002AAA' }) });
        await Promise.all([one, two, three, other].map(fingerprintOf));
        const name = await one.keep.nameOf('x');
        await one.keep.announce(name);
        await until(() => two.heard.length + three.heard.length === 2);
        expect([one, two, three, other].map(({ heard }) => heard)).toEqual([[], [name], [name], []]);
    });

    test('is not heard by a page that has closed, nor said by it', async () => {
        const browser = createKeepBrowser();
        const [one, two] = [browser.open(), browser.open()];
        await Promise.all([one, two].map(fingerprintOf));
        two.close();
        const name = await one.keep.nameOf('x');
        await one.keep.announce(name);
        await two.keep.announce(name);
        await settled();
        expect([one.heard, two.heard]).toEqual([[], []]);
    });
});

test('a page that closes lets go of everything, even while it still joins', async () => {
    const browser = createKeepBrowser();
    const [one, two] = [browser.open(), browser.open()];
    await one.ring.keys();
    two.close();
    await two.ring.keys();
    one.close();
    await settled();
    expect(await browser.openPage().parts.locks?.held()).toEqual([]);
});

test('hostile words on the channel change nothing, not even a secret that is sealed in due form', async () => {
    const browser = createKeepBrowser();
    const one = load(browser, 'one');
    const { owner, fingerprint } = await one.ring.keys();
    const channel = browser.openPage().parts.openChannel?.(`chat-history:${owner}`);
    const hand = await createHand(crypto, 'hostile');
    const secret = new Uint8Array(32);
    channel?.hear((message) => {
        const wanted = decodeRingMessage(message);
        if (wanted?.say !== 'keys-wanted') return;
        const { by: page, point } = wanted;
        [null, 'keys', [], { say: 'keys' }, { say: 'keys', to: page, from: point, sealed: {} }].forEach((said) =>
            channel.post(said)
        );
        void hand
            .give({ page, point }, secret, START_AT)
            .then((handed) => channel.post({ say: 'keys', to: page, ...handed }));
    });
    expect(await fingerprintOf(load(browser, 'two'))).toBe(fingerprint);
    expect(one.heard).toEqual([]);
});
