/**
 * Privacy over random worlds: the sessions of one conversation follow each other, some of them on this Case, on another or
 * on none, and some of them invisible to this user. Whatever the mixture, no entry of another session is handed over.
 */
import fc from 'fast-check';
import {
    assignEntries,
    inReadingOrder,
    isInScope,
    MAX_TIME_MS,
    ownedWindows,
    SCOPES,
    withoutListed,
    type Entry,
    type Scope,
    type SenderRole,
    type SessionWindow
} from '../chatHistoryCore';
import {
    anEntry,
    anUnassignedEntry,
    aSessionWindow,
    CASE_ID,
    MINUTE_MS,
    MORNING_AT,
    OTHER_CASE_ID
} from 'support/builders';

const SECOND_MS = 1_000;

type Line = Readonly<{ afterS: number; role: SenderRole; isNamed: boolean }>;

type Part = Readonly<{
    pauseS: number;
    lines: readonly Line[];
    /** Seconds between the start and the first line; negative: the greeting comes first. */
    greetingS: number;
    /** Seconds between the last line and the end; negative: a closing line follows. */
    closingS: number;
    caseId: string | null;
    isVisible: boolean;
    hides: 'nothing' | 'start' | 'end' | 'both';
}>;

type Happened = Readonly<{ entry: Entry; part: Part; window: SessionWindow }>;

/** People's lines name their session, nearly always; bots and the system name it or don't. */
const line: fc.Arbitrary<Line> = fc.record({
    afterS: fc.integer({ min: 0, max: 100 }),
    role: fc.constantFrom('bot', 'bot', 'customer', 'agent', 'system'),
    isNamed: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 3)
});

/** In each session somebody says something that names it, within minutes of every other line: without that, see `ownershipByTime.ts`. */
const part: fc.Arbitrary<Part> = fc.record({
    pauseS: fc.integer({ min: 1, max: 400 }),
    lines: fc
        .tuple(fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 3 }))
        .map(([before, after]) => [...before, { afterS: 5, role: 'customer', isNamed: true } as const, ...after]),
    greetingS: fc.integer({ min: -30, max: 30 }),
    closingS: fc.integer({ min: -30, max: 30 }),
    caseId: fc.constantFrom(CASE_ID, CASE_ID, OTHER_CASE_ID, null),
    isVisible: fc.integer({ min: 0, max: 2 }).map((chance) => chance > 0),
    hides: fc.constantFrom('nothing', 'nothing', 'nothing', 'start', 'end', 'both')
});

/** What happened, in order. */
function simulate(parts: readonly Part[]): readonly Happened[] {
    let clockS = 0;
    return parts.flatMap((happened, index) => {
        const id = `0Mw${String(index).padStart(12, '0')}`;
        const overS = clockS;
        clockS += happened.pauseS;
        const firstS = clockS;
        const times = happened.lines.map(({ afterS }) => (clockS += afterS));
        const startAt = MORNING_AT + Math.max(overS, firstS - happened.greetingS) * SECOND_MS;
        const lastS = clockS;
        clockS = Math.max(lastS, lastS + happened.closingS);
        const endAt = Math.max(startAt, MORNING_AT + (lastS + happened.closingS) * SECOND_MS);
        const window = {
            id,
            caseId: happened.caseId,
            startAt: happened.hides === 'start' || happened.hides === 'both' ? null : startAt,
            endAt: happened.hides === 'end' || happened.hides === 'both' ? null : endAt,
            // Where end and status are hidden, nobody knows that it has ended.
            isOpen: happened.hides === 'end' && happened.pauseS % 2 === 0
        };
        return happened.lines.map(({ role, isNamed }, number) => ({
            part: happened,
            window,
            entry: anEntry({
                id: `${index}/${number}`,
                at: MORNING_AT + (times[number] ?? 0) * SECOND_MS + number,
                role,
                relatedRecordIds: isNamed ? [id] : []
            })
        }));
    });
}

function assign(happened: readonly Happened[]) {
    const visible = [...new Set(happened.filter(({ part }) => part.isVisible).map(({ window }) => window))];
    return assignEntries(inReadingOrder(happened.map(({ entry }) => entry)), visible, CASE_ID);
}

const isOurs = ({ part: { caseId, isVisible } }: Happened) => isVisible && caseId === CASE_ID;

