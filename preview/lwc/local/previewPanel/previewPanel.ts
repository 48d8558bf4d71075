import { LightningElement, api } from 'lwc';
import type { CaseSummary } from '../../../page/pageContext';
import { readPageContext } from '../../../page/pageContext';
import type { PageState } from '../../../page/pageState';
import { CANVAS_PATH, INITIAL_STATE, writeState } from '../../../page/pageState';
import { urlOf } from '../../../platform/navigation';

type Option = Readonly<{ label: string; value: string }>;

const context = readPageContext();

/** The switches of the local page. Fires `statechange` with what was changed, and `nextcase`. */
export default class PreviewPanel extends LightningElement {
    @api state: PageState = INITIAL_STATE;
    @api shownCase: CaseSummary | undefined;

    readonly scenarioId = context.scenarioId;
    readonly promise = context.scenarios.find(({ id }) => id === context.scenarioId)?.promise ?? '';
    readonly properties = context.properties;
    readonly settingFields = context.settingFields;
    readonly hasOneCase = context.cases.length < 2;
    readonly canvasLabel = context.canvas ? 'Leave canvas' : 'Canvas';
    readonly startUrl = `http://localhost:${window.location.port}/`;

    readonly scenarioOptions: readonly Option[] = context.scenarios.map(({ id, title }) => ({
        label: title,
        value: id
    }));
    readonly themeOptions: readonly Option[] = [
        { label: 'SLDS 1', value: 'slds1' },
        { label: 'SLDS 2', value: 'slds2' },
        { label: 'SLDS 2, dark', value: 'slds2-dark' }
    ];
    readonly dirOptions: readonly Option[] = [
        { label: "Language's", value: 'language' },
        { label: 'Left to right', value: 'ltr' },
        { label: 'Right to left', value: 'rtl' }
    ];
    readonly columnOptions: readonly Option[] = [
        { label: 'Wide', value: 'wide' },
        { label: 'Narrow', value: 'narrow' }
    ];
    readonly securityOptions: readonly Option[] = [
        { label: 'None', value: 'none' },
        { label: 'Lightning Web Security', value: 'lws' }
    ];

    get mountLabel(): string {
        return this.state.component === 'mounted' ? 'Remove component' : 'Add component';
    }

    handleScenario({ detail }: CustomEvent<{ value: string }>): void {
        const chosen = context.scenarios.find(({ id }) => id === detail.value);
        if (chosen !== undefined) window.location.assign(chosen.url + writeState(this.state));
    }

    handleChoice(event: CustomEvent<{ value: string }>): void {
        const { name } = event.target as HTMLInputElement;
        this.change({ [name]: event.detail.value });
    }

    handleMount(): void {
        this.change({ component: this.state.component === 'mounted' ? 'removed' : 'mounted' });
    }

    handleProperties({ detail }: CustomEvent<PageState['properties']>): void {
        this.change({ properties: detail });
    }

    handleSettings({ detail }: CustomEvent<PageState['settings']>): void {
        this.change({ settings: detail });
    }

    handleNextCase(): void {
        this.dispatchEvent(new CustomEvent('nextcase'));
    }

    handleCanvas(): void {
        const attributes = { objectApiName: 'Case', recordId: this.shownCase?.id ?? '' };
        const path = context.canvas ? urlOf({ type: 'standard__recordPage', attributes }) : CANVAS_PATH;
        window.location.assign(path + writeState(this.state));
    }

    private change(detail: Partial<PageState>): void {
        this.dispatchEvent(new CustomEvent('statechange', { detail }));
    }
}
