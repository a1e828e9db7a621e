import { withConnection } from './connection.ts';
import { migrationsFolder, readMigrations } from './folder.ts';
import { readLedger } from './ledger.ts';
import { compareWithLedger, type MigrationStatus } from './states.ts';

/** What is applied and what is not, in the order of the journal. Writes nothing and takes no lock. */
export async function status(options: {
  url: string;
  folder?: string;
}): Promise<MigrationStatus[]> {
  const migrations = await readMigrations(options.folder ?? migrationsFolder);
  const ledger = await withConnection(options.url, readLedger);
  return compareWithLedger(migrations, ledger);
}
