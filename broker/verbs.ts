/** What the broker can be asked. Few, read-only, and about a record: never about a URL or a conversation. */
import type { Outcome, Request, Transcript } from 'c/chatHistoryCore';
import type { ReadingParts } from './conversation/readConversation';
import { transcript } from './verbs/transcript';

type Verb = (parts: ReadingParts, args: Request['args'], signal: AbortSignal) => Promise<Outcome<Transcript>>;

/** One line per verb. `decodeRequest` in the core knows the same names and refuses all others. */
export const VERBS: Readonly<Record<Request['verb'], Verb>> = { transcript };
