/** A voice call with its own conversation, and what was understood of it. */
import type { Workshop } from './build';
import { uuidOf } from './ids';
import { readScript } from './script';
import type { WorldCall, WorldCase, WorldUser } from './world';

export type CallWish = Readonly<{
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
    /** What was said. Speakers: `caller` and `agent`. */
    transcript: (script: string) => void;
}>;

/** Opens a call in a world that is being built. */
export function openCall(workshop: Workshop, wish: CallWish): VoiceCallBuilder {
    const { draft, newId, salt } = workshop;
    const id = newId('0dw');
    const conversation = wish.monitored === false ? null : { id, identifier: uuidOf(`${salt}/${id}`) };
    const call = newCall(newId('0LQ'), conversation?.id ?? null, wish);
    draft.calls.push(call);
    if (conversation !== null) {
        draft.conversations.push(conversation);
    }
    return { call, transcript: (script) => addSpeech(workshop, wish, call, script) };
}

function newCall(id: string, conversationId: string | null, wish: CallWish): WorldCall {
    return {
        id,
        relatedRecordId: wish.onCase?.id ?? null,
        conversationId,
        disposition: wish.endAt === null ? 'in-progress' : 'completed',
        callType: 'Inbound',
        startAt: wish.startAt,
        endAt: wish.endAt,
        durationS: wish.endAt === null ? null : Math.round((wish.endAt - wish.startAt) / 1000),
        fromNumber: '+49 30 23125 142',
        toNumber: '+49 30 23125 100',
        ...wish.details
    };
}

// Voice entries spell roles in upper case, and set a duration.
function addSpeech({ draft, salt }: Workshop, wish: CallWish, call: WorldCall, script: string): void {
    const { conversationId } = call;
    if (conversationId === null) {
        throw new Error('A call that was not monitored has no transcript');
    }
    const agent = { appType: 'telephony_integration', role: 'AGENT', subject: wish.agent.id.slice(0, 15) };
    const caller = { appType: 'telephony_integration', role: 'END_USER', subject: call.fromNumber ?? '' };
    for (const { at, speaker, text } of readScript(script, new Date(wish.startAt).toISOString().slice(0, 10))) {
        draft.entries.push({
            identifier: uuidOf(`${salt}/${call.id}/${draft.entries.length}`),
            conversationId,
            at,
            clientAt: at,
            clientDurationMs: 900 + text.length * 55,
            sender: speaker === 'agent' ? agent : caller,
            relatedRecordIds: [call.id],
            content: { kind: 'text', text }
        });
    }
}
