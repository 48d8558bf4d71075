/** What asking has cost, for the panel: asked for when it opens and after each answer while it is open; never otherwise. */
import type { Usage } from 'c/chatHistoryCore';

/** `null`: the panel is closed. `usage` is `null` while there are no figures. */
export type OpenPanel = Readonly<{ usage: Usage | null }> | null;

export type UsagePanel = Readonly<{
    /** Opens it, or closes it. */
    toggle: () => void;
    /** Something was answered, so the figures may be others. */
    answered: () => void;
}>;

export function createUsagePanel(ask: () => Promise<Usage | null>, onChange: (panel: OpenPanel) => void): UsagePanel {
    let isOpen = false;
    let lastAsked = 0;

    async function read(): Promise<void> {
        const number = ++lastAsked;
        const usage = await ask();
        // Closed meanwhile, or asked again: older figures must not come after newer ones.
        if (isOpen && number === lastAsked) onChange({ usage });
    }

    return {
        toggle() {
            isOpen = !isOpen;
            onChange(isOpen ? { usage: null } : null);
            if (isOpen) void read();
        },
        answered() {
            if (isOpen) void read();
        }
    };
}
