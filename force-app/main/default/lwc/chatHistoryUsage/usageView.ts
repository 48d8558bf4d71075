/** The figures of the usage panel as it shows them. */
import type { Diagnostic, Usage } from 'c/chatHistoryCore';
import { VERSION } from 'c/chatHistoryCore';
import { LABELS, dailyText, fill, formatNumber, waitTime } from 'c/chatHistoryLabels';

type Figure = Readonly<{ key: string; label: string; values: readonly string[] }>;

/** `main`: what everyone may want to know. `further`: for the admin, and for those who support them. */
export type UsageFigures = Readonly<{ main: readonly Figure[]; further: readonly Figure[] }>;

/** `usage`: `null` while nothing is known. `diagnostics`: of the component. `timeZone`: IANA name. `nowMs`: epoch ms. */
export function usageFigures(
    usage: Usage | null,
    diagnostics: readonly Diagnostic[],
    timeZone: string,
    nowMs: number
): UsageFigures {
    const common = [
        figure(LABELS.Usage_Version, versionText(usage)),
        figure(LABELS.Usage_Diagnostics, ...diagnosticTexts([...diagnostics, ...(usage?.diagnostics ?? [])]))
    ];
    if (usage === null) return { main: [], further: common };
    const { activeConversations, autoActiveConversations, activeBudget, answersLastHour, daily, stoppedUntil } = usage;
    const isStopped = stoppedUntil !== null && stoppedUntil > nowMs;
    return {
        main: [
            figure(LABELS.Usage_Reads, fill(LABELS.Usage_Of, usage.entriesCallsLastHour, usage.hourlyBudget)),
            figure(
                LABELS.Usage_Active,
                fill(LABELS.Usage_ActiveOf, activeConversations, autoActiveConversations, activeBudget)
            )
        ],
        further: [
            figure(LABELS.Usage_Other, formatNumber(usage.otherCallsLastHour)),
            figure(
                LABELS.Usage_From,
                fill(LABELS.Usage_From_Salesforce, answersLastHour.salesforce),
                fill(LABELS.Usage_From_Cache, answersLastHour.cache)
            ),
            ...(daily === null ? [] : [figure(LABELS.Usage_Daily, dailyText(daily))]),
            ...(isStopped ? [figure(LABELS.Usage_Stopped, waitTime(stoppedUntil, timeZone, nowMs))] : []),
            ...common
        ]
    };
}

function versionText(usage: Usage | null): string {
    return usage === null
        ? fill(LABELS.Usage_Version_Component, VERSION)
        : fill(LABELS.Usage_Version_Both, VERSION, usage.version);
}

/** Codes and places are technical names without any content, so they are not translated. */
function diagnosticTexts(diagnostics: readonly Diagnostic[]): readonly string[] {
    if (diagnostics.length === 0) return [LABELS.Usage_Diagnostics_None];
    return diagnostics.map(({ code, place, count }) => `${code} (${place}): ${formatNumber(count)}`);
}

function figure(label: string, ...values: readonly string[]): Figure {
    return { key: label, label, values };
}
