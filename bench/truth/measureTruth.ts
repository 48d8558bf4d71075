/**
 * What the timeline says of a transcript against what is true, over random worlds: said × true, and what must never
 * happen: "complete" of what is not, another Case's text on screen, messages out of order.
 */
import {
    assignEntries,
    buildRows,
    decodeEntries,
    EMPTY_LOAD,
    inReadingOrder,
    judge,
    type Completeness,
    type LinkedFile,
    type Loads,
    type OmissionKind,
    type Row
} from 'c/chatHistoryCore';
import { countFiles, filesOf, NO_FIGURES, type FileFigures } from './truthFiles';
import { countOthers, NO_OTHERS, type OthersFigures } from './truthOthers';
import { CASE_ID, createWorld, entriesOf, sessionTextOf, windowsOf, type TruthWorld } from './truthWorld';

export type TruthOptions = Readonly<{ seed: string; worlds: number }>;

type Said = Exclude<Completeness, 'not-loaded'>;

export type TruthFigures = Readonly<{
    worlds: number;
    sessions: number;
    /** Sessions by what is said of them, and by whether everything of them is shown as text. */
    table: Readonly<Record<Said, Readonly<{ whole: number; partial: number }>>>;
    /** Of sessions that are whole, whose counts are visible and that no bot served: those of which "complete" is said. */
    provable: Readonly<{ whole: number; said: number }>;
    /** Entries on screen that are of another Case, of none, or of a session that this user does not see. */
    leaked: number;
    /** Worlds in which a message stands before one that was sent earlier in the same session. */
    misordered: number;
    /** Of sessions with visible counts: how often shown + said to be missing differs from what was sent. */
    miscounted: number;
    /** Messages that stand on screen more often than they were sent. */
    doubled: number;
    /** Texts of bots that the entries lack and the session's text has, and those of them that are on screen. */
    recovery: Readonly<{ omitted: number; recovered: number }>;
    files: FileFigures;
    others: OthersFigures;
}>;

export function measureTruth({ seed, worlds }: TruthOptions): TruthFigures {
    const table = {
        complete: { whole: 0, partial: 0 },
        'parts-missing': { whole: 0, partial: 0 },
        unchecked: { whole: 0, partial: 0 }
    };
    const provable = { whole: 0, said: 0 };
    const recovery = { omitted: 0, recovered: 0 };
    let files = NO_FIGURES;
    let others = NO_OTHERS;
    let [sessions, leaked, misordered, miscounted, doubled] = [0, 0, 0, 0, 0];
    for (let number = 0; number < worlds; number += 1) {
        const world = createWorld(`${seed} ${number}`);
        others = countOthers(others, world);
        const ownFiles = filesOf(world, `${seed} ${number}`).filter(({ file }) => isShown(world, file.recordId));
        const { rows, saidOf } = show(
            world,
            ownFiles.map(({ file }) => file)
        );
        files = countFiles(files, rows, ownFiles);
        const own = world.sessions.filter(({ caseId, isVisible }) => caseId === CASE_ID && isVisible);
        const ownTexts = new Set(own.flatMap(({ said }) => said.map(({ text }) => text)));
        const shown = rows.flatMap((row) => (row.kind === 'message' ? [row] : []));
        const shownTexts = new Set(shown.map(({ text }) => text));
        // A block of a session's text, which could not be split safely, claims no sender.
        leaked += shown.filter(({ text, entry }) => entry.sender.role !== 'unknown' && !ownTexts.has(text)).length;
        doubled += shown.length - shownTexts.size;
        for (const { record, said } of own) {
            const completeness = saidOf(record.id);
            const texts = shown.flatMap(({ entry }) => (entry.recordId === record.id ? [entry] : []));
            const lost = world.behaviour.botText === 'absent' && world.behaviour.sessionTexts !== 'not-offered';
            const omitted = lost ? said.filter(({ by, what }) => by === 'bot' && what === 'text') : [];
            recovery.omitted += omitted.length;
            recovery.recovered += omitted.filter(({ text }) =>
                [...shownTexts].some((all) => all.includes(text))
            ).length;
            const isWhole = texts.length === said.length;
            const isCountedAtAll = world.behaviour.counts === 'calculated' || world.behaviour.metrics === 'made';
            const isByPeople = record.servedBy === 'agent' && isCountedAtAll;
            sessions += 1;
            table[completeness][isWhole ? 'whole' : 'partial'] += 1;
            if (isWhole && isByPeople) provable.whole += 1;
            if (isWhole && isByPeople && completeness === 'complete') provable.said += 1;
            if (texts.some(({ at }, index) => (at ?? 0) < (texts[index - 1]?.at ?? 0))) misordered += 1;
            // Where nothing came at all, the timeline says that, without a number.
            const isEmpty = rows.some((row) => row.kind === 'empty' && row.omission.recordId === record.id);
            const isCounted = texts.length + missingCount(rows, record.id) === said.length;
            // Nor where the messages of a block can't be told apart.
            const hasBlock = texts.some(({ sender }) => sender.role === 'unknown');
            if (isByPeople && !isEmpty && !hasBlock && !isCounted) miscounted += 1;
        }
    }
    return { worlds, sessions, table, provable, leaked, misordered, miscounted, doubled, recovery, files, others };
}

