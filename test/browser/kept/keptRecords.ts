/**
 * What the broker page keeps, seen from inside of its origin: for tests that count it, spoil it, or take it away.
 */
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { message } from '../fixtures/message';
import { brokerFrame } from '../fixtures/brokerFrame';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';

const DATABASE = 'chat-history-for-cases';

export type Record = Readonly<{ path: string; owner: string; fingerprint: string; at: number }>;

/** Waits until the last words of the Case's newest conversation are on screen. */
export async function expectWords(page: Page, org: OrgUnderTest): Promise<void> {
    await expect(message(page, org.words().at(-1) ?? '')).toBeVisible();
}

/** Every kept record, in no order. */
export async function keptRecords(page: Page): Promise<readonly Record[]> {
    const found = await change(page, 'nothing');
    return found.map(({ path, at }) => {
        const [, owner = '', fingerprint = ''] = path.split('/');
        return { path, owner, fingerprint, at };
    });
}

/**
 * flip      One bit of the sealed bytes.
 * cut       Half of the sealed bytes.
 * younger   The age that stands outside of the seal.
 * junk      Something else lies in the record's place.
 * salt      The salt is another one: no key fits any more.
 */
export type Spoiling = 'flip' | 'cut' | 'younger' | 'junk' | 'salt';

export async function spoil(page: Page, how: Spoiling): Promise<void> {
    await change(page, how);
}

type Sealed = { at: number; bytes: ArrayBuffer };

function change(page: Page, how: Spoiling | 'nothing'): Promise<readonly Readonly<{ path: string; at: number }>[]> {
    return brokerFrame(page).evaluate(changeRecords, { database: DATABASE, how });
}

/** Runs in the broker page. */
async function changeRecords({
    database,
    how
}: Readonly<{ database: string; how: string }>): Promise<{ path: string; at: number }[]> {
    const answered = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
            request.addEventListener('success', () => {
                resolve(request.result);
            });
            request.addEventListener('error', () => {
                reject(new Error('The database can not be read.'));
            });
        });
    const opened = await answered(indexedDB.open(database));
    const records = opened.transaction('records', 'readwrite').objectStore('records');
    const found: { path: string; at: number }[] = [];
    for (const key of await answered(records.getAllKeys())) {
        const path = typeof key === 'string' ? key : '';
        if (path === 'salt' && how === 'salt') records.put(crypto.getRandomValues(new Uint8Array(32)), key);
        if (!path.startsWith('kept/')) continue;
        const record = (await answered(records.get(key))) as Sealed;
        found.push({ path, at: record.at });
        const bytes = new Uint8Array(record.bytes);
        if (how === 'flip') bytes[bytes.length >> 1]! ^= 1;
        if (how === 'cut') record.bytes = record.bytes.slice(0, bytes.length >> 1);
        if (how === 'younger') record.at += 60_000;
        if (how !== 'nothing' && how !== 'salt') records.put(how === 'junk' ? 'junk' : record, key);
    }
    await new Promise((resolve) => (records.transaction.oncomplete = resolve));
    opened.close();
    return found;
}
