import { buildWorld } from '../../sim/builders/buildWorld';
import { getFieldDisplayValue, getFieldValue, getRecord } from './uiRecordApi';

const { cases } = buildWorld('record', (org) => {
    org.agent('Lena Okoro');
    org.openCase({ subject: 'Bell', contactName: 'Ada Sample' });
});

const caseId = cases[0]?.id ?? '';

type Result = Parameters<ConstructorParameters<typeof getRecord>[0]>[0];

/** The last result of a wire adapter with this configuration. */
async function resultOf(config: Parameters<getRecord['update']>[0]): Promise<Result> {
    const results: Result[] = [];
    new getRecord((result) => results.push(result)).update(config);
    await Promise.resolve();
    const last = results.at(-1);
    if (last === undefined) throw new Error('The adapter gave no result');
    return last;
}

beforeAll(() => {
    const element = { textContent: JSON.stringify({ cases }) };
    Object.assign(globalThis, { document: { getElementById: () => element } });
});

afterAll(() => {
    Reflect.deleteProperty(globalThis, 'document');
});

test("getRecord gives the wanted fields of a Case and of its contact, by 15 characters of the Case's id", async () => {
    const { data } = await resultOf({ recordId: caseId.slice(0, 15), fields: ['Case.ContactId', 'Case.Contact.Name'] });
    expect(Object.keys(data?.fields ?? {}).sort()).toEqual(['Contact', 'ContactId']);
    expect(getFieldValue(data, 'Case.Contact.Name')).toBe('Ada Sample');
    expect(getFieldValue(data, { objectApiName: 'Case', fieldApiName: 'ContactId' })).toMatch(/^003/);
    expect(getFieldDisplayValue(data, 'Case.Contact')).toBe('Ada Sample');
    expect(getFieldValue(data, 'Case.Subject')).toBeUndefined();
});

test('getRecord fails for an unknown field, and leaves out an unknown optional one', async () => {
    const failed = await resultOf({ recordId: caseId, fields: ['Case.Foo'] });
    expect(failed.error).toMatchObject({ status: 400, body: { errorCode: 'INVALID_FIELD' } });
    const { data } = await resultOf({ recordId: caseId, fields: 'Case.Subject', optionalFields: ['Case.Foo'] });
    expect(Object.keys(data?.fields ?? {})).toEqual(['Subject']);
});

test('getRecord fails for a Case that the org does not hold', async () => {
    const { error } = await resultOf({ recordId: '500000000000000', fields: ['Case.Subject'] });
    expect(error?.status).toBe(404);
});

test('getRecord gives nothing while there is no record id', async () => {
    expect(await resultOf({ fields: ['Case.Subject'] })).toEqual({ data: undefined, error: undefined });
});
