import { sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, personaHistory, recommendations, userProfiles, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';
import type { DemoRows } from './members.ts';

/** Writes whole accounts, with one statement for each table. */
async function insertAccounts(tx: Database, accounts: readonly DemoRows[]): Promise<void> {
  await tx.insert(users).values(accounts.map(({ user }) => user));
  const profiles = accounts.flatMap(({ profile }) => profile ?? []);
  if (profiles.length > 0) await tx.insert(userProfiles).values(profiles);
  const history = accounts.flatMap((account) => account.history);
  if (history.length > 0) await tx.insert(personaHistory).values(history);
  const proposed = accounts.flatMap((account) => account.recommendations);
  if (proposed.length > 0) await tx.insert(recommendations).values(proposed);
  const uploads = accounts.flatMap((account) => account.uploads);
  if (uploads.length > 0) await tx.insert(dataUploads).values(uploads);
}

/**
 * Writes those of the accounts that are not there, in one transaction; what somebody has changed
 * since in the others stays changed. Of several processes one writes, and the others find it done.
 *
 * @returns whether anything was written
 */
export async function writeMissing(db: Database, accounts: readonly DemoRows[]): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('spendsense demo data', 0))`,
    );
    const ids = accounts.map(({ user }) => user.id);
    const found = await tx.select({ id: users.id }).from(users).where(anyId(users.id, ids));
    const present = new Set(found.map(({ id }) => id));
    const missing = accounts.filter(({ user }) => !present.has(user.id));
    if (missing.length > 0) await insertAccounts(tx, missing);
    return missing.length > 0;
  });
}
