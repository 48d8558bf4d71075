/**
 * Our way through a day: the real broker, asked as a component asks it, in the pages of one browser, on a clock that is moved
 * from step to step. An agent who was refused for a limit comes back at the time that was named, and asks once more.
 */
import type { FetchOptions, Initiator, Problem } from 'c/chatHistoryCore';
import { createFakeClock, type FakeClock } from 'support/fakeClock';
import { createBroker } from '../../broker/broker';
import type { WebCrypto } from '../../broker/environment';
import { createBrowserPages } from '../../broker/fixtures/browserPages';
import { createClient, type Client } from '../../broker/fixtures/client';
import { createSimEnvironment } from '../../broker/fixtures/simPage';
import { createDice } from '../../sim/world/dice';
import { withText } from '../../sim/world/edits';
import type { Org } from '../../sim/org/org';
import type { Switches } from '../../sim/world/switches';
import { createDayOrg, DAY_STARTS_AT, type DayConversation, type DayOrg, type Tally } from './dayOrg';
import type { Day, Place, Step } from './plan';

type Look = Extract<Step, Place>;

/** The hidden page of a component. */
type Frame = Readonly<{
    client: Client;
    /** The component removes it. */
    close: () => void;
    /** Its tab is reloaded. */
    die: () => void;
}>;

type Frames = Readonly<{ open: () => Frame; handOver: () => void }>;

/** A Case that is open in a tab: the frame of its component, made by a request, and what is on screen. */
type Visit = {
    readonly tab: number;
    frame: Frame | null;
    usedAt: number;
    /** Record → `fetchedAt` of its transcript. */
    readonly fetchedAt: Map<string, number>;
};

type Browser = Readonly<{
    dayOrg: DayOrg;
    clock: FakeClock;
    frames: Frames;
    visits: Map<number, Visit>;
    heldBack: { count: number };
}>;

/** `heldBackCount`: openings at which the agent had to ask, since the active budget was used up. */
export type OurTally = Tally & Readonly<{ heldBackCount: number }>;

const MINUTE_MS = 60_000;

/** A frame that was not used for so long is dropped. Source: `chatHistorySource/brokerSource.ts`. */
const IDLE_FRAME_MS = 5 * MINUTE_MS;

/** An agent who comes back only to ask once more stays for so long. */
const SHORT_STAY_MS = 4 * MINUTE_MS;

const FIRST_TAB = 0;

export async function ourDay(day: Day, sessionId: Switches['sessionId']): Promise<OurTally> {
    const dayOrg = createDayOrg(day, { sessionId });
    const clock = createFakeClock(DAY_STARTS_AT);
    const frames = createFrames(dayOrg.org, clock);
    const browser: Browser = { dayOrg, clock, frames, visits: new Map(), heldBack: { count: 0 } };
    const agenda = [...day.steps];
    for (let step = agenda.shift(); step !== undefined; step = agenda.shift()) {
        passTime(browser, step.at);
        for (const further of await takeStep(browser, step)) {
            const later = agenda.findIndex(({ at }) => at > further.at);
            agenda.splice(later < 0 ? agenda.length : later, 0, further);
        }
    }
    return { ...dayOrg.tally(), heldBackCount: browser.heldBack.count };
}

/** To that time of the day; frames that were idle meanwhile are dropped. */
function passTime({ dayOrg, clock, visits }: Browser, at: number): void {
    clock.advance(DAY_STARTS_AT + at - clock.now());
    dayOrg.setTime(at);
    for (const visit of visits.values()) {
        if (clock.now() - visit.usedAt >= IDLE_FRAME_MS) removeFrame(visit, 'close');
    }
}

/** Returns what comes up through it. */
async function takeStep(browser: Browser, step: Step): Promise<readonly Step[]> {
    const { frames, visits, dayOrg } = browser;
    if (step.what === 'hand-over') {
        frames.handOver();
        return [];
    }
    if (step.what === 'leave') {
        removeFrame(visits.get(step.visit), 'close');
        visits.delete(step.visit);
        return [];
    }
    if (step.what === 'reload') reloadTab(browser, step.tab);
    if (step.what === 'refresh') redactFirstEntry(dayOrg, step);
    return look(browser, step);
}

