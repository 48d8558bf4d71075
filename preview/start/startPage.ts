/**
 * The start page: what this is, what can be looked at, and whether this browser finds the host names.
 */
import type { Scenario } from '../../sim/scenarios/scenarios';
import { lightningHost, visualforceHost } from '../hosting/hosts';
import { escapeHtml } from '../http/escape';

/** `hostCheck.ts` finds its inputs and its output by these ids. */
export function startPage(scenarios: readonly Scenario[], port: number): string {
    return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>Chat History for Cases: local page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/slds2/css/bundled/slds2.cosmos.css">
<link rel="stylesheet" href="/style/start.css">
</head>
<body class="slds-color-scheme--system">
<header class="start-header">
<h1 class="slds-text-heading_large">Chat History for Cases</h1>
<p>A Case record page on this computer, with a simulated org behind it. No account, no network: component and broker page
are the real ones, Salesforce&rsquo;s answers are simulated as documented.</p>
</header>
<main class="start-main">
${hostCheck(scenarios, port)}
<h2 class="slds-text-heading_medium slds-m-bottom_small">Choose a scenario</h2>
<ul class="start-list">
${scenarios.map((scenario) => scenarioItem(scenario, port)).join('\n')}
</ul>
</main>
<script src="/page/hostCheck.js" defer></script>
</body>
</html>
`;
}

function scenarioItem({ id, title, promise }: Scenario, port: number): string {
    return `<li><a class="start-card" href="http://${escapeHtml(lightningHost(id))}:${port}/" id="scenario-${escapeHtml(id)}">
<span class="start-title">${escapeHtml(title)}</span>
<span class="start-promise">${escapeHtml(promise)}</span>
</a></li>`;
}

/** A hosts file knows no wildcards, so the line to add names every host. */
function hostCheck(scenarios: readonly Scenario[], port: number): string {
    const hosts = scenarios.flatMap(({ id }) => [lightningHost(id), visualforceHost(id)]);
    const urls = hosts.slice(0, 2).map((host) => `http://${host}:${port}/_preview/here`);
    return `<section class="start-check" id="host-check" role="status" data-urls="${escapeHtml(urls.join(' '))}" data-state="checking">
<p class="start-when-checking">Checking that this browser finds the host names&hellip;</p>
<p class="start-when-found"><strong>Ready.</strong> This browser finds the component&rsquo;s host and the broker&rsquo;s host.</p>
<div class="start-when-missing"><p><strong>This browser does not find the host names.</strong> Add this line to the hosts file
(<code>/etc/hosts</code>, on Windows <code>C:\\Windows\\System32\\drivers\\etc\\hosts</code>) and reload, or use Chrome, Edge or Firefox:</p>
<pre tabindex="0">127.0.0.1 ${escapeHtml(hosts.join(' '))}</pre></div>
</section>`;
}
