import { digest } from '../digest';

test('a digest is the same on every run and in every browser', () => {
    expect(digest('')).toBe('811c9dc59747b28c');
    expect(digest('Hello?')).toMatch(/^[0-9a-f]{16}$/);
});

test('texts that differ anywhere have different digests', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `entry ${index}${'x'.repeat(index % 50)}`);
    expect(new Set(texts.map(digest)).size).toBe(texts.length);
    expect(new Set(texts.map((text) => digest(text).slice(8))).size).toBeGreaterThan(texts.length - 10);
});