const world = fc.array(part, { minLength: 1, maxLength: 6 }).map(simulate);

test('No entry of another Case’s, of nobody’s or of an invisible session is ever handed over', () => {
    fc.assert(
        fc.property(world, (happened) => {
            const allowed = new Set(happened.filter(isOurs).map(({ entry }) => entry.id));
            const leaked = assign(happened).entries.filter(({ id }) => !allowed.has(id));
            expect(leaked.map(({ id }) => id)).toEqual([]);
        }),
        { numRuns: 5_000 }
    );
});

/** As the broker does where a record of the contact is asked for alone: after Salesforce has proven whose it is. */
function assignTo(happened: readonly Happened[], { window }: Happened, scope: Scope) {
    const visible = [...new Set(happened.filter(({ part }) => part.isVisible).map(({ window }) => window))];
    const owned = ownedWindows(visible, { caseId: CASE_ID, recordId: window.id, scope });
    const { windows, ownerId, ownCaseId } = owned;
    const entries = inReadingOrder(happened.map(({ entry }) => entry));
    return assignEntries(entries, windows, ownerId, Infinity, null, { ownCaseId, countsByRecord: true });
}

/** A world, and one of its sessions that a request may name: of the contact, visible, and in the scope of the component. */
const askedWorld = fc
    .record({ happened: world, scope: fc.constantFrom(...SCOPES), pick: fc.nat() })
    .map(({ happened, scope, pick }) => {
        const candidates = happened.filter(
            ({ part }) => part.isVisible && part.caseId !== CASE_ID && isInScope(scope, part.caseId)
        );
        return { happened, scope, asked: candidates[pick % Math.max(1, candidates.length)] };
    });

test('A record that is asked for alone brings nothing else: nothing of this Case’s, another’s or an invisible session', () => {
    let askedCount = 0;
    fc.assert(
        fc.property(askedWorld, ({ happened, scope, asked }) => {
            if (asked === undefined) return;
            askedCount += 1;
            const allowed = new Set(
                happened.filter(({ window }) => window === asked.window).map(({ entry }) => entry.id)
            );
            const { entries } = assignTo(happened, asked, scope);
            expect(entries.filter(({ id }) => !allowed.has(id)).map(({ id }) => id)).toEqual([]);
            expect(entries.every(({ recordId }) => recordId === asked.window.id)).toBe(true);
        }),
        { numRuns: 5_000 }
    );
    expect(askedCount).toBeGreaterThan(1_000);
});

test('Within the Case alone no record of the contact can be asked for', () => {
    expect(SCOPES.filter((scope) => isInScope(scope, null))).toEqual(['unlinked', 'customer']);
    expect(SCOPES.filter((scope) => isInScope(scope, OTHER_CASE_ID))).toEqual(['customer']);
});

test('Counts shrink by what has a place of its own in the timeline, and by nothing else', () => {
    fc.assert(
        fc.property(world, fc.constantFrom(...SCOPES), (happened, scope) => {
            const visible = [...new Set(happened.filter(({ part }) => part.isVisible).map(({ window }) => window))];
            const entries = inReadingOrder(happened.map(({ entry }) => entry));
            const { withheld } = assignEntries(entries, visible, CASE_ID, Infinity, null, { countsByRecord: true });
            const listed = new Map(
                visible
                    .filter(({ caseId }) => caseId !== CASE_ID && isInScope(scope, caseId))
                    .map(({ id, caseId }) => [id, caseId === null ? 'notLinked' : 'otherCases'] as const)
            );
            const left = withoutListed(withheld, listed);
            const [notLinked, otherCases] = [withheld.notLinked, withheld.otherCases];
            // What names one session alone is that session's; what time alone tells may stay counted.
            const namedOnly = (caseId: (id: string | null) => boolean) =>
                happened.filter(({ entry, part }) => {
                    return part.isVisible && caseId(part.caseId) && entry.relatedRecordIds.length > 0;
                }).length;
            const ofNone = namedOnly((id) => id === null);
            const ofOther = namedOnly((id) => id === OTHER_CASE_ID);
            expect(left.notLinked).toBeLessThanOrEqual(notLinked - (scope === 'case' ? 0 : ofNone));
            expect(left.otherCases).toBeLessThanOrEqual(otherCases - (scope === 'customer' ? ofOther : 0));
            expect(scope === 'case' ? left : null).toEqual(scope === 'case' ? withheld : null);
            expect(left.otherCases < otherCases && scope !== 'customer').toBe(false);
            expect(left).toMatchObject({ hidden: withheld.hidden, unassigned: withheld.unassigned });
        }),
        { numRuns: 1_000 }
    );
});

