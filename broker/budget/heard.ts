/** What the ledger learns from an answer of Salesforce, and what of it the component is told. Pure. */
import type { Problem } from 'c/chatHistoryCore';
import type { Heard } from '../salesforce/rest';
import { withCall, withOther, withStop, type Ledger } from './ledger';
import { dailyUsageIn } from './limitInfo';

/** Pages that were stopped together shall not come back together: up to this much later. Unit: ms. Source: our choice. */
export const LIMIT_JITTER_MS = 5 * 60_000;

/** The same, for the minute after Salesforce was unavailable. */
export const PAUSE_JITTER_MS = 60_000;

/** `chance`: from 0 to 1. */
export type Moment = Readonly<{ nowMs: number; chance: number }>;

export type Noted = Readonly<{ ledger: Ledger; told: Problem | null }>;

export function noted(before: Ledger, heard: Heard, moment: Moment): Noted {
    return afterProblem(withDaily(counted(before, heard, moment), heard, moment), heard, moment);
}

/** An entries call was counted when it was admitted; its retry is one more. */
function counted(ledger: Ledger, { kind, attempts }: Heard, { nowMs }: Moment): Ledger {
    const repeated = Array.from({ length: kind === 'entries' ? attempts - 1 : attempts });
    return repeated.reduce<Ledger>(
        (made) => (kind === 'entries' ? withCall(made, { at: nowMs, name: null }) : withOther(made, nowMs)),
        ledger
    );
}

function withDaily(ledger: Ledger, { limitInfo }: Heard, { nowMs }: Moment): Ledger {
    const daily = dailyUsageIn(limitInfo);
    return daily === null ? ledger : { ...ledger, daily: { ...daily, at: nowMs } };
}

function afterProblem(ledger: Ledger, { kind, problem }: Heard, moment: Moment): Noted {
    if (problem === null) return { ledger: { ...ledger, pausedUntil: null }, told: null };
    if (problem.retryAt === undefined) return { ledger, told: problem };
    if (problem.code === 'limit-reached') {
        return stopped(
            ledger,
            { problem, retryAt: problem.retryAt, scope: kind === 'entries' ? 'entries' : 'all' },
            moment
        );
    }
    const pausedUntil = problem.retryAt + Math.round(moment.chance * PAUSE_JITTER_MS);
    return { ledger: { ...ledger, pausedUntil }, told: { ...problem, retryAt: pausedUntil } };
}

type Refusal = Readonly<{ problem: Problem; retryAt: number; scope: 'entries' | 'all' }>;

/** A stop that is known already and lasts as long is not made longer by chance: several pages may hear of one limit. */
function stopped(before: Ledger, { problem, retryAt, scope }: Refusal, { chance }: Moment): Noted {
    const known = before.stop?.until ?? 0;
    const until = known >= retryAt ? known : retryAt + Math.round(chance * LIMIT_JITTER_MS);
    return { ledger: withStop(before, { until, scope }), told: { ...problem, retryAt: until } };
}
