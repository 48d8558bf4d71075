/**
 * Files of the random worlds: what pictures left on their sessions, and what somebody added; and whether they are shown at
 * the messages that they are.
 */
import { PAIR_WITHIN_MS, type LinkedFile, type OwnedEntry, type Row } from 'c/chatHistoryCore';
import { createDice } from '../../sim/world/dice';
import { AGENT_ID, type Said, type TruthWorld } from './truthWorld';

const TECHNICAL_USER_ID = '005000000000099';
const SECOND_MS = 1_000;

/** A file, and the message that it is; `null`: no message. */
export type TrueFile = Readonly<{ file: LinkedFile; messageId: string | null }>;

export type FileFigures = {
    /** Files of messages that came without text. */
    media: number;
    /** Of them: shown at their message. */
    right: number;
    /** Files that are shown at a message that they are not. */
    wrong: number;
    /** Of them: although their own message came and was the only one without text within two minutes. */
    wrongUnambiguous: number;
    /** Files that are shown at messages more than two minutes away from them. */
    far: number;
    /** Files that are not on screen once. */
    lost: number;
};

export const NO_FIGURES: FileFigures = { media: 0, right: 0, wrong: 0, wrongUnambiguous: 0, far: 0, lost: 0 };

/** Of an org that stores files at once or late, as their senders or as a technical user. One in ten is deleted. */
export function filesOf({ sessions }: TruthWorld, seed: string): readonly TrueFile[] {
    const dice = createDice(`${seed} files`);
    const maxLagS = dice.pick([2, 10, 60]);
    const storesAsAgent = dice.roll(2) === 0;
    const files: TrueFile[] = [];
    const add = (recordId: string, at: number, by: Said['by'], messageId: string | null): void => {
        const number = String(files.length + 1).padStart(12, '0');
        const file = {
            id: `069${number}`,
            versionId: `068${number}`,
            recordId,
            title: 'Photo',
            type: 'JPG',
            extension: 'jpg',
            size: 1,
            // Salesforce cuts times to the second.
            at: Math.floor(at / SECOND_MS) * SECOND_MS,
            createdById: by === 'agent' && storesAsAgent ? AGENT_ID : TECHNICAL_USER_ID
        };
        files.push({ file, messageId });
    };
    for (const { record, said } of sessions) {
        for (const { id, at, by, what } of said) {
            if (what === 'rich' && dice.roll(10) > 0) add(record.id, at + dice.roll(maxLagS * SECOND_MS), by, id);
        }
        if (dice.roll(3) === 0) add(record.id, (record.endAt ?? 0) - dice.roll(1_200) * SECOND_MS, 'agent', null);
    }
    return files;
}

/** Adds up what the rows of one world show. `files`: of the sessions that are shown. */
export function countFiles(figures: FileFigures, rows: readonly Row[], files: readonly TrueFile[]): FileFigures {
    const runs = rows.flatMap((row) => (row.kind === 'omission' ? [row] : []));
    const textless = runs.flatMap(({ entries }) => entries);
    const ids = new Set(textless.map(({ id }) => id));
    const next = { ...figures };
    for (const { file, messageId } of files) {
        const entryId = `connect:${messageId ?? ''}`;
        const run = runs.find((each) => each.files?.includes(file) === true);
        const alone = rows.filter((row) => row.kind === 'file' && row.file === file).length;
        const isRight = run?.entries.some(({ id }) => id === entryId) === true;
        if (ids.has(entryId)) next.media += 1;
        if (isRight) next.right += 1;
        if (alone + runs.filter((each) => each.files?.includes(file) === true).length !== 1) next.lost += 1;
        if (run === undefined) continue;
        if (!run.entries.some((entry) => isNear(entry, file))) next.far += 1;
        if (isRight) continue;
        next.wrong += 1;
        const own = textless.find(({ id }) => id === entryId);
        const near = textless.filter((entry) => entry.recordId === file.recordId && isNear(entry, file));
        if (own !== undefined && near.length === 1 && near[0] === own) next.wrongUnambiguous += 1;
    }
    return next;
}

function isNear({ at }: OwnedEntry, file: LinkedFile): boolean {
    return Math.abs((at ?? Infinity) - (file.at ?? 0)) <= PAIR_WITHIN_MS;
}
