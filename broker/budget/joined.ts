/**
 * Two ledgers of the same user put together: what lies in the store, and what this page has seen of it. Normally the
 * second holds nothing that the first does not. After a step that the store failed at, each may hold what the other lacks:
 * then the sum is what was really asked. In whatever order and however often ledgers are joined, the result is the same.
 */
import { later, newest, type CallMade, type Ledger } from './ledger';

export function joined(one: Ledger, other: Ledger): Ledger {
    return {
        calls: union(one.calls, other.calls, sleepier),
        others: union(one.others, other.others, first),
        answers: union(one.answers, other.answers, first),
        entriesStop: later(one.entriesStop, other.entriesStop),
        allStop: later(one.allStop, other.allStop),
        pause: later(one.pause, other.pause),
        daily: newer(one.daily, other.daily)
    };
}

/** By id, in order of time. */
function union<T extends Readonly<{ id: string; at: number }>>(
    one: readonly T[],
    other: readonly T[],
    choose: (a: T, b: T) => T
): readonly T[] {
    const lines = new Map(one.map((line) => [line.id, line]));
    for (const line of other) {
        const same = lines.get(line.id);
        lines.set(line.id, same === undefined ? line : choose(same, line));
    }
    return newest([...lines.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)));
}

/** That a call was refused is learned later than that it was made. */
function sleepier(a: CallMade, b: CallMade): CallMade {
    return b.name === null ? b : a;
}

function first<T>(line: T): T {
    return line;
}

function newer<T extends Readonly<{ at: number }>>(one: T | null, other: T | null): T | null {
    if (one === null || other === null) return one ?? other;
    return other.at > one.at ? other : one;
}
