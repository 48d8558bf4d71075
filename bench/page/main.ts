/** The page that paint is measured on. `measure` is called by scripts/bench/paint.mjs. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import BenchStage from 'c/benchStage';
import { createResponse, TIME_ZONE } from '../lwc/benchStage/response';

type ListKind = 'ours' | 'plain' | 'table';
type Stage = HTMLElement & { prepare: (entryCount: number) => void; show: (kind: ListKind) => void; clear: () => void };
type Said = Readonly<{ messageText: string; serverReceivedTimestamp: number; sender: Readonly<{ role: string }> }>;

/** Few enough to cost nothing, many enough that every branch of a template was there once. */
const WARM_UP_ENTRIES = 50;

/** With this begins every message of the response. */
const FIRST_TEXT = 'Line ';

const stage = createElement('c-bench-stage', { is: BenchStage }) as Stage;
const bare = document.createElement('div');
document.getElementById('stage')?.append(stage, bare);

/** From data in hand to its first row on screen. `bare`: DOM calls without any framework. Unit: ms. */
async function measure(kind: ListKind | 'bare', entryCount: number): Promise<number> {
    await timeToPaint(kind, WARM_UP_ENTRIES);
    stage.clear();
    bare.replaceChildren();
    await new Promise(requestAnimationFrame);
    return timeToPaint(kind, entryCount);
}

async function timeToPaint(kind: ListKind | 'bare', entryCount: number): Promise<number> {
    const show = kind === 'bare' ? prepareBareList(entryCount) : prepareStage(kind, entryCount);
    await new Promise(requestAnimationFrame);
    const startedAt = performance.now();
    show();
    while (!(await isPaintedWithNextFrame())) continue;
    return performance.now() - startedAt;
}

/** The data is in hand when this returns; what it returns shows it. */
function prepareStage(kind: ListKind, entryCount: number): () => void {
    stage.prepare(entryCount);
    return () => stage.show(kind);
}

/** The floor: the elements of the plain list. */
function prepareBareList(entryCount: number): () => void {
    const { conversationEntries } = JSON.parse(createResponse(entryCount)) as { conversationEntries: readonly Said[] };
    return () => {
        const format = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: TIME_ZONE });
        const items = conversationEntries.map(({ messageText, serverReceivedTimestamp, sender }) => {
            const head = element(
                'p',
                element('b', sender.role),
                ' ',
                element('span', format.format(serverReceivedTimestamp))
            );
            return element('li', head, element('p', messageText));
        });
        bare.append(element('ul', ...items));
    };
}

function element(tag: string, ...children: readonly (Node | string)[]): HTMLElement {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
}

/** Was there a message when the next frame was painted? */
function isPaintedWithNextFrame(): Promise<boolean> {
    return new Promise((resolve) => {
        requestAnimationFrame(() => {
            const isThere = hasMessage();
            // A task that is posted here runs after this frame was painted.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                resolve(isThere);
            };
            port2.postMessage(null);
        });
    });
}

/** Tree walkers look into components, which synthetic shadow hides from selectors. */
function hasMessage(): boolean {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
        if (texts.currentNode.nodeValue?.startsWith(FIRST_TEXT) === true) return true;
    }
    return false;
}

Object.assign(globalThis, { measure });
