/**
 * The context of a Case page: what this org's user is, sees and may do.
 */
import { lightningHost } from '../hosting/hosts';
import type { HostedOrg } from '../hosting/orgs';
import type { Scenario } from '../../sim/scenarios/scenarios';
import type { WorldUser } from '../../sim/world/world';
import { viewerOf } from '../../sim/world/world';
import { sourceText } from '../http/shared';
import type { PageContext, ScenarioSummary } from '../page/pageContext';
import type { PageState } from '../page/pageState';
import { resourceUrl } from '../visualforce/visualforceSite';
import { componentProperties } from './componentProperties';
import { settingFields } from './settingFields';

/** Languages of Salesforce that are written from right to left. Source: Salesforce help, "Supported Languages". */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'iw', 'ur', 'yi'];

export type ContextInputs = Readonly<{
    hosted: HostedOrg;
    scenarios: readonly Scenario[];
    port: number;
    dir: PageState['dir'];
    canvas: boolean;
}>;

export function contextOf({ hosted, scenarios, port, dir, canvas }: ContextInputs): PageContext {
    const { name, scenario } = hosted;
    const { world } = hosted.org;
    const viewer = viewerOf(world);
    return {
        ...rightsOf(viewer),
        i18n: {
            timeZone: viewer.timeZone,
            locale: viewer.locale,
            lang: viewer.locale,
            dir: dir === 'language' ? directionOf(viewer.locale) : dir
        },
        user: { Id: viewer.id },
        userName: viewer.name,
        resourceUrls: { ChatHistoryBroker: resourceUrl('ChatHistoryBroker') },
        org: name,
        scenarioId: scenario.id,
        scenarios: scenarios.map((each) => scenarioSummary(each, port)),
        cases: world.cases,
        properties: componentProperties(sourceText('lwc/chatHistory/chatHistory.js-meta.xml')),
        settingFields: settingFields(world.switches.settings),
        canvas
    };
}

/** As the platform's modules: `true`, or undefined. */
function rightsOf({ permissions }: WorldUser): Pick<PageContext, 'userPermissions' | 'customPermissions'> {
    return {
        userPermissions: { ApiEnabled: permissions.apiEnabled ? true : undefined },
        customPermissions: { Chat_History: permissions.chatHistory ? true : undefined }
    };
}

function scenarioSummary({ id, title, promise }: Scenario, port: number): ScenarioSummary {
    return { id, title, promise, url: `http://${lightningHost(id)}:${port}/` };
}

/** What `@salesforce/i18n/dir` gives a user with this locale, e.g. `he-IL`. */
function directionOf(locale: string): 'ltr' | 'rtl' {
    return RIGHT_TO_LEFT.includes(locale.split(/[-_]/)[0] ?? '') ? 'rtl' : 'ltr';
}
