import { sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { users } from '../db/schema.ts';
import { ConflictError, NotFoundError } from './errors.ts';

/**
 * The id of the member with an email, whose data may be processed.
 *
 * @throws NotFoundError when no account has the email
 * @throws ConflictError when the account does not consent
 */
export async function requireMemberByEmail(db: Database, email: string): Promise<string> {
  const [account] = await db
    .select({ id: users.id, consentStatus: users.consentStatus })
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`);
  if (account === undefined) throw new NotFoundError(`account: ${email}`);
  if (!account.consentStatus) {
    throw new ConflictError(
      `${email} does not consent to the processing of their data. They must consent first.`,
    );
  }
  return account.id;
}
