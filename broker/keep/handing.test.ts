import { createHand, type Hand } from './handing';

const SECRET = new Uint8Array(32).fill(7);
const handOf = (page: string) => createHand(crypto, page);

async function setUp() {
    const [giver, taker, other] = await Promise.all([handOf('giver'), handOf('taker'), handOf('other')]);
    const give = (page: string, { point }: Hand) => giver.give({ page, point }, SECRET, 1);
    return { giver, taker, other, give };
}

test('what is handed to a page opens there, and nowhere else', async () => {
    const { giver, taker, other, give } = await setUp();
    const handed = await give('taker', taker);
    expect(await taker.take(handed)).toEqual(SECRET);
    await expect(other.take(handed)).rejects.toThrow();
    await expect(taker.take({ ...handed, from: other.point })).rejects.toThrow();
    expect(await giver.take({ ...handed, from: taker.point }).catch(() => 'not for the giver')).toBe(
        'not for the giver'
    );
});

test('what was sealed for another page does not open, nor what was changed on the way', async () => {
    const { taker, give } = await setUp();
    await expect(taker.take(await give('other', taker))).rejects.toThrow();
    const { from, sealed } = await give('taker', taker);
    await expect(taker.take({ from, sealed: { ...sealed, at: 2 } })).rejects.toThrow();
    await expect(taker.take({ from, sealed: { ...sealed, iv: new Uint8Array(0) } })).rejects.toThrow();
});

test('a point that lies on no curve is given nothing', async () => {
    const { giver } = await setUp();
    await expect(giver.give({ page: 'x', point: new Uint8Array(65).fill(4) }, SECRET, 1)).rejects.toThrow();
});

test('every page says another point', async () => {
    const { giver, taker } = await setUp();
    expect(giver.point).not.toEqual(taker.point);
});
