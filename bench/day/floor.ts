/**
 * The floor: one entries call for each conversation that the agent looked at (the one that loads by itself counts as looked
 * at), and one for each refresh asked for. Nothing that shows these words can cost less.
 */
import type { Day, Place, Step } from './plan';

export type Floor = Readonly<{ ended: number; open: number; wokenEver: number }>;

export function floorOf({ cases, steps }: Day): Floor {
    const lookedAt = new Map(steps.filter(isLook).map((step) => [`${step.caseIndex}/${step.conversation}`, step]));
    const isOpen = ({ caseIndex, conversation }: Place) => cases[caseIndex]?.[conversation]?.open === true;
    const opened = [...lookedAt.values()].filter(isOpen).length;
    const refreshes = steps.filter(({ what }) => what === 'refresh').length;
    return { ended: lookedAt.size - opened, open: opened + refreshes, wokenEver: lookedAt.size };
}

function isLook(step: Step): step is Step & Place {
    return step.what === 'open' || step.what === 'show' || step.what === 'reload';
}
