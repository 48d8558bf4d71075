/** The steps of a day, taken in order of time, with what comes up on the way; and a beat every minute in between. */
import type { Step } from './plan';

export type Agenda = Readonly<{
    /** The time by the plan; ms since the beginning of the day. */
    now: () => number;
    /** Something that comes up; never before now. */
    add: (step: Step) => void;
    /** `null`: a minute has passed. Ends after the last step. */
    run: (take: (at: number, step: Step | null) => Promise<void>) => Promise<void>;
}>;

const MINUTE_MS = 60_000;

export function createAgenda(planned: readonly Step[]): Agenda {
    const steps = [...planned];
    let nowAt = 0;
    return {
        now: () => nowAt,
        add: (step) => {
            const later = steps.findIndex(({ at }) => at > step.at);
            steps.splice(later < 0 ? steps.length : later, 0, step);
        },
        run: async (take) => {
            for (let minuteAt = MINUTE_MS; steps.length > 0;) {
                const [next] = steps;
                const isStep = next !== undefined && next.at <= minuteAt;
                nowAt = isStep ? Math.max(nowAt, next.at) : minuteAt;
                if (!isStep) minuteAt += MINUTE_MS;
                await take(nowAt, isStep ? (steps.shift() ?? null) : null);
            }
        }
    };
}