test('What is handed over and what is withheld are together all that came', () => {
    fc.assert(
        fc.property(world, (happened) => {
            const { entries, withheld } = assign(happened);
            const { otherCases, notLinked, hidden, unassigned } = withheld;
            expect(entries.length + otherCases + notLinked + hidden + unassigned).toBe(happened.length);
        })
    );
});

/**
 * As if no more than so many sessions could be listed, the newest; with the one that is asked for, an older one of ours. In
 * the others nobody says anything that names them.
 */
function assignCut(happened: readonly Happened[], length: number) {
    const visible = [...new Set(happened.filter(({ part }) => part.isVisible).map(({ window }) => window))];
    const newestFirst = [...visible].sort((a, b) => (b.startAt ?? Infinity) - (a.startAt ?? Infinity));
    const listed = newestFirst.slice(0, length);
    const asked = newestFirst.slice(length).filter(({ caseId }) => caseId === CASE_ID);
    const listedFrom = listed.length < visible.length ? (listed.at(-1)?.startAt ?? MAX_TIME_MS) : null;
    const isSilent = ({ part, window }: Happened) => part.isVisible && !listed.includes(window);
    const said = happened.filter((each) => !isSilent(each) || each.entry.relatedRecordIds.length === 0);
    const entries = inReadingOrder(said.map(({ entry }) => entry));
    return { ...assignEntries(entries, [...listed, ...asked.slice(0, 1)], CASE_ID, Infinity, listedFrom), listedFrom };
}

test('No entry of a session that is beyond the newest ones is ever handed over, and none that may be is said to be hidden', () => {
    fc.assert(
        fc.property(world, fc.integer({ min: 1, max: 4 }), (happened, length) => {
            const allowed = new Set(happened.filter(isOurs).map(({ entry }) => entry.id));
            const { entries, withheld, listedFrom } = assignCut(happened, length);
            expect(entries.filter(({ id }) => !allowed.has(id)).map(({ id }) => id)).toEqual([]);
            const ofInvisible = happened.filter(
                ({ part, entry }) => !part.isVisible && entry.relatedRecordIds.length > 0
            );
            const isNewer = ({ entry }: Happened) => (entry.at ?? 0) > (listedFrom ?? -Infinity) + MINUTE_MS;
            const hidden = ofInvisible.filter(isNewer).length;
            expect(withheld).toMatchObject({ hidden, notListed: ofInvisible.length - hidden });
        }),
        { numRuns: 5_000 }
    );
});

test('Where every session is this Case’s and its times are known, only people’s lines that name none are withheld', () => {
    const ownWorld = fc
        .array(
            part.map((each): Part => ({ ...each, caseId: CASE_ID, isVisible: true, hides: 'nothing' })),
            { minLength: 1, maxLength: 4 }
        )
        .map(simulate);
    fc.assert(
        fc.property(ownWorld, (happened) => {
            const named = happened.filter(({ entry: { relatedRecordIds, sender } }) => {
                return relatedRecordIds.length > 0 || sender.role === 'bot' || sender.role === 'system';
            });
            expect(assign(happened).entries).toHaveLength(named.length);
        })
    );
});

test.each([
    ['half a minute before the oldest session that is listed', -30, [0, 1]],
    ['half a minute after it began', 30, [0, 1]],
    ['more than a minute after it began', 61, [1, 0]]
])(
    'What a bot said %s is assigned by time only where no older session is left out',
    (_, seconds, [shown, withheld]) => {
        const entries = [anUnassignedEntry(MORNING_AT + seconds * SECOND_MS)];
        const assign = (listedFrom: number | null) =>
            assignEntries(entries, [aSessionWindow()], CASE_ID, Infinity, listedFrom);
        expect(assign(null)).toMatchObject({ entries: { length: 1 } });
        expect(assign(MORNING_AT)).toMatchObject({ entries: { length: shown }, withheld: { unassigned: withheld } });
    }
);
