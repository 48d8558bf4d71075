/** The floor: the elements of the plain list without any framework. */
import { TIME_ZONE, answerOf } from '../lwc/benchStage/answer';

type Said = Readonly<{ messageText: string; serverReceivedTimestamp: number; sender: Readonly<{ role: string }> }>;

/** The data is in hand when this returns; what it returns shows it. */
export function showByHand(place: HTMLElement, entryCount: number): () => void {
    const { conversationEntries } = JSON.parse(answerOf(entryCount)) as { conversationEntries: readonly Said[] };
    return () => {
        const format = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: TIME_ZONE });
        const list = document.createElement('ul');
        for (const { messageText, serverReceivedTimestamp, sender } of conversationEntries) {
            list.append(item(sender.role, format.format(serverReceivedTimestamp), messageText));
        }
        place.append(list);
    };
}

function item(name: string, time: string, text: string): HTMLElement {
    const head = document.createElement('p');
    head.append(element('b', name), ' ', element('span', time));
    const row = document.createElement('li');
    row.append(head, element('p', text));
    return row;
}

function element(tag: string, text: string): HTMLElement {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
}
