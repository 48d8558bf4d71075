/** What the end of a session or call says. */
import type { LinkedRecord } from 'c/chatHistoryCore';
import { endedByText, endedPhrase, machineTime, tookText } from 'c/chatHistoryLabels';
import type { TimePhrase } from 'c/chatHistoryLabels';

export type EndWords = Readonly<{
    time: TimePhrase & Readonly<{ machine: string | null }>;
    facts: readonly string[];
}>;

export function endWords(record: LinkedRecord, timeZone: string): EndWords {
    const machine = record.endAt === null ? null : machineTime(record.endAt);
    return { time: { ...endedPhrase(record.endAt, timeZone), machine }, facts: endFacts(record) };
}

/** How long it took and who ended it, as far as that is known. */
export function endFacts(record: LinkedRecord): readonly string[] {
    return [tookText(record), endedByText(record)].filter((fact): fact is string => fact !== null);
}
