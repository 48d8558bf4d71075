/**
 * The budget: every entries call passes here before it is made, is counted, and is refused where calls have become
 * scarce. One ledger per user and browser: all of this user's pages read and write the same one.
 */
import {
    ORIGINS,
    succeeded,
    type Limits,
    type Origin,
    type Outcome,
    type Problem,
    type Usage,
    type WantedBy
} from 'c/chatHistoryCore';
import type { Ring } from '../keep/ring';
import type { Store } from '../keep/store';
import type { Parts } from '../parts';
import type { Heard } from '../salesforce/rest';
import { decodeLedger, encodeLedger } from './decodeLedger';
import { noted } from './heard';
import { ledgerAt, withAnswer, withCall, withoutWaking, wokenCount, type Ledger } from './ledger';
import { refusalOfEntries, refusalOfOther } from './verdict';

/** `name`: of the conversation that the call marks active, as `Keep.nameOf` gives it. */
export type EntriesCall = Readonly<{ name: string; by: WantedBy; limits: Limits }>;

/** Nothing in here rejects: a ledger that can't be kept is a budget that this page keeps alone. */
export type Budget = Readonly<{
    /** May this entries call be made? Then it is counted already: two pages can't both take the last one. */
    admit(call: EntriesCall): Promise<Outcome<null>>;
    /** Salesforce refused an admitted call: it counts, but its conversation was not marked active. */
    refused(name: string): Promise<void>;
    /** May Salesforce be asked anything at all? */
    admitOther(by: WantedBy, limits: Limits): Promise<Outcome<null>>;
    /** Learns from every answer of Salesforce; gives its problem back, with the time from which a new try makes sense. */
    heard(heard: Heard): Promise<Problem | null>;
    /** Counts an answer that a component got. */
    answered(origin: Origin): Promise<void>;
    usage(limits: Limits): Promise<Usage>;
}>;

export type BudgetParts = Pick<Parts, 'clock' | 'crypto'> & Readonly<{ store: Store; ring: Ring }>;

type Change = (ledger: Ledger, nowMs: number) => Ledger;

export function createBudget({ clock, crypto, store, ring }: BudgetParts): Budget {
    const path = pathOf(ring);

    async function change(step: Change): Promise<void> {
        const nowMs = clock.now();
        await store.update(await path, (old) => encodeLedger(step(ledgerAt(decodeLedger(old), nowMs), nowMs)));
    }

    async function read(): Promise<Ledger> {
        return ledgerAt(decodeLedger(await store.get(await path)), clock.now());
    }

    return {
        admit: async ({ name, by, limits }) => {
            let refusal: Problem | null = null;
            await change((ledger, nowMs) => {
                refusal = refusalOfEntries(ledger, { by, limits }, nowMs);
                return refusal === null ? withCall(ledger, { at: nowMs, name }) : ledger;
            });
            return outcomeOf(refusal);
        },
        refused: (name) => change((ledger) => withoutWaking(ledger, name)),
        admitOther: async (by, limits) => outcomeOf(refusalOfOther(await read(), { by, limits }, clock.now())),
        heard: async (heard) => {
            const chance = chanceOf(crypto);
            let told = heard.problem;
            await change((ledger, nowMs) => {
                const next = noted(ledger, heard, { nowMs, chance });
                told = next.told;
                return next.ledger;
            });
            return told;
        },
        answered: (origin) => change((ledger, nowMs) => withAnswer(ledger, { at: nowMs, origin })),
        usage: async (limits) => usageOf(await read(), limits, clock.now())
    };
}

/** Without keys nobody can be told from another: one ledger for all. */
async function pathOf(ring: Ring): Promise<string> {
    try {
        return `budget/${(await ring.keys()).owner}`;
    } catch {
        return 'budget/any';
    }
}

function outcomeOf(refusal: Problem | null): Outcome<null> {
    return refusal === null ? succeeded(null) : { ok: false, problem: refusal };
}

/** From 0 to 1. */
function chanceOf(crypto: BudgetParts['crypto']): number {
    const [chance = 0] = crypto.getRandomValues(new Uint8Array(1));
    return chance / 255;
}

function usageOf(ledger: Ledger, { hourlyBudget, dailyShare }: Limits, nowMs: number): Usage {
    const countOf = (origin: Origin) => ledger.answers.filter((answer) => answer.origin === origin).length;
    const { daily, stop } = ledger;
    return {
        callsLastHour: ledger.calls.length,
        hourlyBudget,
        wokenLastHalfHour: wokenCount(ledger, nowMs),
        otherCallsLastHour: ledger.others.length,
        answersLastHour: Object.fromEntries(ORIGINS.map((origin) => [origin, countOf(origin)])) as Record<
            Origin,
            number
        >,
        daily: daily === null ? null : { used: daily.used, allowed: daily.allowed },
        dailyShare,
        stoppedUntil: stop?.until ?? null
    };
}
