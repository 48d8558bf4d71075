/** All scenarios, in the order of the start page. */
import { longChat, threeYears } from './scenarios/bigOnes';
import { aiAgent, missingBot } from './scenarios/bots';
import { calmChat } from './scenarios/calmChat';
import { finishedCall, runningCall } from './scenarios/calls';
import { liveChat } from './scenarios/live';
import { oddEntries } from './scenarios/oddEntries';
import type { Scenario } from './scenarios/scenario';
import { midnight, rightToLeft } from './scenarios/scripts';
import { severalCases } from './scenarios/severalCases';
import { troubles } from './scenarios/troubles';
import { twoChannels } from './scenarios/twoChannels';
import { whatsappImages } from './scenarios/whatsappImages';
import { nothingLinked, standardChannel } from './scenarios/withoutWords';

export type { Scenario } from './scenarios/scenario';

export const scenarios: readonly Scenario[] = [
    calmChat,
    aiAgent,
    missingBot,
    whatsappImages,
    severalCases,
    threeYears,
    twoChannels,
    liveChat,
    finishedCall,
    runningCall,
    longChat,
    rightToLeft,
    midnight,
    oddEntries,
    nothingLinked,
    standardChannel,
    ...troubles
];
