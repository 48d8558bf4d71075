import { IDLE_FRAME_MS } from '../idleFrame';
import { RELEASE_TIMEOUT_MS } from '../verbs';
import type { FakePage, Heard } from './fakes';
import { ARGS, Stage, settled, transcriptAnswer } from './fakes';

let stage: Stage;
let page: FakePage;

beforeEach(async () => {
    stage = new Stage();
    ask();
    page = await stage.connect();
    page.say(transcriptAnswer(1));
    await settled();
});
afterEach(() => stage.close());

function ask(): void {
    void stage.source.transcript(ARGS, new AbortController().signal);
}

const last = (): Heard => page.requests.at(-1)!;

/** What the page says to the question whether its frame may go. */
async function answers(answer: object): Promise<void> {
    page.say({ id: last().id, ...answer });
    await settled();
}

const releases = (mayLeave: boolean): object => ({ ok: true, verb: 'release', value: { mayLeave } });

describe('a frame that is idle', () => {
    it('is not asked for before its time', async () => {
        await stage.timers.pass(IDLE_FRAME_MS - 1);
        expect(page.requests).toHaveLength(1);
    });

    it('goes when the page agrees, and another is made when needed', async () => {
        await stage.timers.pass(IDLE_FRAME_MS);
        expect(last()).toEqual({ id: 2, verb: 'release' });
        expect(stage.frames).toEqual([1]);
        expect(stage.releases).toBe(0);
        await answers(releases(true));
        expect(stage.releases).toBe(1);
        ask();
        expect(stage.frames).toEqual([1, null, 2]);
    });

    it('stays when its page holds the only key, and is asked again after the same time', async () => {
        await stage.timers.pass(IDLE_FRAME_MS);
        await answers(releases(false));
        await stage.timers.pass(IDLE_FRAME_MS - 1);
        expect(page.requests).toHaveLength(2);
        await stage.timers.pass(1);
        expect(last()).toEqual({ id: 3, verb: 'release' });
        await answers(releases(true));
        expect(stage.frames).toEqual([1, null]);
    });

    it.each([
        ['a problem', { ok: false, problem: { code: 'malformed' } }],
        ['the answer to another verb', transcriptAnswer(2)]
    ])('goes when its page answers with %s', async (_what, answer) => {
        await stage.timers.pass(IDLE_FRAME_MS);
        await answers(answer);
        expect(stage.frames).toEqual([1, null]);
    });

    it('goes when its page says nothing in time', async () => {
        await stage.timers.pass(IDLE_FRAME_MS);
        await stage.timers.pass(RELEASE_TIMEOUT_MS - 1);
        expect(stage.frames).toEqual([1]);
        await stage.timers.pass(1);
        expect(stage.frames).toEqual([1, null]);
    });

    it('goes without a question when no page is connected', async () => {
        stage.ready(page);
        await stage.timers.pass(IDLE_FRAME_MS);
        expect(page.requests).toHaveLength(1);
        expect(stage.frames).toEqual([1, null]);
    });

    it('stays when another page loads in it while the question is open', async () => {
        await stage.timers.pass(IDLE_FRAME_MS);
        stage.ready(page);
        page.echo();
        await settled();
        expect(stage.frames).toEqual([1]);
        await stage.timers.pass(IDLE_FRAME_MS);
        expect(last()).toEqual({ id: 1, verb: 'release' });
    });
});

describe('a frame in use', () => {
    it('is not asked to go while an answer is awaited', async () => {
        await stage.timers.pass(IDLE_FRAME_MS - 1);
        ask();
        await stage.timers.pass(1);
        expect(page.requests.map(({ verb }) => verb)).toEqual(['transcript', 'transcript']);
        expect(stage.frames).toEqual([1]);
    });

    it('stays when it is needed while the question is open, whatever the page says to it then', async () => {
        await stage.timers.pass(IDLE_FRAME_MS);
        ask();
        await settled();
        page.say({ id: 2, ...releases(true) });
        page.say(transcriptAnswer(3));
        await settled();
        await stage.timers.pass(RELEASE_TIMEOUT_MS);
        expect(stage.frames).toEqual([1]);
    });

    it('is asked for nothing more once the source is closed', async () => {
        stage.source.close();
        await stage.timers.pass(IDLE_FRAME_MS);
        expect(page.requests).toHaveLength(1);
        expect(stage.frames).toEqual([1, null]);
    });

    it('is let go once, when the source is closed while the question is open', async () => {
        await stage.timers.pass(IDLE_FRAME_MS);
        stage.source.close();
        await settled();
        await stage.timers.pass(IDLE_FRAME_MS);
        expect(stage.frames).toEqual([1, null]);
    });
});
