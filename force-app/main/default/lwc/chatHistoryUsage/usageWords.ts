/** The figures as they are shown. A template can't compute, and nothing that came through `@api` is looped over. */
import type { Usage } from 'c/chatHistoryCore';
import { ORIGINS } from 'c/chatHistoryCore';
import { dailyText, fullTime, machineTime, numberText, ofText, originText, timeToWaitFor } from 'c/chatHistoryLabels';

export type UsageWords = Readonly<{
    calls: string;
    woken: string;
    otherCalls: string;
    /** Transcripts by where they came from; always all four. */
    origins: readonly Readonly<{ key: string; text: string }>[];
    /** `null`: Salesforce has not told. */
    daily: string | null;
    /** Until when nothing is asked; `null`: nothing is forbidden now. */
    stopped: Readonly<{ text: string; full: string; machine: string }> | null;
}>;

export function usageWords(usage: Usage, timeZone: string, nowMs: number): UsageWords {
    const { callsLastHour, hourlyBudget, wokenLastHalfHour, otherCallsLastHour, answersLastHour, daily } = usage;
    return {
        calls: ofText(callsLastHour, hourlyBudget),
        woken: numberText(wokenLastHalfHour),
        otherCalls: numberText(otherCallsLastHour),
        origins: ORIGINS.map((origin) => ({ key: origin, text: originText(origin, answersLastHour[origin]) })),
        daily: daily === null ? null : dailyText(daily),
        stopped: stoppedWords(usage, timeZone, nowMs)
    };
}

function stoppedWords({ stoppedUntil }: Usage, timeZone: string, nowMs: number): UsageWords['stopped'] {
    if (stoppedUntil === null || stoppedUntil <= nowMs) return null;
    return {
        text: timeToWaitFor(stoppedUntil, timeZone, nowMs),
        full: fullTime(stoppedUntil, timeZone),
        machine: machineTime(stoppedUntil)
    };
}
