/**
 * Our way: the real broker, asked as a component asks it, in the pages of one browser, on a clock that is moved from step to
 * step. Who was refused for the limit comes back at the time that was named, and asks once more.
 */
import type { Problem } from 'c/chatHistoryCore';
import { createFakeClock, type FakeClock } from '../../broker/fixtures/fakeClock';
import { withText } from '../../sim/redact';
import type { Switches } from '../../sim/switches';
import { createAgenda, type Agenda } from './agenda';
import { createDayOrg, DAY_STARTS_AT, type DayOrg } from './dayOrg';
import type { Day, Place, Step } from './plan';
import { createTabs, type Tabs } from './tabs';
import { tallyOf, type Tally } from './tally';
import { createVisit, type Visit } from './visit';

type Look = Extract<Step, { what: 'open' | 'show' | 'refresh' | 'reload' }>;

const MINUTE_MS = 60_000;

/** Whoever comes back only to ask once more stays for so long. */
const SHORT_STAY_MS = 4 * MINUTE_MS;

const FIRST_TAB = 0;

/** What a day is worked with. */
type Desk = Readonly<{ dayOrg: DayOrg; clock: FakeClock; tabs: Tabs; visits: Map<number, Visit>; agenda: Agenda }>;

export async function ourWay(day: Day, sessionId: Switches['sessionId']): Promise<Tally> {
    const dayOrg = createDayOrg(day, { sessionId });
    const clock = createFakeClock(DAY_STARTS_AT);
    const tabs = createTabs(dayOrg.org, clock);
    const desk: Desk = { dayOrg, clock, tabs, visits: new Map(), agenda: createAgenda(day.steps) };
    await desk.agenda.run(async (at, step) => {
        clock.advance(Math.max(0, DAY_STARTS_AT + at - clock.now()));
        dayOrg.limitAt(at);
        if (step !== null) await take(desk, step);
        else for (const visit of desk.visits.values()) await visit.rest();
    });
    return tallyOf(dayOrg);
}

async function take(desk: Desk, step: Step): Promise<void> {
    const { dayOrg, tabs, visits } = desk;
    if (step.what === 'hand-over') tabs.handOver();
    else if (step.what === 'leave') leave(visits, step.visit);
    else {
        if (step.what === 'reload') visits.forEach((visit) => visit.tab === step.tab && visit.reload());
        if (step.what === 'refresh') redactFirst(dayOrg, step);
        await look(desk, step);
    }
}

async function look(desk: Desk, step: Look): Promise<void> {
    const visit = visitOf(desk, step);
    const named = desk.dayOrg.named(step);
    const by = step.what === 'open' || step.what === 'reload' ? 'itself' : 'agent';
    const problem = await (step.what === 'refresh' ? visit.refresh(named) : visit.show(named, by));
    if (problem !== null) desk.agenda.add(comeBack(step, problem));
}

function visitOf({ tabs, clock, visits, agenda }: Desk, step: Look): Visit {
    const found = visits.get(step.visit);
    if (found !== undefined) return found;
    const tab = step.what === 'open' ? step.tab : FIRST_TAB;
    const visit = createVisit({ tabs, clock, tab, plannedAt: agenda.now });
    visits.set(step.visit, visit);
    if (step.what !== 'open') agenda.add({ what: 'leave', at: step.at + SHORT_STAY_MS, visit: step.visit });
    return visit;
}

function leave(visits: Desk['visits'], id: number): void {
    visits.get(id)?.leave();
    visits.delete(id);
}

/** Any other problem is a mistake, in the broker or in the day. */
function comeBack({ what, visit, caseIndex, conversation }: Look, { code, retryAt }: Problem): Step {
    if (code !== 'limit-reached' || retryAt === undefined) throw new Error(`A day met the problem ${code}`);
    const at = Math.ceil((retryAt - DAY_STARTS_AT) / MINUTE_MS) * MINUTE_MS;
    return { what: what === 'refresh' ? 'refresh' : 'show', at, visit, caseIndex, conversation };
}

/** The customer's first words were changed meanwhile: that is what a refresh is for. */
function redactFirst({ org, named }: DayOrg, place: Place): void {
    const { identifier } = named(place);
    const conversation = org.world.conversations.find((each) => each.identifier === identifier);
    const first = org.world.entries.find(({ conversationId }) => conversationId === conversation?.id);
    if (first !== undefined) org.setWorld(withText(org.world, first.identifier, 'Removed at the customer’s wish.'));
}
