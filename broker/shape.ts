/** Looking into values whose shape nobody vouches for. */
export type Shape = Readonly<Record<string, unknown>>;

/** An object to look into; anything else looks empty. */
export function asShape(value: unknown): Shape {
    return typeof value === 'object' && value !== null ? (value as Shape) : {};
}
