import * as tables from '../schema.ts';
import { checkDatabase } from './checkDatabase.ts';
import { checkFolder } from './checkFolder.ts';
import { migrationsFolder } from './folder.ts';

/**
 * Checks that the TypeScript tables, the migrations and the database say the same.
 *
 * @returns one sentence for each fault; empty when all agree
 * @throws MigrationError when the check itself cannot be done
 */
export async function check(options: { url: string; folder?: string }): Promise<string[]> {
  const { url, folder = migrationsFolder } = options;
  const faults = await checkFolder(folder, tables);
  // A faulty folder would only fail again in the rehearsal, and less clearly.
  return faults.length > 0 ? faults : checkDatabase(url, folder);
}
