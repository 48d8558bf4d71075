import { LightningElement } from 'lwc';

const POLL_MS = 1000;

const LABELS: Readonly<Record<string, string>> = {
    entriesCalls: 'Entries calls',
    otherCalls: 'Other API calls',
    activeNow: 'Conversations active now',
    activeEver: 'Conversations marked active',
    dailyPercent: 'Daily API calls used'
};

/** The counts of the simulated org's calls, once a second. */
export default class OrgMeter extends LightningElement {
    counts: Readonly<Record<string, number>> = {};
    private timer: ReturnType<typeof setTimeout> | undefined;
    private isConnectedNow = false;

    override connectedCallback(): void {
        this.isConnectedNow = true;
        void this.poll();
    }

    override disconnectedCallback(): void {
        this.isConnectedNow = false;
        clearTimeout(this.timer);
    }

    get figures(): readonly Readonly<{ name: string; label: string; value: string }>[] {
        return Object.entries(LABELS).map(([name, label]) => ({
            name,
            label,
            value: name === 'dailyPercent' ? this.dailyPercent : String(this.counts[name] ?? '–')
        }));
    }

    private get dailyPercent(): string {
        const { dailyUsed, dailyAllowed } = this.counts;
        if (dailyUsed === undefined || dailyAllowed === undefined) return '–';
        return `${((dailyUsed / dailyAllowed) * 100).toFixed(1)} %`;
    }

    private async poll(): Promise<void> {
        try {
            const response = await fetch('/_preview/counts');
            this.counts = (await response.json()) as Readonly<Record<string, number>>;
        } catch {
            // The server was stopped; the last figures stay.
        }
        if (this.isConnectedNow) this.timer = setTimeout(() => void this.poll(), POLL_MS);
    }
}
