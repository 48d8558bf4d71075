/** What the broker gives of sessions of the customer that are not this Case's, each asked for alone. */
import { assignEntries, decodeEntries, inReadingOrder, ownedWindows } from 'c/chatHistoryCore';
import { CASE_ID, entriesOf, windowsOf, type TruthWorld } from './truthWorld';

/** `asked`: sessions that were asked for. `given`: entries that came. `foreign`: those that are of any other session. */
export type OthersFigures = Readonly<{ asked: number; given: number; foreign: number }>;

export const NO_OTHERS: OthersFigures = { asked: 0, given: 0, foreign: 0 };

export function countOthers(figures: OthersFigures, world: TruthWorld): OthersFigures {
    const decoded = decodeEntries({ conversationEntries: entriesOf(world) });
    const entries = decoded.ok ? inReadingOrder(decoded.value) : [];
    return world.sessions
        .filter(({ caseId, isVisible }) => isVisible && caseId !== CASE_ID)
        .reduce((sum, { record, said }) => {
            const asked = { caseId: CASE_ID, recordId: record.id, scope: 'customer' } as const;
            const { windows, ownerId, ownCaseId } = ownedWindows(windowsOf(world), asked);
            const given = assignEntries(entries, windows, ownerId, Infinity, null, { ownCaseId }).entries;
            const own = new Set(said.map(({ id }) => `connect:${id}`));
            const foreign = given.filter(({ id }) => !own.has(id));
            return {
                asked: sum.asked + 1,
                given: sum.given + given.length,
                foreign: sum.foreign + foreign.length
            };
        }, figures);
}
