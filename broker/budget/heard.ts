/** What the ledger learns from an answer of Salesforce, and what of it the component is told. Pure. */
import type { Problem } from 'c/chatHistoryCore';
import type { Heard } from '../salesforce/rest';
import { withCall, withOther, type Ledger } from './ledger';
import { dailyUsageIn } from './limitInfo';

/** Pages that were stopped together shall not come back together: up to this much later. Unit: ms. Source: our choice. */
export const LIMIT_JITTER_MS = 5 * 60_000;

/** The same, for the minute after Salesforce was unavailable. */
export const PAUSE_JITTER_MS = 60_000;

/** `chance`: from 0 to 1. `id`: a name that no other line of the ledger has. */
export type Moment = Readonly<{ nowMs: number; chance: number; id: string }>;

export type Noted = Readonly<{ ledger: Ledger; told: Problem | null }>;

export function noted(before: Ledger, heard: Heard, moment: Moment): Noted {
    return afterProblem(withDaily(counted(before, heard, moment), heard, moment), heard, moment);
}

/** An entries call was counted when it was admitted; its retry is one more. */
function counted(ledger: Ledger, { kind, attempts }: Heard, { nowMs, id }: Moment): Ledger {
    const repeated = Array.from({ length: kind === 'entries' ? attempts - 1 : attempts }, (_, index) => ({
        id: `${id}/${index}`,
        at: nowMs
    }));
    return repeated.reduce<Ledger>(
        (made, line) => (kind === 'entries' ? withCall(made, { ...line, name: null }) : withOther(made, line)),
        ledger
    );
}

function withDaily(ledger: Ledger, { limitInfo }: Heard, { nowMs }: Moment): Ledger {
    const daily = dailyUsageIn(limitInfo);
    return daily === null ? ledger : { ...ledger, daily: { ...daily, at: nowMs } };
}

function afterProblem(ledger: Ledger, { kind, problem }: Heard, moment: Moment): Noted {
    const at = moment.nowMs;
    // It answers again, whatever a page thought that heard of it earlier.
    if (problem === null) return { ledger: { ...ledger, pause: { at, until: at } }, told: null };
    if (problem.retryAt === undefined) return { ledger, told: problem };
    if (problem.code === 'limit-reached') {
        const stop = kind === 'entries' ? 'entriesStop' : 'allStop';
        const until = stopEnd(ledger[stop]?.until ?? 0, problem.retryAt, moment);
        return { ledger: { ...ledger, [stop]: { at, until } }, told: { ...problem, retryAt: until } };
    }
    const until = problem.retryAt + Math.round(moment.chance * PAUSE_JITTER_MS);
    return { ledger: { ...ledger, pause: { at, until } }, told: { ...problem, retryAt: until } };
}

/** A stop that is known already and lasts as long is not made longer by chance: several pages may hear of one limit. */
function stopEnd(known: number, retryAt: number, { chance }: Moment): number {
    return known >= retryAt ? known : retryAt + Math.round(chance * LIMIT_JITTER_MS);
}
