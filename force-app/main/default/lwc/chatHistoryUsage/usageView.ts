/** The figures of the usage panel as it shows them. */
import type { Diagnostic, Usage } from 'c/chatHistoryCore';
import { VERSION } from 'c/chatHistoryCore';
import { LABELS, dailyText, fill, formatNumber, waitTime } from 'c/chatHistoryLabels';

export type UsageInput = Readonly<{
    /** `null` while nothing is known. */
    usage: Usage | null;
    /** Of the component; those of the broker page are in `usage`. */
    diagnostics: readonly Diagnostic[];
    timeZone: string;
    /** Epoch ms. */
    nowMs: number;
}>;

type Figure = Readonly<{ key: string; label: string; values: readonly string[] }>;

/** `main`: what everyone may want to know. `further`: for the admin, and for those who support them. */
export type UsageFigures = Readonly<{ main: readonly Figure[]; further: readonly Figure[] }>;

export function usageFigures(input: UsageInput): UsageFigures {
    return { main: mainFigures(input), further: furtherFigures(input) };
}

function mainFigures({ usage }: UsageInput): readonly Figure[] {
    if (usage === null) return [];
    const { entriesCallsLastHour, hourlyBudget, activeConversations, autoActiveConversations, activeBudget } = usage;
    return [
        figure(LABELS.Usage_Reads, fill(LABELS.Usage_Of, entriesCallsLastHour, hourlyBudget)),
        figure(
            LABELS.Usage_Active,
            fill(LABELS.Usage_ActiveOf, activeConversations, autoActiveConversations, activeBudget)
        )
    ];
}

function furtherFigures(input: UsageInput): readonly Figure[] {
    return [
        ...(input.usage === null ? [] : requestFigures(input.usage, input)),
        figure(LABELS.Usage_Version, versionText(input.usage)),
        figure(LABELS.Usage_Diagnostics, ...diagnosticTexts(input))
    ];
}

function requestFigures(usage: Usage, { timeZone, nowMs }: UsageInput): readonly Figure[] {
    const { otherCallsLastHour, answersLastHour, daily, stoppedUntil } = usage;
    return [
        figure(LABELS.Usage_Other, formatNumber(otherCallsLastHour)),
        figure(
            LABELS.Usage_From,
            fill(LABELS.Usage_From_Salesforce, answersLastHour.salesforce),
            fill(LABELS.Usage_From_Cache, answersLastHour.cache)
        ),
        ...(daily === null ? [] : [figure(LABELS.Usage_Daily, dailyText(daily))]),
        ...(stoppedUntil === null || stoppedUntil <= nowMs
            ? []
            : [figure(LABELS.Usage_Stopped, waitTime(stoppedUntil, timeZone, nowMs))])
    ];
}

function versionText(usage: Usage | null): string {
    return usage === null
        ? fill(LABELS.Usage_Version_Component, VERSION)
        : fill(LABELS.Usage_Version_Both, VERSION, usage.version);
}

/** Codes and places are technical names without any content, so they are not translated. */
function diagnosticTexts({ usage, diagnostics }: UsageInput): readonly string[] {
    const all = [...diagnostics, ...(usage?.diagnostics ?? [])];
    if (all.length === 0) return [LABELS.Usage_Diagnostics_None];
    return all.map(({ code, place, count }) => `${code} (${place}): ${formatNumber(count)}`);
}

function figure(label: string, ...values: readonly string[]): Figure {
    return { key: label, label, values };
}
