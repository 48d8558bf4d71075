/** What the completeness shows: one phrase for the Case, and behind it what is missing of each session or call. */
import type { CaseCompleteness, Completeness, MissingPart, RecordCompleteness } from 'c/chatHistoryCore';
import { FACT_SEPARATOR, LABELS, channelText, fillCount, omissionText, timeText } from 'c/chatHistoryLabels';

/** `key`: of the row in the timeline that it leads to. */
export type PartLink = Readonly<{ key: string; text: string }>;

export type RecordView = Readonly<{
    key: string;
    title: string;
    time: string | null;
    phrase: string;
    /** Not where the header says the same of the only record, or where what is missing is listed below. */
    showsPhrase: boolean;
    links: readonly PartLink[];
}>;

export type CompletenessView = Readonly<{
    completeness: Completeness;
    icon: string;
    phrase: string;
    reason: string;
    records: readonly RecordView[];
}>;

const PHRASES: Readonly<Record<Completeness, string>> = {
    complete: LABELS.Completeness_Complete,
    'parts-missing': LABELS.Completeness_PartsMissing,
    unchecked: LABELS.Completeness_Unchecked,
    'not-loaded': LABELS.Completeness_NotLoaded
};

const REASONS: Readonly<Record<Completeness, string>> = {
    complete: LABELS.Completeness_Complete_Reason,
    'parts-missing': LABELS.Completeness_PartsMissing_Reason,
    unchecked: LABELS.Completeness_Unchecked_Reason,
    'not-loaded': LABELS.Completeness_NotLoaded_Reason
};

const ICONS: Readonly<Record<Completeness, string>> = {
    complete: 'utility:success',
    'parts-missing': 'utility:warning',
    unchecked: 'utility:question',
    'not-loaded': 'utility:question'
};

/** `null` while no transcript is here: there is nothing to judge. */
export function completenessView(
    { completeness, records }: CaseCompleteness,
    timeZone: string,
    nowMs: number
): CompletenessView | null {
    if (completeness === 'not-loaded') return null;
    const waits = completeness === 'unchecked' && records.some((each) => each.completeness === 'not-loaded');
    return {
        completeness,
        icon: ICONS[completeness],
        phrase: PHRASES[completeness],
        reason: REASONS[waits ? 'not-loaded' : completeness],
        records: [...records].reverse().map((each) => {
            const view = recordView(each, timeZone, nowMs);
            return { ...view, showsPhrase: records.length > 1 && view.links.length === 0 };
        })
    };
}

function recordView(
    { record, key, completeness, missing }: RecordCompleteness,
    timeZone: string,
    nowMs: number
): Omit<RecordView, 'showsPhrase'> {
    const time = record.startAt === null ? null : timeText('{0}', record.startAt, timeZone, nowMs).text;
    const title = [channelText(record), record.name].filter((part) => part !== null).join(', ');
    return { key, title, time, phrase: PHRASES[completeness], links: linksOf(missing) };
}

/** What is missing at several places is one line, which leads to the first of them. */
function linksOf(missing: RecordCompleteness['missing']): readonly PartLink[] {
    const parts = new Map<string, MissingPart>();
    for (const { key, omission, fileCount = 0 } of missing) {
        const name = `${omission.kind} ${omission.evidence}`;
        const known = parts.get(name);
        const count = omission.count === null ? null : omission.count + (known?.omission.count ?? 0);
        const files = fileCount + (known?.fileCount ?? 0);
        parts.set(name, { key: known?.key ?? key, omission: { ...omission, count }, fileCount: files });
    }
    return [...parts.values()].map(({ key, omission, fileCount = 0 }) => {
        const shown = fileCount === 0 ? '' : `${FACT_SEPARATOR}${fillCount(LABELS.File_Shown, fileCount)}`;
        return { key, text: omissionText(omission) + shown };
    });
}
