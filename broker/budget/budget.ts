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
import { noted, type Moment } from './heard';
import { joined } from './joined';
import {
    EMPTY_LEDGER,
    entriesStoppedUntil,
    ledgerAt,
    withAnswer,
    withCall,
    withoutWaking,
    wokenCount,
    type Ledger
} from './ledger';
import { ledgerPath } from './place';
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

type Change = (ledger: Ledger, moment: Moment) => Ledger;

export function createBudget({ clock, crypto, store, ring }: BudgetParts): Budget {
    const path = pathOf(ring);

    /** What this page has seen of the ledger. A store that fails, or forgets, must not make room for more calls. */
    let seen = EMPTY_LEDGER;
    const now = (stored: unknown) => ledgerAt(joined(decodeLedger(stored), seen), clock.now());

    async function change(step: Change): Promise<void> {
        let next = seen;
        await store.update(await path, (stored) => {
            next = step(now(stored), { nowMs: clock.now(), chance: chanceOf(crypto), id: lineId(crypto) });
            return encodeLedger(next);
        });
        seen = joined(next, seen);
    }

    async function read(): Promise<Ledger> {
        seen = now(await store.get(await path));
        return seen;
    }

    return {
        admit: async ({ name, by, limits }) => {
            let refusal: Problem | null = null;
            await change((ledger, { nowMs, id }) => {
                refusal = refusalOfEntries(ledger, { by, limits }, nowMs);
                return refusal === null ? withCall(ledger, { id, at: nowMs, name }) : ledger;
            });
            return outcomeOf(refusal);
        },
        refused: (name) => change((ledger) => withoutWaking(ledger, name)),
        admitOther: async (by, limits) => outcomeOf(refusalOfOther(await read(), { by, limits }, clock.now())),
        heard: async (heard) => {
            let told = heard.problem;
            await change((ledger, moment) => {
                const next = noted(ledger, heard, moment);
                told = next.told;
                return next.ledger;
            });
            return told;
        },
        answered: (origin) => change((ledger, { nowMs, id }) => withAnswer(ledger, { id, at: nowMs, origin })),
        usage: async (limits) => usageOf(await read(), limits, clock.now())
    };
}

async function pathOf(ring: Ring): Promise<string> {
    try {
        return ledgerPath((await ring.keys()).owner);
    } catch {
        return ledgerPath(null);
    }
}

function outcomeOf(refusal: Problem | null): Outcome<null> {
    return refusal === null ? succeeded(null) : { ok: false, problem: refusal };
}

/** Distinct in all pages of a user. */
function lineId(crypto: BudgetParts['crypto']): string {
    return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

/** From 0 to 1. */
function chanceOf(crypto: BudgetParts['crypto']): number {
    const [chance = 0] = crypto.getRandomValues(new Uint8Array(1));
    return chance / 255;
}

function usageOf(ledger: Ledger, { hourlyBudget, dailyShare }: Limits, nowMs: number): Usage {
    const countOf = (origin: Origin) => ledger.answers.filter((answer) => answer.origin === origin).length;
    const { daily } = ledger;
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
        stoppedUntil: entriesStoppedUntil(ledger)
    };
}
