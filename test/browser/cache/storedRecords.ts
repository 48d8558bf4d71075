/**
 * What the broker page has stored, seen from inside of its origin: for tests that count it, damage it, or take it away.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { brokerFrame } from '../fixtures/browserTab';

const DATABASE = 'chat-history-for-cases';

/** An encrypted transcript. `keyId`: of the session id that it was stored under. `at`: when it was fetched; epoch ms. */
export type StoredRecord = Readonly<{ path: string; owner: string; keyId: string; at: number }>;

/** Every stored transcript, in no order. */
export async function storedRecords(page: Page): Promise<readonly StoredRecord[]> {
    const found = await change(page, 'nothing');
    return found.map(({ path, at }) => {
        const [, owner = '', keyId = ''] = path.split('/');
        return { path, owner, keyId, at };
    });
}

/**
 * flip      One bit of the encrypted bytes.
 * cut       Half of the encrypted bytes.
 * younger   The age that stands in the key.
 * junk      Something else lies in the record's place.
 * salt      The salt is another one: no key fits any more.
 */
export const DAMAGES = ['flip', 'cut', 'younger', 'junk', 'salt'] as const;
export type Damage = (typeof DAMAGES)[number];

export async function damage(page: Page, how: Damage): Promise<void> {
    await change(page, how);
}

/** How IndexedDB can be of no use. `silent`: it never answers. */
export const BLOCKINGS = ['missing', 'refused', 'throws', 'silent'] as const;
export type Blocking = (typeof BLOCKINGS)[number];

/** Takes IndexedDB away from the broker page before its script runs. */
export async function blockIndexedDb(context: BrowserContext, how: Blocking): Promise<void> {
    await context.addInitScript((kind) => {
        if (!location.host.includes('.vf.')) return;
        const refuse = (): unknown => {
            if (kind === 'throws') throw new DOMException('Denied.', 'SecurityError');
            const request = new EventTarget() as EventTarget & { error: unknown; onerror?: () => void };
            request.error = new DOMException('Denied.', 'UnknownError');
            if (kind === 'refused') queueMicrotask(() => request.onerror?.());
            return request;
        };
        const value = kind === 'missing' ? undefined : { open: refuse };
        Object.defineProperty(window, 'indexedDB', { value });
    }, how);
}

type Encrypted = { bytes: ArrayBuffer };

/** Position of the time in a record's key (`broker/storage/storeKeys.ts`). */
const AT = 4;

function change(page: Page, how: Damage | 'nothing'): Promise<readonly Readonly<{ path: string; at: number }>[]> {
    return brokerFrame(page).evaluate(changeRecords, { database: DATABASE, how, at: AT });
}

/** Runs in the broker page. */
async function changeRecords({
    database,
    how,
    at
}: Readonly<{ database: string; how: string; at: number }>): Promise<{ path: string; at: number }[]> {
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
        if (!path.startsWith('record/')) continue;
        const record = (await answered(records.get(key))) as Encrypted;
        const parts = path.split('/');
        found.push({ path, at: Number(parts[at]) });
        const bytes = new Uint8Array(record.bytes);
        if (how === 'flip') bytes[bytes.length >> 1]! ^= 1;
        if (how === 'cut') record.bytes = record.bytes.slice(0, bytes.length >> 1);
        if (how === 'younger') {
            records.delete(key);
            parts[at] = String(Number(parts[at]) + 60_000);
        }
        if (how !== 'nothing' && how !== 'salt') records.put(how === 'junk' ? 'junk' : record, parts.join('/'));
    }
    await new Promise((resolve) => (records.transaction.oncomplete = resolve));
    opened.close();
    return found;
}
