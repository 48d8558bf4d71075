/** A voice call with its own conversation, and its transcript. */
import { uuidOf } from '../world/ids';
import type { WorldCall, WorldCase, WorldUser } from '../world/world';
import { addCallParticipants } from './attendance';
import { added, type Draft } from './draft';
import { readScript } from './script';

export type CallOptions = Readonly<{
    onCase: WorldCase | null;
    agent: WorldUser;
    startAt: number;
    /** `null`: still running. */
    endAt: number | null;
    /** Was the call monitored? Without, it has no conversation and no transcript. Default: yes. */
    monitored?: boolean;
    details?: Partial<WorldCall>;
}>;

export type VoiceCallBuilder = Readonly<{
    call: WorldCall;
    /**
     * What was said. Speakers: `caller` and `agent`. `uploadedAt`: Salesforce receives the words only then, as from a
     * telephony system that transcribes after the call; without, while they are spoken.
     */
    transcript: (script: string, uploadedAt?: number) => void;
}>;

/** Opens a call in a world that is being built. */
export function openCall(draft: Draft, options: CallOptions): VoiceCallBuilder {
    const { world, newId, salt } = draft;
    const id = newId('0dw');
    const conversation = options.monitored === false ? null : { id, identifier: uuidOf(`${salt}/${id}`) };
    const call = added(world.calls, newCall(newId('0LQ'), conversation?.id ?? null, options));
    if (conversation !== null) {
        world.conversations.push(conversation);
        const { agent, startAt, endAt } = options;
        addCallParticipants(draft, conversation, { agent, number: call.fromNumber ?? '', startAt, endAt });
    }
    return { call, transcript: (script, uploadedAt) => addSpeech(draft, options, call, { script, uploadedAt }) };
}

function newCall(id: string, conversationId: string | null, options: CallOptions): WorldCall {
    const { onCase, startAt, endAt } = options;
    return {
        id,
        relatedRecordId: onCase?.id ?? null,
        conversationId,
        disposition: endAt === null ? 'in-progress' : 'completed',
        callType: 'Inbound',
        startAt,
        endAt,
        durationS: endAt === null ? null : Math.round((endAt - startAt) / 1000),
        fromNumber: '+49 30 23125 142',
        toNumber: '+49 30 23125 100',
        language: null,
        ...options.details
    };
}

// Voice entries spell roles in upper case, and set a duration.
function addSpeech(
    { world, salt }: Draft,
    options: CallOptions,
    call: WorldCall,
    { script, uploadedAt }: Readonly<{ script: string; uploadedAt: number | undefined }>
): void {
    const { conversationId } = call;
    if (conversationId === null) {
        throw new Error('A call that was not monitored has no transcript');
    }
    const agent = { appType: 'telephony_integration', role: 'AGENT', subject: options.agent.id.slice(0, 15) };
    const caller = { appType: 'telephony_integration', role: 'END_USER', subject: call.fromNumber ?? '' };
    const lines = readScript(script, new Date(options.startAt).toISOString().slice(0, 10));
    for (const [index, { at, speaker, text }] of lines.entries()) {
        world.entries.push({
            identifier: uuidOf(`${salt}/${call.id}/${world.entries.length}`),
            conversationId,
            at: uploadedAt === undefined ? at : uploadedAt + index,
            clientAt: at,
            clientDurationMs: 900 + text.length * 55,
            sender: speaker === 'agent' ? agent : caller,
            relatedRecordIds: [call.id],
            content: { kind: 'text', text }
        });
    }
}
