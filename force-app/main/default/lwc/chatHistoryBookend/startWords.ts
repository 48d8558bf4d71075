/** What the start of a session or call says, and what it offers. */
import type { LinkedRecord, Problem, Row } from 'c/chatHistoryCore';
import {
    BOOKEND,
    FRAME,
    channelKindText,
    channelText,
    machineTime,
    partyTexts,
    previewText,
    servedByText,
    startedPhrase,
    statusText
} from 'c/chatHistoryLabels';
import type { TimePhrase } from 'c/chatHistoryLabels';
import { endFacts } from './endWords';

export type StartRow = Extract<Row, { kind: 'start' }>;

/** The button that asks for the transcript, or for a refresh. While something is being read it stays, and does nothing. */
export type Offer = Readonly<{ text: string; isBusy: boolean }>;

export type StartWords = Readonly<{
    icon: string;
    kindText: string;
    title: string;
    time: TimePhrase & Readonly<{ machine: string | null }>;
    facts: readonly string[];
    preview: string | null;
    offer: Offer | null;
    /** Of this conversation alone. What every other would meet too is said once, above the timeline. */
    problem: Problem | null;
    isRefreshing: boolean;
}>;

const CHANNEL_ICONS: ReadonlyMap<string, string> = new Map([
    ['web', 'utility:chat'],
    ['sms', 'utility:sms'],
    ['voice', 'utility:call']
]);

export function startWords(row: StartRow, timeZone: string): StartWords {
    const { record, load, covered, problem } = row;
    return {
        icon: iconOf(record),
        kindText: channelKindText(record),
        title: channelText(record),
        time: {
            ...startedPhrase(record.startAt, timeZone),
            machine: record.startAt === null ? null : machineTime(record.startAt)
        },
        facts: factsOf(row),
        preview: covered ? null : previewText(record),
        offer: offerOf(row),
        problem,
        isRefreshing: covered && load.activity === 'refreshing'
    };
}

/** Without a transcript no end follows below, so the start tells it. */
function factsOf({ record, covered }: StartRow): readonly string[] {
    const servedBy = servedByText(record);
    return [
        statusText(record),
        ...(covered ? [] : endFacts(record)),
        ...(servedBy === null ? [] : [servedBy]),
        ...partyTexts(record)
    ];
}

function offerOf(row: StartRow): Offer | null {
    const { load, loadable, covered, problem } = row;
    if (!loadable || covered || problem !== null) return null;
    return load.activity === 'idle' ? { text: BOOKEND.show, isBusy: false } : { text: FRAME.loading, isBusy: true };
}

function iconOf(record: LinkedRecord): string {
    if (record.kind === 'call') return 'utility:call';
    return CHANNEL_ICONS.get(record.channel) ?? 'utility:comments';
}
