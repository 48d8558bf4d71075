/**
 * The App Builder properties, checked. A wrong value falls back to its default, and its name is kept so that the admin
 * can be told.
 */
import type { AutoLoad } from 'c/chatHistoryState';
import { AUTO_LOADS } from 'c/chatHistoryState';

/** Height of the scrolling part. Unit: CSS px. Source: our choice; about ten messages. */
export const DEFAULT_HEIGHT_PX = 480;
export const MIN_HEIGHT_PX = 160;
export const MAX_HEIGHT_PX = 2_000;

/** One conversation by itself: the org-wide cap counts conversations. Source: our choice (docs/decisions/0005). */
export const DEFAULT_AUTO_LOAD: AutoLoad = 'newest';

export type Settings = Readonly<{
    heightPx: number;
    autoLoad: AutoLoad;
    /** The properties whose value was wrong, and what stands in for it. */
    fellBack: readonly FellBack[];
}>;

export type FellBack = Readonly<{ property: 'height' | 'autoLoad'; byDefault: string | number }>;

/** `undefined`, `null` and an empty text mean "not set", which is no mistake. */
export function readSettings(given: Readonly<{ height: unknown; autoLoad: unknown }>): Settings {
    const heightPx = isUnset(given.height) ? DEFAULT_HEIGHT_PX : heightOf(given.height);
    const autoLoad = isUnset(given.autoLoad) ? DEFAULT_AUTO_LOAD : autoLoadOf(given.autoLoad);
    return {
        heightPx: heightPx ?? DEFAULT_HEIGHT_PX,
        autoLoad: autoLoad ?? DEFAULT_AUTO_LOAD,
        fellBack: [
            ...(heightPx === null ? [{ property: 'height', byDefault: DEFAULT_HEIGHT_PX } as const] : []),
            ...(autoLoad === null ? [{ property: 'autoLoad', byDefault: DEFAULT_AUTO_LOAD } as const] : [])
        ]
    };
}

function isUnset(value: unknown): boolean {
    return value === undefined || value === null || value === '';
}

/** App Builder gives an integer; a template may give a text. */
function heightOf(value: unknown): number | null {
    const height = typeof value === 'string' ? Number(value) : value;
    const isHeight = Number.isInteger(height) && Number(height) >= MIN_HEIGHT_PX && Number(height) <= MAX_HEIGHT_PX;
    return isHeight ? Number(height) : null;
}

function autoLoadOf(value: unknown): AutoLoad | null {
    return AUTO_LOADS.find((choice) => choice === value) ?? null;
}
