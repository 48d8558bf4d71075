import { LightningElement, api } from 'lwc';
import type { CaseSummary } from '../../../page/pageContext';
import { caseFields } from '../../../page/caseFields';

/** The record detail card, a neighbour of our component on a real page. */
export default class CaseDetails extends LightningElement {
    @api shownCase: CaseSummary | undefined;

    get fields(): readonly Readonly<{ label: string; value: string }>[] {
        if (this.shownCase === undefined) return [];
        return [
            ...caseFields(this.shownCase),
            { label: 'Case Origin', value: 'Chat' },
            { label: 'Case Owner', value: 'Support, Tier 1' },
            { label: 'Subject', value: this.shownCase.subject }
        ];
    }
}
