import { LightningElement, api } from 'lwc';
import type { CaseSummary } from '../../../page/pageContext';
import { caseFields } from '../../../page/caseFields';

/** The highlights panel of a Case. */
export default class RecordHeader extends LightningElement {
    @api shownCase: CaseSummary | undefined;

    get fields(): readonly Readonly<{ label: string; value: string }>[] {
        return this.shownCase === undefined ? [] : caseFields(this.shownCase);
    }
}
