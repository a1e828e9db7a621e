import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { sessions } from '../db/schema.ts';
import type { Touched } from './writes.ts';

/**
 * Ends all sessions of a user, at once and on every gateway. The caller has locked the account's row,
 * which whoever begins a session waits for.
 *
 * @returns how many there were
 */
export async function endSessions(tx: Database, touched: Touched, userId: string): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(eq(sessions.userId, userId))
    .returning({ id: sessions.id });
  for (const { id } of ended) touched.session(id);
  return ended.length;
}

/** Makes every gateway look again at the account behind each session of a user. */
export async function recheckSessions(
  tx: Database,
  touched: Touched,
  userId: string,
): Promise<void> {
  const living = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, userId));
  for (const { id } of living) touched.session(id);
}
