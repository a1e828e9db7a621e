import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { users } from '../db/schema.ts';
import { demoAccounts } from './accounts.ts';

/** Whether somebody could sign in with the password that the README tells everybody. */
export async function hasDemoAccounts(db: Database): Promise<boolean> {
  const emails = demoAccounts.map(({ email }) => email);
  const canSignIn = and(inArray(users.email, emails), isNotNull(users.passwordHash));
  return (await db.$count(users, canSignIn)) > 0;
}
