import { createCachePages, KEY, TEXT, transcriptAt } from '../fixtures/cachePages';
import { aPageSession, SESSION_SECRET } from '../fixtures/environment';

const IDENTIFIER = '6f6f0f9e-3a53-4f0c-8d37-2f3c5b7d1a01';
const RECORD_ID = '0Mwxx0000000001';

test('nothing in the store can be read: no message, no identifier, no id, no session id', async () => {
    const { open, store } = createCachePages();
    const page = open();
    const name = await page.cache.nameOf(IDENTIFIER);
    const transcript = transcriptAt();
    await page.write({ ...KEY, name }, transcript);
    const access = {
        kind: 'session',
        conversationId: '0dwxx0000000001',
        identifier: IDENTIFIER,
        windows: [{ id: RECORD_ID, caseId: '500xx0000000001', startAt: 1, endAt: 2, isOpen: false }],
        participants: [{ key: '005xx0000000009', name: 'Ines Falk', role: 'agent', joinedAt: 1, leftAt: null }],
        checkedAt: 1
    } as const;
    await page.cache.writeAccess({ conversations: [access] });
    const keys = await store.keys();
    const names = keys.ok ? keys.value : [];
    const values = await Promise.all(names.map((key) => store.get(key)));
    const stored = [...names, ...values.map(textOf)];
    expect(stored.filter((key) => /^(record|access)\//.test(key))).toHaveLength(2);
    const { userId, orgId } = aPageSession();
    const secrets = [
        TEXT,
        'lighthouse',
        IDENTIFIER,
        SESSION_SECRET,
        userId,
        orgId,
        RECORD_ID,
        '0dwxx0000000001',
        '500xx0000000001',
        '005xx0000000009',
        'Ines Falk',
        ...transcript.entries.flatMap(({ id, sender }) => [id, sender.subject])
    ];
    for (const secret of secrets) expect(stored.join('\n')).not.toContain(secret);
});

/** Every value in it, bytes as letters. */
function textOf(value: unknown): string {
    return JSON.stringify(value, (_key, part: unknown): unknown => {
        if (part instanceof ArrayBuffer) return new TextDecoder('latin1').decode(part);
        return ArrayBuffer.isView(part) ? new TextDecoder('latin1').decode(part) : part;
    });
}
