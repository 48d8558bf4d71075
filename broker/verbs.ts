/** What the broker can be asked. Few, read-only, and about a record: never about a URL or a conversation. */
import type { Asked } from 'c/chatHistoryCore';
import type { Reply } from './port';
import type { Rooms } from './rooms';
import { release } from './verbs/release';
import { transcript } from './verbs/transcript';
import { usage } from './verbs/usage';

/** One line per verb. `decodeRequest` in the core knows the same names and refuses all others. */
export function answer(rooms: Rooms, asked: Asked, signal: AbortSignal): Promise<Reply> {
    switch (asked.verb) {
        case 'transcript':
            return transcript(rooms, asked.args, signal);
        case 'usage':
            return usage(rooms, asked.args);
        case 'release':
            return release(rooms);
    }
}
