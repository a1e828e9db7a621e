import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { users } from '../db/schema.ts';
import { ConsentRequiredError, NotFoundError } from './errors.ts';

/**
 * Sees that a member consents, and that they do until the transaction ends.
 *
 * @throws ConsentRequiredError
 */
export async function requireConsent(tx: Database, userId: string): Promise<void> {
  const [account] = await tx
    .select({ consentStatus: users.consentStatus })
    .from(users)
    .where(eq(users.id, userId))
    .for('share');
  if (account === undefined) throw new NotFoundError('account');
  if (!account.consentStatus) throw new ConsentRequiredError();
}
