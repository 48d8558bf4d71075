/** What goes wrong with an org for a while: it is down, slow, busy, or answers what cannot be decoded. */
import type { Answer, SimResponse } from '../routes/http';
import type { CallKind, GarbageShape, Switches, Trouble } from '../world/switches';
import type { Call } from './calls';
import { concurrencyExceeded } from './limits';

const TROUBLES = ['down', 'slow', 'garbage', 'concurrencyLimit'] as const;

type TroubleName = (typeof TROUBLES)[number];

/** The troubles that hit one call. */
export type Troubles = Readonly<{
    /** Stands in for the answer, or null. */
    answer: Answer | null;
    /** How long the response is to be held back. */
    delayMs: number;
    /** The response, spoiled if the org answers garbage. */
    spoil: (response: SimResponse) => SimResponse;
}>;

/** Remembers since which call each trouble is switched on, so that it can pass after a number of calls. */
export type TroubleClock = Readonly<{
    /** To be called with the switches that hold from now on, after `callCount` calls. */
    switched: (switches: Switches, callCount: number) => void;
    /** What hits the next call of this kind. */
    next: (log: readonly Call[], kind: CallKind) => Troubles;
}>;

const HTML = '<!DOCTYPE html>\n<html><head><title>Login | Salesforce</title></head><body>Please log in.</body></html>';

export function createTroubleClock(initial: Switches): TroubleClock {
    let switches = initial;
    const since = new Map<TroubleName, number>();
    return {
        switched: (next, callCount) => {
            for (const name of TROUBLES.filter((candidate) => next[candidate] !== switches[candidate])) {
                since.set(name, callCount);
            }
            switches = next;
        },
        next: (log, kind) => {
            const hits = <T extends Trouble>(name: TroubleName, trouble: T | null): T | null =>
                isHit(trouble, log.slice(since.get(name) ?? 0), kind) ? trouble : null;
            const garbage = hits('garbage', switches.garbage);
            return {
                answer: answerOf(hits('down', switches.down), hits('concurrencyLimit', switches.concurrencyLimit)),
                delayMs: hits('slow', switches.slow)?.delayMs ?? 0,
                spoil: (response) =>
                    garbage === null ? response : { ...response, ...unreadable(response, garbage.shape) }
            };
        }
    };
}

function isHit(trouble: Trouble | null, log: readonly Call[], kind: CallKind): boolean {
    if (trouble === null || !trouble.on.includes(kind)) {
        return false;
    }
    const before = log.filter((call) => trouble.on.includes(call.kind)).length;
    return trouble.forCalls === null || before < trouble.forCalls;
}

function answerOf(down: Switches['down'], busy: Trouble | null): Answer | null {
    if (down !== null) {
        return { status: down.status, body: 'Service Unavailable' };
    }
    return busy === null ? null : concurrencyExceeded();
}

function unreadable(response: SimResponse, shape: GarbageShape): Partial<SimResponse> {
    switch (shape) {
        case 'html':
            return { body: HTML, headers: { ...response.headers, 'Content-Type': 'text/html;charset=UTF-8' } };
        case 'truncated':
            return { body: response.body.slice(0, Math.floor(response.body.length / 2)) };
        case 'wrong-shape':
            return {
                body: JSON.stringify({ conversationEntries: { all: 'of them' }, compositeResponse: 7, data: [] })
            };
    }
}
