/** Where a user's ledger lies: `budget/<owner>`. */

const PREFIX = 'budget/';

/** `null`: without keys nobody can be told from another, and all share one. */
export function ledgerPath(owner: string | null): string {
    return PREFIX + (owner ?? 'any');
}

/** Another user's ledger is of no use here: that user has limits of their own. */
export function isLedgerOfAnother(name: string, owner: string): boolean {
    return name.startsWith(PREFIX) && name !== ledgerPath(owner) && name !== ledgerPath(null);
}
