import fc from 'fast-check';
import { SCOPES } from 'c/chatHistoryCore';
import { anId, aSessionWindow, CASE_ID, OTHER_CASE_ID, SECOND_SESSION_ID, SESSION_ID } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { denial, findAccess, mergeMemory, readMemory, type Access, type AccessMemory } from './accessMemory';

const target = (recordId: string) => ({ kind: 'session', recordId, caseId: CASE_ID }) as const;

function anAccess(fields: Partial<Access> = {}): Access {
    const windows = [aSessionWindow()];
    const conversationId = anId('0dw', 1);
    return {
        kind: 'session',
        conversationId,
        identifier: 'x',
        windows,
        listedFrom: null,
        metrics: {},
        participants: [],
        checkedAt: START_AT,
        ...fields
    };
}

const memoryOf = (...checks: readonly Access[]): AccessMemory => ({ checks, hiddenAt: {} });

/** Two conversations of two sessions each; a check shows all sessions, one, or none of them; or a session is denied. */
const check: fc.Arbitrary<Omit<Access, 'checkedAt'>> = fc
    .record({ conversation: fc.nat(1), sessions: fc.subarray([0, 1]), denied: fc.option(fc.nat(1), { freq: 2 }) })
    .map(({ conversation, sessions, denied }) => {
        const idOf = (session: number) => anId('0Mw', conversation * 2 + session);
        if (denied !== null) return denial(target(idOf(denied)), 0);
        const windows = sessions.map((session) => aSessionWindow({ id: idOf(session) }));
        return anAccess({ conversationId: anId('0dw', conversation), windows });
    });

test('in whatever order the answers of several checks come, the same is remembered: what the newest of them found', () => {
    const checks = fc
        .array(check, { maxLength: 6 })
        .map((each) => each.map((one, at) => ({ ...one, checkedAt: at + 1 })));
    fc.assert(
        fc.property(
            checks.chain((inOrder) =>
                fc.tuple(fc.constant(inOrder), fc.shuffledSubarray(inOrder, { minLength: inOrder.length }))
            ),
            ([inOrder, shuffled]) => {
                const remember = (list: readonly Access[]) =>
                    list.reduce((memory, each) => mergeMemory(memory, memoryOf(each)), memoryOf());
                const [one, other] = [remember(inOrder), remember(shuffled)];
                for (let session = 0; session < 4; session += 1) {
                    const recordId = anId('0Mw', session);
                    const found = findAccess(one, target(recordId), 0);
                    expect(findAccess(other, target(recordId), 0)).toEqual(found);
                }
            }
        )
    );
});

test('what is stored in another shape, or seems to come from the future, is not used', () => {
    for (const stored of [null, 'x', [], {}, { conversations: [] }]) {
        expect(readMemory(stored, START_AT)).toEqual(memoryOf());
    }
    const stored = memoryOf(anAccess({ checkedAt: START_AT + 1 }));
    expect(readMemory(stored, START_AT).checks).toEqual([]);
    expect(findAccess(readMemory(stored, START_AT + 1), target(SESSION_ID), START_AT)).toEqual(stored.checks[0]);
});

/** What a check may have proven, and of which contact. */
const proven = fc.record({
    linkedTo: fc.constantFrom(CASE_ID, OTHER_CASE_ID, null),
    ofContact: fc.constantFrom(
        { recordId: SESSION_ID, caseId: CASE_ID },
        { recordId: SESSION_ID, caseId: OTHER_CASE_ID },
        { recordId: SECOND_SESSION_ID, caseId: CASE_ID },
        null,
        undefined
    )
});

test('a remembered check serves no wider scope than what it proved', () => {
    fc.assert(
        fc.property(proven, fc.constantFrom(undefined, ...SCOPES), ({ linkedTo, ofContact }, scope) => {
            const windows = [aSessionWindow({ caseId: linkedTo })];
            const access = anAccess({ windows, ...(ofContact === undefined ? {} : { ofContact }) });
            const found = findAccess(memoryOf(access), { ...target(SESSION_ID), scope }, 0) !== null;
            const isProven = ofContact?.recordId === SESSION_ID && ofContact.caseId === CASE_ID;
            const isExpected =
                scope === undefined || scope === 'case'
                    ? linkedTo === CASE_ID
                    : isProven && (scope === 'customer' || linkedTo === null);
            expect(found).toBe(isExpected);
        }),
        { numRuns: 500 }
    );
});
