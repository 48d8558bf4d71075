/** What works behind the component from the first time that it is seen: session, way to transcripts, panel of costs. */
import type { Session, State } from 'c/chatHistoryState';
import { createSession } from 'c/chatHistoryState';
import type { Way } from './compose';
import { createWay } from './compose';
import type { Settings } from './settings';
import type { OpenPanel, UsagePanel } from './usagePanel';
import { createUsagePanel } from './usagePanel';

export type WorkParts = Readonly<{
    settings: Settings;
    onFrame: (frame: number | null) => void;
    onState: (state: State) => void;
    onUsagePanel: (panel: OpenPanel) => void;
}>;

export type Work = Readonly<{
    session: Session;
    usage: UsagePanel;
    /** `null`: it was known beforehand that there is no way. */
    broker: Way['broker'];
    close: () => void;
}>;

export function startWork({ settings, onFrame, onState, onUsagePanel }: WorkParts): Work {
    const { source, broker } = createWay({
        brokerHost: settings.brokerHost,
        onFrame,
        onRecovered: () => session.recovered(),
        onReleased: () => session.released(),
        onChanged: (recordId) => session.changed(recordId)
    });
    const usage = createUsagePanel(() => source.usage(settings.limits), onUsagePanel);
    const session = createSession({ source, onChange: onState, onAnswered: usage.answered });
    return {
        session,
        usage,
        broker,
        close() {
            session.close();
            source.close();
        }
    };
}
