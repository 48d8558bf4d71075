/**
 * SLDS 1, SLDS 2 and SLDS 2 dark: a stylesheet and a class on the body.
 */
import type { Theme } from './pageState';

/** Id of the link element with the theme's stylesheet. */
export const THEME_LINK = 'theme';

export function styleSheet(theme: Theme): string {
    return theme === 'slds1'
        ? '/assets/styles/salesforce-lightning-design-system.min.css'
        : '/slds2/css/bundled/slds2.cosmos.css';
}

export function bodyClass(theme: Theme): string {
    const schemes = {
        slds1: 'preview-slds1',
        slds2: 'slds-color-scheme--light',
        'slds2-dark': 'slds-color-scheme--dark'
    };
    return schemes[theme];
}

/** Changes the theme of the page that is open. */
export function applyTheme(theme: Theme): void {
    document.getElementById(THEME_LINK)?.setAttribute('href', styleSheet(theme));
    document.body.className = bodyClass(theme);
}
