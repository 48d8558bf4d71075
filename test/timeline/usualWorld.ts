/**
 * A Case that most open facts bear on: a WhatsApp session of a bot and two agents, with a picture and a text with signs, in a
 * conversation that another Case has a session of; and a web chat of people only.
 */
import { buildWorld, utc } from '../../sim/builders/buildWorld';
import { withSwitches } from '../../sim/world/switches';
import { viewerOf, type World, type WorldUser } from '../../sim/world/world';
import type { Player } from './play';

export const NOW = utc('2026-11-04 12:00');

export const usualWorld: World = buildWorld('usual-world', (org) => {
    const [jan, mira] = [org.agent('Jan Vidal'), org.agent('Mira Sand')];
    const ours = org.openCase({ subject: 'Chain jumps', contactName: 'Nora Pohl' });
    const theirs = org.openCase({ subject: 'Invoice twice', contactName: 'Nora Pohl' });
    const chat = org.conversation({ channel: 'whatsapp', customer: 'Nora Pohl', agents: { jan, mira }, bot: 'Quill' });
    const leaves = { jan: utc('2026-11-04 10:10') };
    chat.session(
        { onCase: ours, owner: mira, startAt: utc('2026-11-04 10:00'), endAt: utc('2026-11-04 10:20'), leaves },
        `
        10:00:05 bot: Hello, which bicycle is it?
        10:00:30 nora: "Cargo" & red
        10:05:00 jan: Hi Nora, I fetch a colleague.
        10:11:00 mira: Hello Nora, show me the chain?
        10:12:00 nora: [image] the chain
        `
    );
    chat.session(
        { onCase: theirs, owner: jan, startAt: utc('2026-11-04 10:22'), endAt: utc('2026-11-04 10:24') },
        `
        10:22:30 nora: I was billed twice.
        10:23:00 jan: I see both.
        `
    );
    const people = org.conversation({ channel: 'web', customer: 'Nora Pohl', agents: { mira } });
    people.session(
        { onCase: ours, owner: mira, startAt: utc('2026-11-04 11:00'), endAt: utc('2026-11-04 11:10') },
        `
        11:01:00 nora: Is it done?
        11:02:00 mira: At four.
        `
    );
});

export const CASE_ID = usualWorld.cases[0]?.id ?? '';

/** The check of access is remembered, the transcript is not. */
const askAgain = (page: Player) => page.readAll({ limits: { maxAgeMs: 0 } });

/** Asked again after Salesforce has forgotten the conversation. */
export function withoutConversation(page: Player): Promise<string> {
    page.org.setWorld({ ...page.org.world, conversations: [] });
    return askAgain(page);
}

/** Asked again after the user has lost sight of the conversation. */
export function withoutSharing(page: Player): Promise<string> {
    const cannotSee = page.org.world.conversations.map(({ id }) => id);
    return askAgainAs(page, { cannotSee });
}

/** Asked again after the user has lost the right to use the API. */
export function withoutApi(page: Player): Promise<string> {
    const { permissions } = viewerOf(page.org.world);
    return askAgainAs(page, { permissions: { ...permissions, apiEnabled: false } });
}

/** Asked for the text that Salesforce makes of the session, where it sends nothing of the bot. */
export async function withSessionText(page: Player): Promise<string> {
    page.org.setWorld(withSwitches(page.org.world, { botText: 'absent' }));
    await askAgain(page);
    const [first] = page
        .records()
        .filter(({ kind }) => kind === 'session')
        .slice(-1);
    return page.read(first ?? { id: '' }, { fetchPolicy: 'session-text' });
}

function askAgainAs(page: Player, change: Partial<WorldUser>): Promise<string> {
    const { world } = page.org;
    const users = world.users.map((user) => (user.id === world.viewerId ? { ...user, ...change } : user));
    page.org.setWorld({ ...world, users });
    return askAgain(page);
}
