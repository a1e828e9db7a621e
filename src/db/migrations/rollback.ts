import type { TransactionSql } from 'postgres';
import { inLockedTransaction, type OnProgress, withConnection } from './connection.ts';
import { isUnwrittenDown } from './downs.ts';
import { type Migration, migrationsFolder, readMigrations } from './folder.ts';
import { forgetApplied, readLedger } from './ledger.ts';
import { MigrationError } from './migrationError.ts';
import { runFile } from './runFile.ts';

export interface RollbackOptions {
  url: string;
  /** How many of the newest applied migrations to undo. */
  steps: number | 'all';
  folder?: string;
  onProgress?: OnProgress;
}

/** Undoes the migration that was applied last and answers its name, or null when none is applied. */
async function undoLast(
  tx: TransactionSql,
  migrations: readonly Migration[],
  onProgress: OnProgress,
): Promise<string | null> {
  const row = (await readLedger(tx)).at(-1);
  if (row === undefined) return null;
  const migration = migrations.find(({ when }) => when === row.when);
  if (migration === undefined) {
    throw new MigrationError(
      `${row.name ?? 'The newest applied migration'} is not in drizzle/: undo it with the version that has it`,
    );
  }
  const { name, downSql } = migration;
  if (downSql === null || isUnwrittenDown(downSql)) {
    throw new MigrationError(`${name} cannot be undone: drizzle/down/${name}.sql is not written`);
  }
  onProgress(`Undoing ${name}`);
  await runFile(tx, `down/${name}.sql`, downSql);
  await forgetApplied(tx, row);
  return name;
}

/**
 * Undoes the newest applied migrations by their downs, each in one transaction with its row in the
 * ledger, under the same lock as `migrate`. What the undone tables held is lost.
 *
 * @returns the names in the order in which they were undone; fewer than asked when no more are applied
 * @throws MigrationError when a down fails or is not written (those undone before it stay undone)
 */
export async function rollback(options: RollbackOptions): Promise<{ undone: string[] }> {
  const { url, steps, folder = migrationsFolder, onProgress = () => undefined } = options;
  const migrations = await readMigrations(folder);
  const limit = steps === 'all' ? Number.POSITIVE_INFINITY : steps;
  return withConnection(url, async (sql) => {
    const undone: string[] = [];
    while (undone.length < limit) {
      const name = await inLockedTransaction(sql, onProgress, (tx) =>
        undoLast(tx, migrations, onProgress),
      );
      if (name === null) break;
      undone.push(name);
    }
    return { undone };
  });
}
