import { fill } from './fill';
import { LANGUAGE } from './locale';

/**
 * One label per plural category of the language (`one`, `few`, …). English needs two; where a translation needs
 * more, labels with the category at the end of their name are added, and until then `other` stands in.
 */
export type PluralSet = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const rules = new Intl.PluralRules(LANGUAGE);

/** The label for this number, with the number in place of {0}. */
export function countText(set: PluralSet, count: number): string {
    return fill(set[rules.select(count)] ?? set.other, count);
}
