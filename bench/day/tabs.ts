/** The pages of one browser during the day. Whether a page was closed or its tab reloaded, its keys are gone with it. */
import { decodeAnswer } from 'c/chatHistoryCore';
import { createBroker, type Broker } from '../../broker/broker';
import { createBrowserPages } from '../../broker/fixtures/browserPages';
import { createClient, type Client } from '../../broker/fixtures/client';
import type { FakeClock } from '../../broker/fixtures/fakeClock';
import { simPageParts } from '../../broker/fixtures/simPage';
import type { Parts } from '../../broker/parts';
import type { Port } from '../../broker/port';
import { createDice } from '../../sim/dice';
import type { Org } from '../../sim/org';

export type Page = Readonly<{
    client: Client;
    /** May the component let go of this page? */
    mayLeave: () => Promise<boolean>;
    /** The frame is taken down. */
    close: () => void;
    /** The tab is reloaded: nobody is told. */
    die: () => void;
}>;

export type Tabs = Readonly<{
    /** A broker page, as a component's frame loads it. */
    open: () => Page;
    /** The next page that is loaded gets its session by a hand-over. */
    handOver: () => void;
}>;

/** The first page of the day is handed over: the browser was not on this host before. */
export function createTabs(org: Org, clock: FakeClock): Tabs {
    const pages = createBrowserPages({ clock });
    const crypto = createSeededCrypto();
    let handedOver = true;
    return {
        open: () => {
            const { parts, die } = pages.openPage();
            const broker = createBroker(simPageParts(org, clock, { ...parts, crypto }, { handedOver }));
            handedOver = false;
            const close = () => {
                broker.close();
                die();
            };
            return { client: createClient(broker), mayLeave: () => askRelease(broker), close, die };
        },
        handOver: () => {
            handedOver = true;
        }
    };
}

/** Keys and ciphers are the real ones; chance is the same every day, so that a day costs the same every time. */
function createSeededCrypto(): Parts['crypto'] {
    const dice = createDice('chance');
    return {
        subtle: globalThis.crypto.subtle,
        getRandomValues: (array) => {
            const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
            bytes.forEach((_, index) => (bytes[index] = dice.roll(256)));
            return array;
        }
    };
}

function askRelease(broker: Broker): Promise<boolean> {
    return new Promise((resolve) => {
        const port: Port = {
            onmessage: null,
            close: () => undefined,
            postMessage: (text: unknown) => {
                const answer = decodeAnswer(text);
                if (!answer.ok || !('id' in answer.value)) return;
                resolve(answer.value.ok && answer.value.verb === 'release' && answer.value.value.mayLeave);
            }
        };
        broker.serve(port);
        port.onmessage?.call(port as MessagePort, { data: { id: 1, verb: 'release' } } as MessageEvent);
    });
}
