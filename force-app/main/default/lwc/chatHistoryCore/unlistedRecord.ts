import type { LinkedRecord } from './records';

/**
 * A record that a transcript has words of, but the list of records doesn't name: beyond the 200 newest of a Case, or
 * linked to it a moment ago. Its words are shown under a bookend that claims nothing but the id.
 */
export function unlistedRecord(id: string, conversationId: string): LinkedRecord {
    const common = {
        id,
        name: null,
        conversation: { state: 'linked', conversationId },
        startAt: null,
        endAt: null,
        status: 'unknown'
    } as const;
    return id.startsWith('0LQ')
        ? { ...common, kind: 'call', callType: null, durationS: null, fromNumber: null, toNumber: null }
        : {
              ...common,
              kind: 'session',
              servedBy: 'unknown',
              channel: 'other',
              channelName: null,
              acceptAt: null,
              endedBy: null,
              preview: null,
              ownerId: null,
              ownerName: null,
              customerName: null
          };
}
