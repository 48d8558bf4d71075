/**
 * What the platform provides as modules, for tests in Node: the labels as an org would give them, and a user who reads
 * English. Import this before anything that shows texts.
 */
import '../../force-app/main/default/lwc/chatHistoryLabels/__tests__/realLabels';

for (const [name, value] of [
    ['lang', 'en'],
    ['locale', 'en-US']
] as const) {
    jest.doMock(`@salesforce/i18n/${name}`, () => ({ default: value, __esModule: true }), { virtual: true });
}
