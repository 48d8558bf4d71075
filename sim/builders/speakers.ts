/** Who writes in a messaging conversation, as Connect's `sender` and as participants. */
import { uuidOf } from '../world/ids';
import type { WorldSender, WorldUser } from '../world/world';
import type { Draft } from './draft';

export type ChannelName = 'web' | 'whatsapp' | 'sms' | 'facebook' | 'apple' | 'line';

export type Cast = Readonly<{
    channel: ChannelName;
    /** The customer's name. The first name in lower case is the speaker in scripts, unless `as` says otherwise. */
    customer: string;
    as?: string;
    /** Agents by their speaker names. */
    agents?: Readonly<Record<string, WorldUser>>;
    /** A supervisor who listens in and may write; the speaker name is `supervisor`. */
    supervisor?: WorldUser;
    /** Display name of a bot; its speaker name is `bot`. */
    bot?: string;
}>;

/** A speaker's name in scripts, what Connect says of it, and its name for people. */
export type Speaker = Readonly<{ name: string; sender: WorldSender; displayName: string | null }>;

/** Salesforce's names of the channels, and what customers are called there. */
export const CHANNELS = {
    web: { type: 'EmbeddedMessaging', name: 'Web chat (shop)', app: 'iamessage', key: 'v2/iamessage/UNAUTH/NA/uid:' },
    whatsapp: { type: 'WhatsApp', name: 'WhatsApp Support', app: 'messaging', key: 'v2/whatsapp/AUTH/NA/wa:' },
    sms: { type: 'Text', name: 'SMS +49 30 23125 100', app: 'messaging', key: 'v2/sms/AUTH/NA/tel:' },
    facebook: { type: 'Facebook', name: 'Kurbel & Akku on Facebook', app: 'messaging', key: 'v2/fb/AUTH/NA/psid:' },
    apple: { type: 'AppleBusinessChat', name: 'Apple Messages', app: 'messaging', key: 'v2/apple/AUTH/NA/urn:' },
    line: { type: 'Line', name: 'LINE', app: 'messaging', key: 'v2/line/AUTH/NA/uid:' }
} as const satisfies Record<ChannelName, unknown>;

/** All speakers: the customer first, then the agents, the supervisor, the bot and the system. */
export function speakersOf({ salt, newId }: Draft, cast: Cast): readonly Speaker[] {
    const { app, key } = CHANNELS[cast.channel];
    const customer = speaker(
        customerName(cast),
        app,
        'EndUser',
        key + uuidOf(`${salt}/${cast.customer}`),
        cast.customer
    );
    const agents = Object.entries(cast.agents ?? {}).map(([name, user]) => staff(name, 'Agent', user));
    const supervisor = cast.supervisor === undefined ? [] : [staff('supervisor', 'Supervisor', cast.supervisor)];
    const bot =
        cast.bot === undefined ? [] : [speaker('bot', 'chatbot', 'Chatbot', newId('0Xx').slice(0, 15), cast.bot)];
    return [customer, ...agents, ...supervisor, ...bot, speaker('system', 'conversation', 'System', 'system', null)];
}

/** Agents and supervisors: they come when they are needed. */
export function isStaff({ sender }: Speaker): boolean {
    return sender.appType === 'agent';
}

function customerName({ customer, as }: Cast): string {
    return as ?? customer.split(' ')[0]?.toLowerCase() ?? '';
}

/** A user who works here. */
export function staff(name: string, role: string, user: WorldUser): Speaker {
    return speaker(name, 'agent', role, user.id.slice(0, 15), user.name);
}

/** A speaker from its parts. */
export function speaker(
    name: string,
    appType: string,
    role: string,
    subject: string,
    displayName: string | null
): Speaker {
    return { name, sender: { appType, role, subject }, displayName };
}
