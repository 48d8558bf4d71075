import fc from 'fast-check';
import { AGENT_ID, MORNING_AT, aFile, anEntry, anId } from 'support/builders';
import {
    PAIR_WITHIN_MS,
    pairFiles,
    staffOf,
    type LinkedFile,
    type OwnedEntry,
    type SenderRole
} from 'c/chatHistoryCore';

const SECOND_MS = 1_000;
const OTHER_AGENT_ID = '005000000000002';
const STAFF = new Set([AGENT_ID, OTHER_AGENT_ID]);

type Sender = Readonly<{ role?: SenderRole; subject?: string }>;

/** A message without text, so many seconds after nine; its id is that number. */
const sentAt = (seconds: number, sender: Sender = {}): OwnedEntry =>
    anEntry({ id: String(seconds), at: MORNING_AT + seconds * SECOND_MS, body: { kind: 'non-text' }, ...sender });

/** A file stored so many seconds after nine; its id ends in that number. */
const storedAt = (seconds: number, fields: Partial<LinkedFile> = {}): LinkedFile =>
    aFile({ id: anId('069', seconds + 500), at: MORNING_AT + seconds * SECOND_MS, ...fields });

/** `message-file`, in seconds after nine; `-file` for one without a message. */
function pairs(entries: readonly OwnedEntry[], files: readonly LinkedFile[], staff = STAFF): readonly string[] {
    const secondsOf = ({ at }: LinkedFile) => (at === null ? '?' : (at - MORNING_AT) / SECOND_MS);
    const { byEntry, unpaired } = pairFiles(entries, files, staff);
    return [
        ...[...byEntry].map(([id, file]) => `${id}-${secondsOf(file)}`),
        ...unpaired.map((file) => `-${secondsOf(file)}`)
    ];
}

describe('A file', () => {
    it.each([
        ['belongs to the message of its time', [10], [12], ['10-12']],
        ['belongs to a message that came two minutes before', [0], [120], ['0-120']],
        ['belongs to none that came earlier still', [0], [121], ['-121']],
        ['belongs to a message that came after it', [30], [0], ['30-0']],
        ['belongs to the nearer of two messages', [0, 60], [50], ['60-50']],
        ['is not mixed up with the next, although that message is nearer', [0, 3], [2, 5], ['0-2', '3-5']],
        ['of the same second is not passed on to make two pairs of minutes', [0, 110], [110, 225], ['110-110', '-225']],
        ['belongs to the nearer one where another has no message', [100], [10, 102], ['100-102', '-10']],
        ['that is one of many finds its message', [0, 200, 400], [201, 404], ['200-201', '400-404']],
        ['without a message stands alone', [], [7], ['-7']]
    ])('%s', (_what, messages, files, wanted) => {
        expect(
            pairs(
                messages.map((seconds) => sentAt(seconds)),
                files.map((seconds) => storedAt(seconds))
            )
        ).toEqual(wanted);
    });

    it('that an agent stored is no customer’s message, however near', () => {
        const byAgent = storedAt(1, { createdById: AGENT_ID });
        expect(pairs([sentAt(0)], [byAgent])).toEqual(['-1']);
        expect(pairs([sentAt(0), sentAt(90, { role: 'agent', subject: AGENT_ID })], [byAgent])).toEqual(['90-1']);
    });

    it('that an agent stored is no other agent’s message, whatever the length of the id', () => {
        const byAgent = storedAt(1, { createdById: AGENT_ID });
        expect(pairs([sentAt(0, { role: 'agent', subject: OTHER_AGENT_ID })], [byAgent])).toEqual(['-1']);
        expect(pairs([sentAt(0, { role: 'agent', subject: `${AGENT_ID}AAA` })], [byAgent])).toEqual(['0-1']);
    });

    it('of a user who took no part, or of an unknown one, may be anybody’s', () => {
        for (const createdById of ['005000000000099', null]) {
            expect(pairs([sentAt(0)], [storedAt(1, { createdById })])).toEqual(['0-1']);
        }
    });

    it.each(['bot', 'system'] as const)('is no message of the %s, whose messages without text are buttons', (role) => {
        expect(pairs([sentAt(0, { role })], [storedAt(1)])).toEqual(['-1']);
    });

    it('is no message with a text, and none that can not be read', () => {
        const read = [anEntry(), anEntry({ body: { kind: 'unreadable' } })];
        expect(pairs(read, [storedAt(0)])).toEqual(['-0']);
    });

    it('without a time, or beside a message without one, stands alone', () => {
        const untimed = anEntry({ id: 'untimed', at: null, body: { kind: 'non-text' } });
        expect(pairs([sentAt(0)], [storedAt(9, { at: null })])).toEqual(['-?']);
        expect(pairs([untimed], [storedAt(0)])).toEqual(['-0']);
    });
});

