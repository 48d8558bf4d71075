/** The verb `release`: may the component let go of this page? */
import { succeeded } from 'c/chatHistoryCore';
import type { Reply } from '../port';
import type { Rooms } from '../rooms';

export async function release({ ring }: Rooms): Promise<Reply> {
    return succeeded({ verb: 'release', value: { mayLeave: await ring.mayLeave() } });
}
