/** How transcripts reach the component. `Source` is the port; the broker page is one way to fill it. */
export { createBrokerSource } from './brokerSource';
export type { BrokerSource } from './brokerSource';
export type { Frame, PageConnectionDeps, WindowMessage } from './pageConnection';
export { browserTimers, createRefusingSource } from './source';
export type { Source, Timers } from './source';
