/**
 * The HTML of the Case page. No inline script: the context is data, and module names were made paths by the build.
 */
import { visualforceHost } from '../hosting/hosts';
import type { HostedOrg } from '../hosting/orgs';
import { escapeHtml, escapeScriptJson } from '../http/escape';
import type { PageContext } from '../page/pageContext';
import { PAGE_CONTEXT_ELEMENT } from '../page/pageContext';
import type { PageState } from '../page/pageState';
import { bodyClass, styleSheet, THEME_LINK } from '../page/theme';
import { hostsOfFirstLoad } from '../visualforce/signIn';

/** See preview/lws/sandbox.ts for the other one. */
const MAIN_SCRIPTS = { none: '/page/main.js', lws: '/lws/main.js' } as const;

export function casePage(context: PageContext, state: PageState, caseTitle: string): string {
    const { lang, dir } = context.i18n;
    return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(caseTitle)} | Case | Salesforce</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" id="${THEME_LINK}" href="${styleSheet(state.theme)}">
<link rel="stylesheet" href="/style/case.css">
<script type="application/json" id="${PAGE_CONTEXT_ELEMENT}">${escapeScriptJson(context)}</script>
<script type="module" src="${MAIN_SCRIPTS[state.security]}"></script>
</head>
<body class="${bodyClass(state.theme)}"></body>
</html>
`;
}

/**
 * As an org's, as far as it is known: scripts and requests of the own host only, frames of the broker's only.
 * Lightning Web Security evaluates text, so where it runs the policy allows that.
 * Styles may be inline: the engine's synthetic shadow writes style elements.
 */
export function casePagePolicy(hosted: HostedOrg, port: number, { security }: PageState): string {
    const frames = [`http://${visualforceHost(hosted.name)}:${port}`, ...hostsOfFirstLoad(hosted, port)];
    return [
        "default-src 'self'",
        `script-src 'self'${security === 'lws' ? " 'unsafe-eval'" : ''}`,
        "object-src 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        `frame-src ${frames.join(' ')}`
    ].join('; ');
}
