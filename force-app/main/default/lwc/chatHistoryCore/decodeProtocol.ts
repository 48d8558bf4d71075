/**
 * Checks of what comes in over windows and ports. Nothing that arrives is passed on: each decoder makes a new value of
 * the fields it knows, so extra fields never travel further. None of them throws.
 */
import { isRecordId } from './ids';
import { limitsIn } from './limits';
import { failed, succeeded, type Outcome } from './problems';
import {
    CONNECT,
    PROTOCOL_VERSION,
    READY,
    WANTED_BY,
    type Abort,
    type Asked,
    type Connect,
    type Read,
    type Ready,
    type Request,
    type TranscriptArgs
} from './protocol';
import { attempt, isShape, isTime, type Shape } from './shape';

/** What a nonce may be: a UUID, or any token of that kind. Source: our choice. */
const NONCE = /^[\w-]{16,128}$/;

/** The page's first window message. `not-supported`: it speaks another version. */
export function decodeReady(message: unknown): Outcome<Ready> {
    return attempt(() => {
        if (!isShape(message) || message.type !== READY) return failed('malformed');
        return message.v === PROTOCOL_VERSION
            ? succeeded({ type: READY, v: PROTOCOL_VERSION })
            : failed('not-supported');
    });
}

/** The component's window message that brings the port. `not-supported`: it speaks another version. */
export function decodeConnect(message: unknown): Outcome<Connect> {
    return attempt(() => {
        if (!isShape(message) || message.type !== CONNECT) return failed('malformed');
        if (message.v !== PROTOCOL_VERSION) return failed('not-supported');
        return isNonce(message.nonce)
            ? succeeded({ type: CONNECT, v: PROTOCOL_VERSION, nonce: message.nonce })
            : failed('malformed');
    });
}

/** `malformed`: not even an id to answer to. `not-supported`: unknown verb. `bad-request`: an argument is refused. */
export function decodeRequest(message: unknown): Outcome<Request | Abort> {
    return attempt<Request | Abort>(() => {
        if (!isShape(message) || !isRequestId(message.id)) return failed('malformed');
        const { id } = message;
        if (message.abort === true) return succeeded({ id, abort: true });
        if (!isVerb(message.verb)) return failed('not-supported');
        const asked = ASKED[message.verb](message.args);
        return asked === null ? failed('bad-request') : succeeded({ id, ...asked });
    });
}

/** The id by which a refused request can still be answered; `null` where it has none. */
export function requestIdOf(message: unknown): number | null {
    const outcome = attempt(() => succeeded(isShape(message) && isRequestId(message.id) ? message.id : null));
    return outcome.ok ? outcome.value : null;
}

/** Requests are numbered by the component: 0, 1, 2, … */
export function isRequestId(value: unknown): value is number {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** A random token that an answer to a connect repeats. */
export function isNonce(value: unknown): value is string {
    return typeof value === 'string' && NONCE.test(value);
}

const ASKED: Readonly<Record<Asked['verb'], (args: unknown) => Asked | null>> = {
    transcript: (args) => {
        const known = transcriptArgsOf(args);
        return known === null ? null : { verb: 'transcript', args: known };
    },
    usage: (args) => {
        const limits = limitsIn(isShape(args) ? args.limits : undefined);
        return limits === null ? null : { verb: 'usage', args: { limits } };
    },
    release: () => ({ verb: 'release' })
};

function isVerb(value: unknown): value is Asked['verb'] {
    return typeof value === 'string' && Object.hasOwn(ASKED, value);
}

function transcriptArgsOf(args: unknown): TranscriptArgs | null {
    if (!isShape(args)) return null;
    const { caseId, recordId } = args;
    const read = isShape(args.read) ? readOf(args.read) : null;
    const by = WANTED_BY.find((known) => known === args.by);
    const limits = limitsIn(args.limits);
    if (read === null || by === undefined || limits === null || !isRecordId(caseId, '500')) return null;
    return isRecordId(recordId, '0Mw') || isRecordId(recordId, '0LQ') ? { caseId, recordId, read, by, limits } : null;
}

function readOf({ how, newerThan, before }: Shape): Read | null {
    if (how === 'once' || how === 'kept') return { how };
    if (how === 'again' && isTime(newerThan)) return { how, newerThan };
    return how === 'older' && isTime(before) ? { how, before } : null;
}
