/** The verb `usage`: what asking has cost in this browser. Asks Salesforce nothing. */
import { strictest, succeeded, type Limits } from 'c/chatHistoryCore';
import type { Reply } from '../port';
import type { Rooms } from '../rooms';

export async function usage({ budget, limits }: Rooms, args: Readonly<{ limits: Partial<Limits> }>): Promise<Reply> {
    return succeeded({ verb: 'usage', value: await budget.usage(strictest(limits, args.limits)) });
}
