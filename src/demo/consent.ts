import { and, eq } from 'drizzle-orm';
import { dataUploads, users } from '../db/schema.ts';
import type { Person } from './people.ts';
import type { Run } from './plans.ts';
import { Random } from './random.ts';
import { before, dayMillis } from './times.ts';
import type { DemoTools } from './tools.ts';

/**
 * When a member revoked consent; null for one who did not. It is long enough after the newest run
 * that everything had been decided by then.
 */
export function revocationOf(person: Person, newest: Run): Date | null {
  if (person.consenting) return null;
  const days = new Random(`revocation of ${person.id}`).between(6, 25);
  return before(newest.at, -Math.round(days * dayMillis));
}

/** Withdraws consent as of a moment. */
export async function revoke(
  { writes, revokeConsent }: DemoTools,
  userId: string,
  at: Date,
): Promise<void> {
  await revokeConsent(userId, at);
  // The tables themselves say when a row was changed: now.
  await writes.run(async (tx, touched) => {
    const changed = { updatedAt: at };
    const isCutOff = and(eq(dataUploads.userId, userId), eq(dataUploads.processedAt, at));
    await tx.update(users).set(changed).where(eq(users.id, userId));
    await tx.update(dataUploads).set(changed).where(isCutOff);
    touched.account(userId);
  });
}
