/** What the end of a session or call says, or of what is here of one that goes on, and what it offers. */
import type { LinkedRecord, Problem, Row } from 'c/chatHistoryCore';
import { FRAME, countText, endedByText, endedPhrase, machineTime, readPhrase, tookText } from 'c/chatHistoryLabels';
import type { TimePhrase } from 'c/chatHistoryLabels';
import type { Offer } from './startWords';

export type EndRow = Extract<Row, { kind: 'end' }>;

type Time = TimePhrase & Readonly<{ machine: string | null }>;

export type EndWords = Readonly<{
    /** `null`: it has not ended. */
    ended: Readonly<{ time: Time; facts: readonly string[] }> | null;
    /** How old the words are; `null` where none can have come since. */
    read: Time | null;
    /** One more reading; `null` where that would bring nothing, or where the problem has a button of its own. */
    offer: Offer | null;
    /** Of this conversation alone, to be said here. */
    problem: Problem | null;
}>;

export function endWords(row: EndRow, timeZone: string): EndWords {
    const { record, since, readAt, problem } = row;
    return {
        ended: since === 'open' ? null : endedWords(record, timeZone),
        read:
            since === 'nothing'
                ? null
                : { ...readPhrase(record, since, readAt, timeZone), machine: machineTime(readAt) },
        offer: since === 'nothing' || problem !== null ? null : refreshOffer(row),
        problem
    };
}

/** How long it took and who ended it, as far as that is known. */
export function endFacts(record: LinkedRecord): readonly string[] {
    return [tookText(record), endedByText(record)].filter((fact): fact is string => fact !== null);
}

function endedWords(record: LinkedRecord, timeZone: string): EndWords['ended'] {
    const machine = record.endAt === null ? null : machineTime(record.endAt);
    return { time: { ...endedPhrase(record.endAt, timeZone), machine }, facts: endFacts(record) };
}

function refreshOffer({ load: { activity } }: EndRow): Offer {
    const text = activity === 'refreshing' ? FRAME.refreshing : countText(FRAME.refreshPrice, 1);
    return { text, isBusy: activity !== 'idle' };
}