it('Staff are the agents and supervisors who wrote, and those who are named besides, by 15 characters', () => {
    const entries = [
        anEntry({ role: 'agent', subject: `${AGENT_ID}AAA` }),
        anEntry({ role: 'supervisor', subject: OTHER_AGENT_ID }),
        anEntry({ role: 'customer', subject: '005000000000003' })
    ];
    expect([...staffOf(entries, [null, '00G000000000001', '005000000000004'])]).toEqual([
        AGENT_ID,
        OTHER_AGENT_ID,
        '005000000000004'
    ]);
});

describe('Over random records', () => {
    const times = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 });
    const creators = fc.constantFrom(null, AGENT_ID, OTHER_AGENT_ID, '005000000000099');
    const senders = fc.constantFrom<Sender>(
        { role: 'customer' },
        { role: 'agent', subject: AGENT_ID },
        { role: 'agent', subject: OTHER_AGENT_ID },
        { role: 'bot' }
    );
    const worlds = fc.record({
        entries: times.chain((at) =>
            fc
                .tuple(...at.map(() => senders))
                .map((who) =>
                    [...at]
                        .sort((a, b) => a - b)
                        .map((seconds, index) => ({ ...sentAt(seconds, who[index]), id: `${index}` }))
                )
        ),
        files: times.chain((at) =>
            fc
                .tuple(...at.map(() => creators))
                .map((who) =>
                    at.map((seconds, index) =>
                        storedAt(seconds, { id: anId('069', index), createdById: who[index] ?? null })
                    )
                )
        )
    });

    it('every file is there once, with one message or with none', () => {
        fc.assert(
            fc.property(worlds, ({ entries, files }) => {
                const { byEntry, unpaired } = pairFiles(entries, files, STAFF);
                const ids = [...byEntry.values(), ...unpaired].map(({ id }) => id);
                expect([...ids].sort()).toEqual(files.map(({ id }) => id).sort());
            })
        );
    });

    it('pairs stand in one order on both sides, are near in time, and of one side where that is known', () => {
        fc.assert(
            fc.property(worlds, ({ entries, files }) => {
                const { byEntry } = pairFiles(entries, files, STAFF);
                const pairsInOrder = entries.flatMap((entry) => {
                    const file = byEntry.get(entry.id);
                    return file === undefined ? [] : [{ entry, file }];
                });
                const times = pairsInOrder.map(({ file }) => file.at ?? NaN);
                expect(times).toEqual([...times].sort((a, b) => a - b));
                const wrong = pairsInOrder.filter(({ entry: { at, sender }, file }) => {
                    const isNear = Math.abs((file.at ?? NaN) - (at ?? NaN)) <= PAIR_WITHIN_MS;
                    const isOfStaff = STAFF.has(file.createdById ?? '');
                    return !isNear || sender.role === 'bot' || (isOfStaff && sender.subject !== file.createdById);
                });
                expect(wrong).toEqual([]);
            })
        );
    });

    it('no file stands alone beside a message that it could belong to', () => {
        fc.assert(
            fc.property(times, times, (messages, stored) => {
                const entries = messages
                    .sort((a, b) => a - b)
                    .map((seconds, index) => ({ ...sentAt(seconds), id: `${index}` }));
                const files = stored.map((seconds, index) => storedAt(seconds, { id: anId('069', index) }));
                const { byEntry, unpaired } = pairFiles(entries, files, STAFF);
                const isLeft = (entry: OwnedEntry) => !byEntry.has(entry.id);
                for (const [index, entry] of entries.entries()) {
                    if (!isLeft(entry)) continue;
                    const before = entries
                        .slice(0, index)
                        .flatMap(({ id }) => byEntry.get(id)?.at ?? [])
                        .at(-1);
                    const after = entries.slice(index).flatMap(({ id }) => byEntry.get(id)?.at ?? [])[0];
                    const fits = unpaired.filter(({ at }) => {
                        const isBetween = (at ?? NaN) >= (before ?? -Infinity) && (at ?? NaN) <= (after ?? Infinity);
                        return isBetween && Math.abs((at ?? NaN) - (entry.at ?? NaN)) <= PAIR_WITHIN_MS;
                    });
                    // A file of the same second as a paired one stands on either side of it.
                    expect(fits.filter(({ at }) => at !== before && at !== after)).toEqual([]);
                }
            })
        );
    });
});

it('Four times the files and pictures take at most sixteen times as long, as each is compared with each', () => {
    const timeOf = (count: number) => {
        const entries = Array.from({ length: count * 5 }, (_, index) => ({ ...sentAt(index * 2), id: `${index}` }));
        const files = Array.from({ length: count }, (_, index) => storedAt(index * 10, { id: anId('069', index) }));
        const times = [1, 2, 3].map(() => {
            const startedAt = performance.now();
            expect(pairFiles(entries, files, STAFF).byEntry.size).toBe(count);
            return performance.now() - startedAt;
        });
        return Math.min(...times);
    };
    // Twice that is the margin for a busy machine; 200 files and 1,000 pictures take some 20 ms.
    expect(timeOf(200) / Math.max(timeOf(50), 0.5)).toBeLessThan(32);
});
