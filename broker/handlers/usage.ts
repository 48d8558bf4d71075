/** The verb `usage`: the API calls of this browser, and what went wrong without being shown. Asks Salesforce nothing. */
import { strictest, VERSION, type Limits } from 'c/chatHistoryCore';
import type { Services } from '../services';
import type { Reply } from './transcript';

export async function handleUsage(services: Services, args: Readonly<{ limits: Partial<Limits> }>): Promise<Reply> {
    const { rateLimiter, diagnostics } = services;
    const usage = await rateLimiter.usage(strictest(services.limits, args.limits));
    return {
        ok: true,
        value: { verb: 'usage', value: { ...usage, version: VERSION, diagnostics: diagnostics.list() } }
    };
}
