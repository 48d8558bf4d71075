/** The door of the source: how transcripts reach the component. `Source` is the port; the broker is one way to fill it. */
export type { Source } from './source';
export { createBrokerSource } from './brokerSource';
export type { BrokerSource, BrokerSourceParts } from './brokerSource';
export { brokerAddress } from './brokerAddress';
export type { BrokerAddress } from './brokerAddress';
export type { Frame, WindowMessage } from './link';
export { createRefusingSource } from './refusingSource';
export type { Timers } from './timers';
