/**
 * Privacy over random worlds that are read page by page: wherever a page is cut, no line of another Case's, of nobody's or of
 * an unseen session leaves it, and all pages together show and count what
 * one would. See also `ownershipWorlds.test.ts`.
 */
import fc from 'fast-check';
import { joinTranscripts, PAGE_LIMIT, type Transcript } from 'c/chatHistoryCore';
import { anId, CASE_ID, HOUR_MS, OTHER_CASE_ID } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { createBrowser } from './fixtures/browser';
import { aRawEntry, aSessionRow, id18, isEntriesPath, jsonResponse, type Row } from './fixtures/fakeOrg';
import { olderThan, textsOf } from './fixtures/reading';

const BOT = { appType: 'chatbot', role: 'Chatbot', subject: '0XxKj000000xpJh' };

type Line = Readonly<{ afterS: number; isNamed: boolean; isOfPerson?: boolean }>;

/** `greetingS`: the lines of so many seconds come before the start. In each session its customer says something that names it. */
const part = fc.record({
    pauseS: fc.integer({ min: 1, max: 400 }),
    caseId: fc.constantFrom(CASE_ID, CASE_ID, OTHER_CASE_ID, null),
    isVisible: fc.boolean(),
    lines: fc.array(fc.record({ afterS: fc.integer({ min: 0, max: 100 }), isNamed: fc.boolean() }), { maxLength: 4 }),
    greetingS: fc.integer({ min: 0, max: 30 })
});
type Part = typeof part extends fc.Arbitrary<infer T> ? T : never;

type World = Readonly<{ entries: readonly Row[]; visible: readonly Row[] }>;

function simulate(parts: readonly Part[]): World {
    let clockS = 0;
    const timeOf = (seconds: number) => START_AT - 3 * HOUR_MS + seconds * 1_000;
    const sessions = parts.map(({ pauseS, caseId, isVisible, lines, greetingS }, index) => {
        const id = id18(anId('0Mw', index + 1));
        const isOurs = isVisible && caseId === CASE_ID;
        clockS += pauseS;
        const all: readonly Line[] = [...lines, { afterS: 5, isNamed: true, isOfPerson: true }];
        const said = all.map(({ afterS, isNamed, isOfPerson = false }, number) => {
            clockS += afterS;
            const serverReceivedTimestamp = timeOf(clockS) + number;
            const identifier = `${index}/${number}`;
            const messageText = isOurs ? `ours ${identifier}` : 'FOREIGN';
            const fields = { identifier, messageText, serverReceivedTimestamp, relatedRecords: isNamed ? [id] : [] };
            return aRawEntry({ ...fields, ...(isOfPerson ? {} : { sender: BOT }) });
        });
        const firstAt = Number(said[0]?.['serverReceivedTimestamp']);
        const StartTime = new Date(Math.min(firstAt + greetingS * 1_000, timeOf(clockS))).toISOString();
        const CaseId = caseId === null ? null : id18(caseId);
        const row = aSessionRow({ Id: id, CaseId, StartTime, EndTime: new Date(timeOf(clockS)).toISOString() });
        return { said, row, isVisible };
    });
    return {
        entries: sessions.flatMap(({ said }) => said),
        visible: sessions.flatMap(({ row, isVisible }) => (isVisible ? [row] : []))
    };
}

/** As if a page held no more than `size` entries: doubles, which are dropped, make it full. */
function pageOf(entries: readonly Row[], size: number, path: string): Response {
    const query = new URLSearchParams(path.split('?')[1]);
    const at = (entry: Row) => Number(entry['serverReceivedTimestamp']);
    const inWindow = (entry: Row) =>
        at(entry) >= Number(query.get('startTimestamp')) && at(entry) <= Number(query.get('endTimestamp') ?? Infinity);
    const page = entries.filter(inWindow).slice(-size).reverse();
    const doubles = page.length < size ? [] : Array.from({ length: PAGE_LIMIT - size }, () => page.at(-1));
    return jsonResponse(200, { conversationEntries: [...page, ...doubles] });
}

/** What crossed the port, and the screen after every page. */
async function read({ entries, visible }: World, own: Row, size: number) {
    const client = createBrowser({
        record: [own],
        session: visible,
        respond: (path) => (isEntriesPath(path) ? pageOf(entries, size, path) : undefined)
    }).open();
    const ask = { recordId: String(own['Id']) };
    let screen: Transcript = await client.transcript(ask);
    while (screen.older.state === 'possible') {
        screen = joinTranscripts(screen, await client.transcript({ ...ask, ...olderThan(screen) }));
    }
    return { received: client.received.join(), screen };
}

test('No page shows what is somebody else’s, wherever it is cut, and all together show what one page would', async () => {
    let worldCount = 0;
    await fc.assert(
        fc.asyncProperty(
            fc.array(part, { minLength: 2, maxLength: 6 }),
            fc.integer({ min: 2, max: 12 }),
            async (parts, size) => {
                const world = simulate(parts);
                const own = world.visible.find(({ CaseId }) => CaseId === id18(CASE_ID));
                if (own === undefined) return;
                const { received, screen } = await read(world, own, size);
                expect(received).not.toContain('FOREIGN');
                worldCount += 1;
                // Of a page that holds no more than a millisecond nobody knows what is older.
                if (screen.older.state !== 'none') return;
                const whole = (await read(world, own, PAGE_LIMIT)).screen;
                expect(textsOf(screen)).toEqual(textsOf(whole));
                expect(screen.withheld).toEqual(whole.withheld);
            }
        ),
        { numRuns: 100 }
    );
    expect(worldCount).toBeGreaterThan(50);
}, 60_000);
