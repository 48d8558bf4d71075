/** All scenarios, in the order of the start page. */
import { largeTexts, longChat, threeYears } from './bigOnes';
import { aiAgent, missingBot } from './bots';
import { calmChat } from './calmChat';
import { finishedCall, runningCall } from './calls';
import { legacyChat } from './legacyChat';
import { linksAndBlanks } from './linksAndBlanks';
import { liveChat } from './live';
import { emptyAnswer, lateCallTranscript } from './notYetThere';
import { longTexts, oddEntries } from './oddEntries';
import { otherConversations } from './otherConversations';
import type { Scenario } from './scenario';
import { midnight, rightToLeft } from './writingSystems';
import { severalCases } from './severalCases';
import { sharedFiles } from './sharedFiles';
import { transfer } from './transfer';
import { troubles } from './troubles';
import { twoChannels } from './twoChannels';
import { uploadedHistory } from './uploadedHistory';
import { whatsappImages } from './whatsappImages';
import { nothingLinked, standardChannel } from './withoutTranscript';

export type { Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [
    calmChat,
    aiAgent,
    missingBot,
    whatsappImages,
    sharedFiles,
    severalCases,
    otherConversations,
    threeYears,
    twoChannels,
    transfer,
    uploadedHistory,
    liveChat,
    finishedCall,
    runningCall,
    lateCallTranscript,
    emptyAnswer,
    longChat,
    rightToLeft,
    midnight,
    linksAndBlanks,
    oddEntries,
    longTexts,
    largeTexts,
    nothingLinked,
    standardChannel,
    legacyChat,
    ...troubles
];
