/** What the timeline says under each position of each switch of the simulated org. */
import { defaultSwitches, withSwitches, type Switches } from '../../sim/world/switches';
import { playerOf } from './play';
import { ELSEWHERE, named, others, SITUATIONS } from './switches';
import { USUAL, type Change } from './usualSentences';
import { CASE_ID, NOW, usualWorld } from './usualWorld';

type Row = Readonly<{ name: keyof Switches; position: string; value: unknown; change: Change }>;

const rows: readonly Row[] = [
    ...Object.entries(named).flatMap(([name, positions]) =>
        Object.entries(positions).map(([position, change]) => ({
            name: name as keyof Switches,
            position,
            // The keys of an object are texts; one switch has numbers.
            value: name === 'relatedIdLength' ? Number(position) : position,
            change
        }))
    ),
    ...Object.entries(others).flatMap(([name, positions]) =>
        Object.entries(positions as Readonly<Record<string, Change & { value: unknown }>>).map(
            ([position, { value, ...change }]) => ({
                name: name as keyof Switches,
                position,
                value,
                change
            })
        )
    )
];

/** What stands on screen, and the problem where there is one. */
async function saidUnder(
    switches: Partial<Switches>,
    act: (typeof SITUATIONS)[keyof Switches]
): Promise<readonly string[]> {
    const page = playerOf(withSwitches(usualWorld, switches), CASE_ID, NOW);
    let code = await page.readAll();
    if (act !== undefined) code = await act(page);
    return [...page.sentences(), ...(code === 'ok' ? [] : [`! ${code}`])];
}

test('Of the usual org the timeline says everything that it can', async () => {
    expect(await saidUnder({}, undefined)).toEqual(USUAL);
});

test.each(rows.map((row) => [row.name, row.position, row] as const))('%s: %s', async (name, _, { value, change }) => {
    const said = await saidUnder({ [name]: value }, SITUATIONS[name]);
    const { gone = [], instead = [], shows = null } = change;
    const expected = shows ?? { gone: new Set(gone), instead: new Set(instead) };
    expect(shows === null ? changeTo(said) : said).toEqual(expected);
});

test('Every switch is in the table, or is about something else', () => {
    const known = [...Object.keys(named), ...Object.keys(others), ...ELSEWHERE];
    expect([...known].sort()).toEqual(Object.keys(defaultSwitches).sort());
});

function changeTo(said: readonly string[]): Readonly<Record<'gone' | 'instead', ReadonlySet<string>>> {
    return {
        gone: new Set(USUAL.filter((sentence) => !said.includes(sentence))),
        instead: new Set(said.filter((sentence) => !USUAL.includes(sentence)))
    };
}
