/** How transcripts reach the component. `Source` is the port; the broker page is one way to fill it. */
export { createBrokerSource } from './brokerSource';
export type { BrokerSource } from './brokerSource';
export { brokerUrl } from './brokerUrl';
export type { Frame, PageConnectionDeps, WindowMessage } from './pageConnection';
export { createRefusingSource } from './source';
export type { Source } from './source';
export { browserTimers } from './timers';
export type { Timers } from './timers';
