/** The door of the words: every custom label of the component, imported once, and times in the user's locale. */
export { ACTIONS } from './actionLabels';
export {
    BOOKEND,
    endedByText,
    endedPhrase,
    partyTexts,
    previewText,
    readPhrase,
    startedPhrase,
    tookText
} from './bookendTexts';
export type { TimePhrase } from './bookendTexts';
export { channelKindText, channelText } from './channels';
export { durationText } from './durations';
export { fill, numberText } from './fill';
export { FRAME } from './frameLabels';
export type { Words } from './noticeWords';
export { omissionReason, omissionText } from './omissionTexts';
export type { PluralSet } from './plural';
export { countText } from './plural';
export { isHeldBack, isWorthRetrying, problemWords } from './problemTexts';
export { PROPERTIES, PROPERTY_DEFAULTS } from './propertyLabels';
export { isPlainClick, recordLink } from './recordLinks';
export type { OpenRecord, RecordLink, RecordObject } from './recordLinks';
export { SAMPLE } from './sampleLabels';
export { roleText, speakerText } from './speakers';
export type { NoticeState } from './stateTexts';
export { stateWords } from './stateTexts';
export { servedByText, statusText } from './statuses';
export { dayHeading, fullTime, machineTime, mediumTime, nearTime, shortTime, timeToWaitFor } from './times';
export { USAGE, dailyText, ofText, originText } from './usageTexts';
