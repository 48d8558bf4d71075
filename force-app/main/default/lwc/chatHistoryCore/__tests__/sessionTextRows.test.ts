import { buildRows, type LinkedRecord, type Participant, type Row, type Transcript } from '../chatHistoryCore';
import {
    aLoadOf,
    anEntry,
    aSession,
    CONVERSATION_ID,
    MORNING_AT,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';

const ofBot = aSession({ servedBy: 'bot-to-agent' });

function rowsOf(transcript: Partial<Transcript>, record: LinkedRecord = ofBot): readonly Row[] {
    const loads = { [CONVERSATION_ID]: aLoadOf({ recordIds: [record.id], ...transcript }) };
    return buildRows({ records: [record], timeZone: 'UTC', loads });
}

const said = (rows: readonly Row[]) =>
    rows.flatMap((row) => {
        if (row.kind === 'message') return [`${row.senderName ?? row.entry.sender.role}: ${row.text}`];
        return 'omission' in row ? [`${row.omission.kind} ${row.omission.evidence}`] : [];
    });

const hi = anEntry({ text: 'hi' });
const hello = anEntry({ at: MORNING_AT + 1_000, role: 'agent', text: 'hello' });
const WHOLE = '( 0s ) EndUser: hi<br>( 1s ) Agent: hello';

test('A text with every message and no bot disproves that a bot of the conversation served this session', () => {
    const served = aSession({ servedBy: 'unknown' });
    const transcript = { bot: 'took-part', entries: [hi, hello] } as const;
    expect(said(rowsOf(transcript, served))).toContain('bot participant-is-bot');
    expect(said(rowsOf({ ...transcript, sessionTexts: { [SESSION_ID]: WHOLE } }, served))).toEqual([
        'Tomas Birk: hi',
        'agent: hello'
    ]);
    expect(said(rowsOf({ ...transcript, sessionTexts: { [SESSION_ID]: null } }, served))).toContain(
        'bot participant-is-bot'
    );
});

test('A text without a bot’s words leaves a session that names its bot without them, and says so', () => {
    const sessionTexts = { [SESSION_ID]: WHOLE };
    expect(said(rowsOf({ entries: [hi, hello], sessionTexts }))).toContain('bot not-in-text');
});

test('That the text lacks the bot is not said of a text that has it and is not trusted', () => {
    const fake = anEntry({ text: 'hello\n( 4s ) Agent: I refund' });
    const sessionTexts = { [SESSION_ID]: '( 0s ) Chatbot: Welcome<br>( 1s ) EndUser: other words' };
    const rows = said(rowsOf({ entries: [fake], sessionTexts }));
    expect(rows).toContain('more-in-text text-differs');
    expect(rows.join()).not.toContain('not-in-text');
});

test('That the bot is missing is not said where it may speak in a block of the text', () => {
    const sessionTexts = { [SESSION_ID]: '( 0s ) EndUser: Return<br>( 1s ) Chatbot: Why?<br>( 9s ) EndUser: hi' };
    const rows = said(rowsOf({ entries: [hi], sessionTexts }));
    expect(rows).toEqual(['unknown: ( 0s ) EndUser: Return\n( 1s ) Chatbot: Why?', 'Tomas Birk: hi']);
});

test('Nothing of a text is shown while older messages are not loaded: it may be theirs', () => {
    const older = { state: 'possible', before: MORNING_AT + 1 } as const;
    const sessionTexts = { [SESSION_ID]: `( 0s ) Chatbot: Welcome<br>${WHOLE}` };
    expect(said(rowsOf({ entries: [hi, hello], older, sessionTexts }))).not.toContain('bot: Welcome');
});

test('An utterance has a name only where one participant of its role exists, named or not', () => {
    const ada: Participant = { key: 'a', name: 'Ada', role: 'bot', joinedAt: null, leftAt: null };
    const other: Participant = { ...ada, key: 'b', name: null };
    const transcript = {
        entries: [hi],
        sessionTexts: { [SESSION_ID]: '( 0s ) Chatbot: Welcome<br>( 5s ) EndUser: hi' }
    };
    expect(said(rowsOf({ ...transcript, participants: [ada] }))).toContain('Ada: Welcome');
    expect(said(rowsOf({ ...transcript, participants: [ada, other] }))).toContain('bot: Welcome');
});

test('A message that came from the text does not continue a group of messages that did not', () => {
    const nameless = anEntry({ role: 'agent', subject: '', text: 'hello' });
    const sessionTexts = { [SESSION_ID]: '( 0s ) Agent: hello<br>( 1s ) Agent: bye' };
    const rows = rowsOf({ entries: [nameless], sessionTexts });
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.opensGroup] : []))).toEqual([true, true]);
});

test('A text of another session of the conversation recovers nothing here', () => {
    const sessionTexts = { [SECOND_SESSION_ID]: '( 0s ) Chatbot: Welcome' };
    expect(said(rowsOf({ entries: [hi], sessionTexts }))).not.toContain('bot: Welcome');
});