async function look(browser: Browser, step: Look): Promise<readonly Step[]> {
    const { visit, further } = findVisit(browser, step);
    const conversation = browser.dayOrg.find(step);
    const newerThan = visit.fetchedAt.get(conversation.recordId);
    // The agent refreshes only what is on screen, and else shows it first.
    const isRefresh = step.what === 'refresh' && newerThan !== undefined;
    const fetch: FetchOptions = isRefresh ? { fetchPolicy: 'refresh', newerThan } : { fetchPolicy: 'cache-first' };
    const isAutomatic = step.what === 'open' || step.what === 'reload';
    let problem = await request(browser, visit, conversation, { ...fetch, initiator: isAutomatic ? 'auto' : 'user' });
    if (problem?.code === 'held-back-active') {
        browser.heldBack.count += 1;
        problem = await request(browser, visit, conversation, { ...fetch, initiator: 'user' });
    }
    if (problem !== null) return [...further, comeBack(step, problem)];
    return step.what === 'refresh' && !isRefresh ? [...further, step] : further;
}

async function request(
    { frames, clock }: Browser,
    visit: Visit,
    { caseId, recordId }: DayConversation,
    options: FetchOptions & Readonly<{ initiator: Initiator }>
): Promise<Problem | null> {
    visit.frame ??= frames.open();
    visit.usedAt = clock.now();
    const answer = await visit.frame.client.ask({ caseId, recordId, ...options });
    if (!answer.ok) return answer.problem;
    if (answer.verb === 'transcript') visit.fetchedAt.set(recordId, answer.value.fetchedAt);
    return null;
}

function findVisit({ visits, clock }: Browser, step: Look): Readonly<{ visit: Visit; further: readonly Step[] }> {
    const known = visits.get(step.visit);
    if (known !== undefined) return { visit: known, further: [] };
    const isOpened = step.what === 'open';
    const visit: Visit = {
        tab: isOpened ? step.tab : FIRST_TAB,
        frame: null,
        usedAt: clock.now(),
        fetchedAt: new Map()
    };
    visits.set(step.visit, visit);
    return { visit, further: isOpened ? [] : [{ what: 'leave', at: step.at + SHORT_STAY_MS, visit: step.visit }] };
}

function reloadTab({ visits }: Browser, tab: number): void {
    for (const visit of visits.values()) {
        if (visit.tab !== tab) continue;
        removeFrame(visit, 'die');
        visit.fetchedAt.clear();
    }
}

function removeFrame(visit: Visit | undefined, how: 'close' | 'die'): void {
    visit?.frame?.[how]();
    if (visit !== undefined) visit.frame = null;
}

/** Any other problem is a mistake, in the broker or in the day. */
function comeBack({ what, visit, caseIndex, conversation }: Look, { code, retryAt }: Problem): Step {
    if (code !== 'limit-reached' || retryAt === undefined) throw new Error(`A day met the problem ${code}`);
    const at = Math.ceil((retryAt - DAY_STARTS_AT) / MINUTE_MS) * MINUTE_MS;
    return { what: what === 'refresh' ? 'refresh' : 'show', at, visit, caseIndex, conversation };
}

/** The customer's first message was changed meanwhile: that is what a refresh is for. */
function redactFirstEntry({ org, find }: DayOrg, place: Place): void {
    const { identifier } = find(place);
    const conversation = org.world.conversations.find((each) => each.identifier === identifier);
    const first = org.world.entries.find(({ conversationId }) => conversationId === conversation?.id);
    if (first !== undefined) org.setWorld(withText(org.world, first.identifier, 'Removed at the customer’s request.'));
}

/** The pages of one browser. The first one is handed over: the browser was not on this host before. */
function createFrames(org: Org, clock: FakeClock): Frames {
    const pages = createBrowserPages({ clock });
    const crypto = createSeededCrypto();
    let handedOver = true;
    return {
        open: () => {
            const { environment, die } = pages.openPage();
            const broker = createBroker(createSimEnvironment(org, clock, { ...environment, crypto }, { handedOver }));
            handedOver = false;
            const close = () => {
                broker.close();
                die();
            };
            return { client: createClient(broker), close, die };
        },
        handOver: () => {
            handedOver = true;
        }
    };
}

/** Keys and ciphers are real; chance is the same every time, so that a day always costs the same. */
function createSeededCrypto(): WebCrypto {
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
