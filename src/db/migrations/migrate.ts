import type { TransactionSql } from 'postgres';
import { inLockedTransaction, type OnProgress, withConnection } from './connection.ts';
import { type Migration, migrationsFolder, readMigrations } from './folder.ts';
import { readLedger, recordApplied } from './ledger.ts';
import { MigrationError } from './migrationError.ts';
import { runFile } from './runFile.ts';
import { compareWithLedger, faultsOf } from './states.ts';

export interface MigrateOptions {
  url: string;
  /** How many pending migrations to apply at most; all when not given. */
  steps?: number;
  folder?: string;
  onProgress?: OnProgress;
}

/** Applies the first pending migration and answers its name, or null when none is pending. */
async function applyNext(
  tx: TransactionSql,
  migrations: readonly Migration[],
  onProgress: OnProgress,
): Promise<string | null> {
  const statuses = compareWithLedger(migrations, await readLedger(tx));
  const [fault] = faultsOf(statuses);
  if (fault !== undefined) throw new MigrationError(fault);
  const pending = statuses.find(({ state }) => state === 'pending');
  const migration = migrations.find(({ name }) => name === pending?.name);
  if (migration === undefined) return null;
  onProgress(`Applying ${migration.name}`);
  await runFile(tx, `${migration.name}.sql`, migration.sql);
  await recordApplied(tx, migration);
  return migration.name;
}

/**
 * Applies all pending migrations in order, each in one transaction with its row in the ledger.
 * Processes that do so at once apply each migration once; a database that a newer release migrated
 * is left alone.
 *
 * @returns the names that this call applied
 * @throws MigrationError when one fails (those before it stay applied), or when the folder and the
 *   database disagree: an applied file was edited or is missing, or one is out of order
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { url, folder = migrationsFolder, onProgress = () => undefined } = options;
  const { steps = Number.POSITIVE_INFINITY } = options;
  const migrations = await readMigrations(folder);
  return withConnection(url, async (sql) => {
    const applied: string[] = [];
    while (applied.length < steps) {
      const name = await inLockedTransaction(sql, onProgress, (tx) =>
        applyNext(tx, migrations, onProgress),
      );
      if (name === null) break;
      applied.push(name);
    }
    return { applied };
  });
}
