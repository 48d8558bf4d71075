/** Requests as another script would send them, and their outcome. */
import type { Page } from '@playwright/test';
import type { TranscriptArgs } from 'c/chatHistoryCore';
import { expect } from '../fixtures';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import type { HostilePage } from './hostilePage';
import { openHostilePage } from './hostilePage';

type Answer = Readonly<{ id: number; ok: boolean; problem?: Readonly<{ code: string }> }>;

/** What every request holds beside its ids. */
export const USER_OPTIONS = { fetchPolicy: 'cache-first', initiator: 'user', limits: {} } as const;

/** A session of the scenario's Case, of another Case, and of none. */
export function sessionsOf({ hosted, caseId }: OrgUnderTest): Readonly<Record<'own' | 'foreign' | 'unlinked', string>> {
    const { sessions } = hosted.org.world;
    return {
        own: sessions.find((session) => session.caseId === caseId)?.id ?? '',
        foreign: sessions.find((session) => session.caseId !== null && session.caseId !== caseId)?.id ?? '',
        unlinked: sessions.find((session) => session.caseId === null)?.id ?? ''
    };
}

/** Valid arguments. */
export function goodArgs(org: OrgUnderTest): TranscriptArgs {
    return { caseId: org.caseId, recordId: sessionsOf(org).own, ...USER_OPTIONS };
}

export function transcript(id: number, args: unknown): unknown {
    return { id, verb: 'transcript', args };
}

/** Sends requests that are numbered from 1, and gives the code of each one's problem; null for an answer that is none. */
export async function codesOf(hostile: HostilePage, requests: readonly unknown[]): Promise<readonly (string | null)[]> {
    const port = await hostile.connect();
    for (const request of requests) await hostile.send(port, request);
    await expect.poll(async () => (await hostile.answers(port)).filter(isAnswer).length).toBe(requests.length);
    const answers = (await hostile.answers(port)).filter(isAnswer);
    return requests.map((_, index) => answers.find(({ id }) => id === index + 1)?.problem?.code ?? null);
}

/** Opens a hostile page and asks for a transcript with each of these arguments. */
export async function codesFor(
    page: Page,
    org: OrgUnderTest,
    args: readonly unknown[]
): Promise<readonly (string | null)[]> {
    const hostile = await openHostilePage(page, org);
    return codesOf(
        hostile,
        args.map((each, index) => transcript(index + 1, each))
    );
}

function isAnswer(answer: unknown): answer is Answer {
    return typeof answer === 'object' && answer !== null && 'id' in answer;
}
