/** The org's bad days: down, slow, or answering what nobody can read. */
import type { Call, CallKind } from './calls';
import type { Answer, SimResponse } from './http';
import type { GarbageShape, Switches } from './switches';

type Trouble = Readonly<{ on: readonly CallKind[]; forCalls: number | null }>;

const HTML = '<!DOCTYPE html>\n<html><head><title>Login | Salesforce</title></head><body>Please log in.</body></html>';

/** The 5xx that stands in for the answer, or null. */
export function downAnswer(switches: Switches, log: readonly Call[], kind: CallKind): Answer | null {
    const { down } = switches;
    return strikes(down, log, kind) ? { status: down.status, body: 'Service Unavailable' } : null;
}

/** How long the answer is to be held back. */
export function delayMsOf(switches: Switches, log: readonly Call[], kind: CallKind): number {
    const { slow } = switches;
    return strikes(slow, log, kind) ? slow.delayMs : 0;
}

/** The response, made unreadable if the switch says so. */
export function spoil(response: SimResponse, switches: Switches, log: readonly Call[], kind: CallKind): SimResponse {
    const { garbage } = switches;
    return strikes(garbage, log, kind) ? { ...response, ...unreadable(response, garbage.shape) } : response;
}

function strikes<T extends Trouble>(trouble: T | null, log: readonly Call[], kind: CallKind): trouble is T {
    if (trouble === null || !trouble.on.includes(kind)) {
        return false;
    }
    const before = log.filter((call) => trouble.on.includes(call.kind)).length;
    return trouble.forCalls === null || before < trouble.forCalls;
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
