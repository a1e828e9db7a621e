import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type OauthProvider, oauthProviders, type UserRow, users } from '../db/schema.ts';
import { ConflictError, NotFoundError } from './errors.ts';

type Methods = Pick<UserRow, 'email' | 'passwordHash' | 'phoneNumber' | 'oauthProviders'>;

/** The ways in which an account can sign in. */
export interface SignInMethods {
  password: boolean;
  phone: boolean;
  providers: OauthProvider[];
}

export function signInMethodsOf(account: Methods): SignInMethods {
  const { email, passwordHash, phoneNumber, oauthProviders: identities } = account;
  return {
    // A password goes with an email address: without one there is nothing to type it beside.
    password: email !== null && passwordHash !== null,
    phone: phoneNumber !== null,
    providers: oauthProviders.filter((provider) => identities[provider] !== undefined),
  };
}

/** @throws NotFoundError when the account was deleted in this moment */
export async function findSignInMethods(db: Database, userId: string): Promise<SignInMethods> {
  const [account] = await db.select().from(users).where(eq(users.id, userId));
  if (account === undefined) throw new NotFoundError('account');
  return signInMethodsOf(account);
}

/** The account's whole row, which stays as it is until the transaction ends. */
export async function lockAccount(tx: Database, userId: string): Promise<UserRow> {
  const [account] = await tx.select().from(users).where(eq(users.id, userId)).for('no key update');
  if (account === undefined) throw new NotFoundError('account');
  return account;
}

/** @throws ConflictError when nothing would be left by which the account can sign in */
export function requireWayIn(account: Methods): void {
  const { password, phone, providers } = signInMethodsOf(account);
  if (password || phone || providers.length > 0) return;
  throw new ConflictError('It is the only way to sign in to this account: add another one first.');
}
