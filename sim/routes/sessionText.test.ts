import { askSessionText, jsonOf, valueAt } from '../support/requests';
import { smallOrg } from '../support/smallWorld';
import { withSwitches, type Switches } from '../world/switches';

function ask(switches: Partial<Switches> = {}) {
    const { org, sessionId } = smallOrg();
    org.setWorld(withSwitches(org.world, switches));
    const response = askSessionText(org, sessionId);
    const [body] = [jsonOf(response)].flat();
    return { status: response.status, body, counts: org.counts(), org };
}

const textOf = (body: unknown) => valueAt(body, 'outputValues', 'conversationTranscript');

test("A session's text holds every message with the time since its start, and costs one call that marks nothing active", () => {
    const { status, body, counts } = ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({ actionName: 'getConvTscpForRecord', isSuccess: true, errors: null });
    expect(textOf(body)).toBe(
        '( 0s ) EndUser: One & <two> <br>( 10s ) Agent: "Three" <br>( 20s ) EndUser: It\'s four <br>'
    );
    expect(counts).toMatchObject({ entriesCalls: 0, otherCalls: 1, activeEver: 0 });
});

test("A bot's words are in a session's text where the entries lack them", () => {
    const script = `
        10:00:00 bot: Hello
        11:01:02 ada: hi & bye
    `;
    const { org, sessionId } = smallOrg({
        bot: 'Rolf',
        script,
        switches: { botText: 'absent', sessionText: 'encoded' }
    });
    const [body] = [jsonOf(askSessionText(org, sessionId))].flat();
    expect(textOf(body)).toBe('( 0s ) Chatbot: Hello <br>( 1h 1m 2s ) EndUser: hi &amp; bye <br>');
});

test('The text of a session that is open, or of an org that makes none, is empty', () => {
    expect(textOf(ask({ sessionText: 'empty' }).body)).toBe('');
    const { org, sessionId } = smallOrg();
    const sessions = org.world.sessions.map((session) => ({ ...session, endAt: null }));
    org.setWorld({ ...org.world, sessions });
    expect(textOf([jsonOf(askSessionText(org, sessionId))].flat()[0])).toBe('');
});

test.each<[Switches['sessionText'], number, unknown]>([
    ['absent', 404, { errorCode: 'NOT_FOUND' }],
    ['forbidden', 403, { errorCode: 'INSUFFICIENT_ACCESS' }],
    ['unsuccessful', 400, { isSuccess: false }]
])('An action that is %s answers %s', (sessionText, status, error) => {
    const answer = ask({ sessionText });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(error as object);
});

test('A session that the user may not see has no text', () => {
    const { org, sessionId } = smallOrg();
    const users = org.world.users.map((user) => ({ ...user, cannotSee: [sessionId] }));
    org.setWorld({ ...org.world, users });
    expect(askSessionText(org, sessionId).status).toBe(404);
});

test('Any other request to the action is a mistake of ours', () => {
    const { org, caseId } = smallOrg();
    expect(() => askSessionText(org, caseId)).toThrow('takes one session');
});
