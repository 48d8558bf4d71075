import { scenarios } from '../../sim/scenarios/scenarios';
import { createOrgs } from '../hosting/orgs';
import { THUMBNAIL_PATH, thumbnailAnswer } from './thumbnails';

const hosted = createOrgs(scenarios, () => 0).create({ name: 'shared-files', scenario: 'shared-files' });
const versionId = hosted.org.world.files[0]?.versionId ?? '';

function ask(query: Record<string, string>): ReturnType<typeof thumbnailAnswer> {
    const search = new URLSearchParams(query);
    const body = () => Promise.resolve('');
    const request = { method: 'GET', target: '', pathname: THUMBNAIL_PATH, query: search, headers: {}, port: 1, body };
    return thumbnailAnswer(request, hosted);
}

const RENDITION = { rendition: 'THUMB240BY180' };

test('The picture of a file is drawn here, by either length of the id', () => {
    for (const id of [versionId, versionId.slice(0, 15)]) {
        const { status, headers, body } = ask({ ...RENDITION, versionId: id });
        expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
        expect(String(body)).toContain('front disc');
        expect(String(body)).not.toMatch(/href|script|url\(/);
    }
});

test.each([{}, { versionId: '068000000000000' }, { versionId: '' }])('Of no file (%p) there is none', (query) => {
    expect(ask({ ...RENDITION, ...query }).status).toBe(404);
});

test('Of another size there is none', () => {
    expect(ask({ rendition: 'ORIGINAL', versionId }).status).toBe(404);
});

test('There is none where the org has not made it', () => {
    hosted.changeSwitches({ thumbnails: 'missing' });
    expect(ask({ ...RENDITION, versionId }).status).toBe(404);
    hosted.changeSwitches({ thumbnails: 'made' });
});
