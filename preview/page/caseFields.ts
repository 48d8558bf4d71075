import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import type { CaseSummary } from './pageContext';

/** Fields of a Case with their labels, in the user's locale and time zone. */
export function caseFields(shownCase: CaseSummary): readonly Readonly<{ label: string; value: string }>[] {
    return [
        { label: 'Case Number', value: shownCase.caseNumber },
        { label: 'Status', value: shownCase.status },
        { label: 'Priority', value: shownCase.priority },
        { label: 'Contact Name', value: shownCase.contactName },
        { label: 'Date/Time Opened', value: dateTime(shownCase.openedAt) }
    ];
}

function dateTime(at: number): string {
    return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone: TIME_ZONE }).format(at);
}
