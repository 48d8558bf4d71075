/**
 * A Case that is open in a tab, with the frame of its component: made when something is asked, gone with the Case, or when
 * it was idle for five minutes and its page says that it may.
 */
import type { Problem, Read, WantedBy } from 'c/chatHistoryCore';
import type { FakeClock } from '../../broker/fixtures/fakeClock';
import type { Named } from './dayOrg';
import { settled } from './settled';
import type { Page, Tabs } from './tabs';

export type Visit = Readonly<{
    tab: number;
    /** Null where the transcript came. */
    show: (named: Named, by: WantedBy) => Promise<Problem | null>;
    /** As the agent: what is not on screen yet is shown first. */
    refresh: (named: Named) => Promise<Problem | null>;
    /** Once a minute. */
    rest: () => Promise<void>;
    leave: () => void;
    reload: () => void;
}>;

export type VisitParts = Readonly<{
    tabs: Tabs;
    clock: FakeClock;
    tab: number;
    /** The time by the plan. The clock is some ms ahead of it, by as many as the machine takes. */
    plannedAt: () => number;
}>;

/** Source: `chatHistorySource/idleFrame.ts`. */
const IDLE_FRAME_MS = 5 * 60_000;

export function createVisit({ tabs, clock, tab, plannedAt }: VisitParts): Visit {
    const readAt = new Map<string, number>();
    let page: Page | null = null;
    let usedAt = plannedAt();

    async function ask({ caseId, recordId }: Named, read: Read, by: WantedBy): Promise<Problem | null> {
        page ??= tabs.open();
        const answer = await settled(clock, page.client.ask({ caseId, recordId, read, by }));
        usedAt = plannedAt();
        if (!answer.ok) return answer.problem;
        if (answer.verb === 'transcript') readAt.set(recordId, answer.value.readAt);
        return null;
    }

    const show = (named: Named, by: WantedBy) => ask(named, { how: 'once' }, by);
    const gone = (how: 'close' | 'die') => {
        page?.[how]();
        page = null;
    };
    return {
        tab,
        show,
        refresh: async (named) => {
            const problem = readAt.has(named.recordId) ? null : await show(named, 'agent');
            const newerThan = readAt.get(named.recordId);
            return newerThan === undefined ? problem : ask(named, { how: 'again', newerThan }, 'agent');
        },
        rest: async () => {
            if (page === null || plannedAt() - usedAt < IDLE_FRAME_MS) return;
            if (await settled(clock, page.mayLeave())) gone('close');
            // Asked again when it was idle for as long once more.
            usedAt = plannedAt();
        },
        leave: () => gone('close'),
        reload: () => {
            gone('die');
            readAt.clear();
        }
    };
}
