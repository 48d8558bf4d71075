/**
 * Everything that is stored on an origin, as one text. Bytes are read as Latin-1, so that words in them can be found.
 */
import type { Frame } from '@playwright/test';

export async function storedText(frame: Frame): Promise<string> {
    return frame.evaluate(async () => {
        const asText = (value: unknown): string => {
            if (value instanceof ArrayBuffer) return asText(new Uint8Array(value));
            if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
            if (typeof value !== 'object' || value === null) return String(value);
            return Object.entries(value)
                .map(([name, part]) => `${name}=${asText(part)}`)
                .join(' ');
        };
        const answered = <T>(request: IDBRequest<T>) =>
            new Promise<T>((resolve, reject) => {
                request.addEventListener('success', () => {
                    resolve(request.result);
                });
                request.addEventListener('error', () => {
                    reject(new Error('The database can not be read.'));
                });
            });
        const texts = [
            JSON.stringify(localStorage),
            JSON.stringify(sessionStorage),
            document.cookie,
            ...(await caches.keys())
        ];
        for (const { name = '' } of await indexedDB.databases()) {
            const database = await answered(indexedDB.open(name));
            for (const store of database.objectStoreNames) {
                const objects = database.transaction(store).objectStore(store);
                const [keys, values] = await Promise.all([answered(objects.getAllKeys()), answered(objects.getAll())]);
                texts.push(name, store, ...keys.map(asText), ...values.map(asText));
            }
            database.close();
        }
        return texts.join('\n');
    });
}
