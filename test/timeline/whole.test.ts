/**
 * Nothing is silently missing, over random worlds and the whole way of a transcript: what is shown, and what is said to be
 * missing or withheld, are together what was said, wherever that can be known.
 */
import fc from 'fast-check';
import type { Row } from 'c/chatHistoryCore';
import { buildWorld, utc } from '../../sim/builders/buildWorld';
import type { Line } from '../../sim/builders/script';
import type { Switches } from '../../sim/world/switches';
import type { World } from '../../sim/world/world';
import { playerOf } from './play';

const NOW = utc('2026-11-05 12:00');
const SECOND_MS = 1_000;

type Said = Readonly<{ speaker: 'nora' | 'jan' | 'bot'; rich: boolean; afterS: number }>;
type Session = Readonly<{
    of: 'ours' | 'theirs' | 'nobody';
    isVisible: boolean;
    hasBot: boolean;
    pauseS: number;
    said: readonly Said[];
}>;

const said: fc.Arbitrary<Said> = fc.record({
    speaker: fc.constantFrom('nora', 'nora', 'jan', 'jan', 'bot'),
    rich: fc.nat(9).map((chance) => chance === 0),
    afterS: fc.integer({ min: 1, max: 90 })
});
const session: fc.Arbitrary<Session> = fc.record({
    of: fc.constantFrom('ours', 'ours', 'theirs', 'nobody'),
    isVisible: fc.nat(4).map((chance) => chance > 0),
    hasBot: fc.nat(4).map((chance) => chance === 0),
    pauseS: fc.integer({ min: 5, max: 900 }),
    said: fc.array(said, { maxLength: 6 })
});
const switches: fc.Arbitrary<Partial<Switches>> = fc.record({
    richEntries: fc.constantFrom('textless', 'absent', 'null-text'),
    botText: fc.constantFrom('present', 'present', 'absent'),
    botRelatedRecords: fc.constantFrom('empty', 'named'),
    messageCounts: fc.constantFrom('calculated', 'zero'),
    sessionMetrics: fc.constantFrom('made', 'not-made'),
    cutPages: fc.constantFrom(0, 0, 0, 1, 2),
    entryOrder: fc.constantFrom('newest-first', 'oldest-first', 'shuffled'),
    bounds: fc.constantFrom('inclusive', 'exclusive')
});

/** The first session is ours and visible: it is the one that is asked for. */
const world = fc
    .tuple(session, fc.array(session, { maxLength: 3 }), switches)
    .map(([first, others, given]) => worldOf([{ ...first, of: 'ours', isVisible: true }, ...others], given));

function worldOf(sessions: readonly Session[], given: Partial<Switches>): World {
    const hidden: string[] = [];
    const built = buildWorld('whole', (org) => {
        org.switch(given);
        const jan = org.agent('Jan Vidal');
        const ours = org.openCase({ subject: 'Chain jumps' });
        const onCases = { ours, theirs: org.openCase({ subject: 'Invoice twice' }), nobody: null };
        const cast = { channel: 'whatsapp', customer: 'Nora Pohl', agents: { jan } } as const;
        const chat = org.conversation(sessions.some(({ hasBot }) => hasBot) ? { ...cast, bot: 'Quill' } : cast);
        let clock = utc('2026-11-04 10:00');
        for (const { of, isVisible, hasBot, pauseS, said: all } of sessions) {
            clock += pauseS * SECOND_MS;
            const startAt = clock;
            const lines = all.map(({ speaker, rich, afterS }, index): Line => {
                clock += afterS * SECOND_MS;
                return {
                    at: clock,
                    speaker: speaker === 'bot' && !hasBot ? 'jan' : speaker,
                    rich,
                    text: `${of} ${startAt} ${index}`
                };
            });
            clock += 30 * SECOND_MS;
            const details = { agentType: hasBot ? 'BotToAgent' : 'Agent' };
            const { id } = chat.session({ onCase: onCases[of], owner: jan, startAt, endAt: clock, details }, lines);
            if (!isVisible) hidden.push(id);
        }
    });
    return { ...built, users: built.users.map((user) => ({ ...user, cannotSee: hidden })) };
}

const isPerson = (role: string) => role === 'EndUser' || role === 'Agent';

/** What the rows hold: of one record, or of all. */
function countsIn(rows: readonly Row[], recordId?: string) {
    const isOf = (id: string) => recordId === undefined || id === recordId;
    const messages = rows.flatMap((row) => (row.kind === 'message' && isOf(row.entry.recordId) ? [row.entry] : []));
    const omissions = rows.flatMap((row) => (row.kind === 'omission' && isOf(row.omission.recordId) ? [row] : []));
    const textless = omissions.flatMap(({ entries }) => entries);
    const countOf = (...kinds: readonly string[]) =>
        omissions.reduce((sum, { omission }) => sum + (kinds.includes(omission.kind) ? (omission.count ?? 0) : 0), 0);
    return {
        messages,
        textless,
        counted: countOf('customer-messages', 'agent-messages'),
        withheld: countOf('other-cases', 'not-linked', 'hidden', 'not-listed', 'unassigned'),
        isEmpty: rows.some((row) => row.kind === 'empty' && isOf(row.omission.recordId))
    };
}

async function played(given: World) {
    const page = playerOf(given, given.cases[0]?.id ?? '', NOW);
    expect(await page.readAll()).toBe('ok');
    const completeness = new Map(page.completeness().records.map((each) => [each.record.id, each.completeness]));
    const sessions = page.records().map(({ id }) => ({
        ...countsIn(page.rows(), id),
        completeness: completeness.get(id),
        sent: given.entries.filter(({ relatedRecordIds }) => relatedRecordIds.some((each) => each.startsWith(id)))
    }));
    return { page, sessions, all: countsIn(page.rows()) };
}

test('What Salesforce sent is shown, or stands as a message without text, or is counted as withheld; nothing else is shown', async () => {
    await fc.assert(
        fc.asyncProperty(world, async (given) => {
            const { page, all, sessions } = await played(given);
            expect(all.messages.length + all.textless.length + all.withheld).toBe(page.received());
            const ours = new Set(sessions.flatMap(({ sent }) => sent.map(({ identifier }) => `connect:${identifier}`)));
            expect(all.messages.filter(({ id }) => !ours.has(id))).toEqual([]);
        }),
        { numRuns: 25 }
    );
});

test('Where Salesforce counted, the messages of people that are here and those that are missing are all that were sent', async () => {
    const isCounted = ({ switches: { messageCounts, sessionMetrics } }: World) =>
        messageCounts === 'calculated' || sessionMetrics === 'made';
    await fc.assert(
        fc.asyncProperty(world.filter(isCounted), async (given) => {
            const { sessions } = await played(given);
            for (const { messages, textless, counted, isEmpty, sent } of sessions) {
                // Of a session of which nothing came, the timeline says that, without a number.
                if (isEmpty) continue;
                const here = [...messages, ...textless].filter(({ sender }) => sender.role !== 'bot');
                expect(here.length + counted).toBe(sent.filter(({ sender }) => isPerson(sender.role)).length);
            }
        }),
        { numRuns: 25 }
    );
});

test('What is said to be complete holds every message that was sent, bots’ included, as text', async () => {
    let complete = 0;
    await fc.assert(
        fc.asyncProperty(world, async (given) => {
            for (const { completeness, messages, sent } of (await played(given)).sessions) {
                if (completeness !== 'complete') continue;
                complete += 1;
                expect(messages.length).toBe(sent.length);
            }
        }),
        { numRuns: 25, seed: 7 }
    );
    expect(complete).toBeGreaterThan(2);
});
