/** The rooms of one broker page, made once from its parts; every verb works with these. */
import type { Limits } from 'c/chatHistoryCore';
import { createBudget, type Budget } from './budget/budget';
import { createKeep, type Keep } from './keep/kept';
import { createLock, type Lock } from './keep/lock';
import { createRing, type Ring } from './keep/ring';
import { withoutFailures } from './keep/store';
import type { Clock, Parts } from './parts';
import { createRest, type Rest } from './salesforce/rest';

export type Rooms = Readonly<{
    clock: Clock;
    /** The org's; each request adds its component's, and the stricter holds. */
    limits: Limits;
    rest: Rest;
    keep: Keep;
    ring: Ring;
    lock: Lock;
    budget: Budget;
}>;

/** `onChanged`: another page read a conversation again that goes by this name in `Keep.nameOf`. */
export function createRooms(parts: Parts, onChanged: (name: string) => void): Rooms {
    const store = withoutFailures(parts.store, parts.clock);
    const ring = createRing({ ...parts, store });
    const budget = createBudget({ ...parts, store, ring });
    return {
        clock: parts.clock,
        limits: parts.limits,
        rest: createRest(parts, budget.heard),
        keep: createKeep({ ...parts, store, ring, onChanged }),
        ring,
        lock: createLock(parts.locks),
        budget
    };
}