/** Is this session one of this Case that the user sees? */
function isShown({ sessions }: TruthWorld, recordId: string): boolean {
    return sessions.some(({ record, caseId, isVisible }) => record.id === recordId && caseId === CASE_ID && isVisible);
}

/** As broker page and component do it, one after the other. */
function show(
    world: TruthWorld,
    files: readonly LinkedFile[]
): Readonly<{ rows: readonly Row[]; saidOf: (recordId: string) => Said }> {
    const decoded = decodeEntries({ conversationEntries: entriesOf(world) });
    const windows = windowsOf(world);
    const own = world.sessions.filter(({ caseId, isVisible }) => caseId === CASE_ID && isVisible);
    const records = own.map(({ record }) => record);
    const transcript = {
        recordIds: records.map(({ id }) => id),
        ...assignEntries(decoded.ok ? inReadingOrder(decoded.value) : [], windows, CASE_ID),
        extent: 'to-newest',
        older: { state: 'none' },
        bot: world.sessions.some(({ record }) => record.servedBy !== 'agent') ? 'took-part' : 'none-listed',
        participants: [],
        sessionTexts: Object.fromEntries(own.map((each) => [each.record.id, sessionTextOf(each, world.behaviour)])),
        messageCounts: Object.fromEntries(
            own.flatMap(({ record, metrics }) => (metrics === null ? [] : [[record.id, metrics] as const]))
        ),
        fetchedAt: Date.UTC(2027, 0),
        expiresAt: Infinity,
        origin: 'salesforce'
    } as const;
    const loads: Loads = { '0dw000000000001': { ...EMPTY_LOAD, transcript } };
    const rows = buildRows({ records, loads, timeZone: 'UTC', files });
    const judged = judge(rows);
    const byId = new Map(judged.records.map(({ record, completeness }) => [record.id, completeness]));
    return {
        rows,
        saidOf: (recordId) => {
            const completeness = byId.get(recordId) ?? 'not-loaded';
            return completeness === 'not-loaded' ? 'unchecked' : completeness;
        }
    };
}

/** What the timeline says is missing of the record itself. */
const OWN: ReadonlySet<OmissionKind> = new Set(['non-text', 'unreadable', 'customer-messages', 'agent-messages']);

function missingCount(rows: readonly Row[], recordId: string): number {
    return rows.reduce((sum, row) => {
        if (row.kind !== 'omission' || row.omission.recordId !== recordId || !OWN.has(row.omission.kind)) return sum;
        return sum + (row.omission.count ?? 0);
    }, 0);
}
