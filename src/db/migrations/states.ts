import type { Migration } from './folder.ts';
import type { LedgerRow } from './ledger.ts';

/**
 * - `applied`: in the database as it lies in the folder
 * - `pending`: to be applied
 * - `edited`: applied, but its file has changed since
 * - `out of order`: not applied, but older than one that is, or than its predecessor in the journal
 * - `unknown`: applied, but not in the folder
 * - `ahead`: like unknown, but newer than everything in the folder: a newer release was here
 */
export type MigrationState =
  | 'applied'
  | 'pending'
  | 'edited'
  | 'out of order'
  | 'unknown'
  | 'ahead';

export interface MigrationStatus {
  name: string;
  state: MigrationState;
  /** UTC; null when it is not applied, or was applied by drizzle's own migrator. */
  appliedAt: Date | null;
}

/** Confronts the folder with the ledger: every migration of either, in the order of `when`. */
export function compareWithLedger(
  migrations: readonly Migration[],
  ledger: readonly LedgerRow[],
): MigrationStatus[] {
  const rowByWhen = new Map(ledger.map((row) => [row.when, row]));
  let newest = Math.max(...ledger.map((row) => row.when), Number.NEGATIVE_INFINITY);
  const known = migrations.map((migration): MigrationStatus => {
    const { name, when, hash } = migration;
    const row = rowByWhen.get(when);
    rowByWhen.delete(when);
    if (row !== undefined) {
      const state = row.hash === hash ? 'applied' : 'edited';
      return { name, state, appliedAt: row.appliedAt };
    }
    const state = when > newest ? 'pending' : 'out of order';
    newest = Math.max(newest, when);
    return { name, state, appliedAt: null };
  });
  const lastKnown = Math.max(...migrations.map(({ when }) => when), Number.NEGATIVE_INFINITY);
  const unknown = [...rowByWhen.values()].map(
    (row): MigrationStatus => ({
      name: row.name ?? `generated ${new Date(row.when).toISOString()}`,
      state: row.when > lastKnown ? 'ahead' : 'unknown',
      appliedAt: row.appliedAt,
    }),
  );
  return [...known, ...unknown];
}

const faults: Partial<Record<MigrationState, (name: string) => string>> = {
  edited: (name) =>
    `${name} was changed after it had been applied: restore its file and put the change into a new migration`,
  'out of order': (name) =>
    `${name} is older than a migration before it: delete it and its snapshot and generate it anew with npm run db:generate`,
  unknown: (name) =>
    `${name} is applied but missing from drizzle/: restore its files, or undo it with the version that has them`,
};

/** Why nothing may be applied in these states, one sentence each; empty when all is well. */
export const faultsOf = (statuses: readonly MigrationStatus[]): string[] =>
  statuses.flatMap(({ name, state }) => faults[state]?.(name) ?? []);
