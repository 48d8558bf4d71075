/**
 * One small drawing per role, so that speakers differ in more than colour and side. Paths in a box of 16 by 16; our own.
 * Plain paths and no `lightning-icon`: a base component per row costs about a millisecond each.
 */
import type { SenderRole } from 'c/chatHistoryCore';

export const GLYPHS: Readonly<Record<SenderRole, string>> = {
    // A head and shoulders.
    customer: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 6c0-3 2.5-5 6-5s6 2 6 5Z',
    // A headset.
    agent: 'M2 9a6 6 0 0 1 12 0v3a2 2 0 0 1-2 2H8v-1.5h4V9h-2.2v3.5H12V8.8a4 4 0 0 0-8 0V9h2.2v3.5H4a2 2 0 0 1-2-2Z',
    // A box with an aerial and two eyes.
    bot: 'M7.2 1h1.6v2.5H13a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1h4.2ZM4.5 7v2.5H7V7Zm4.5 0v2.5h2.5V7Z',
    // An "i" in a diamond.
    system: 'M8 1l7 7-7 7-7-7Zm-.8 3.5v1.6h1.6V4.5Zm0 2.8v4.2h1.6V7.3Z',
    // An eye.
    supervisor:
        'M8 3c3.5 0 6 2.5 7.5 5C14 10.5 11.5 13 8 13S2 10.5.5 8C2 5.5 4.5 3 8 3Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
    // A ring.
    unknown: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z'
};
