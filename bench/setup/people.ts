import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../src/db/pool.ts';
import { type Role, sessions, users } from '../../src/db/schema.ts';
import { AccessTokens } from '../../src/domain/accessTokens.ts';

/** Whom the bench's tokens are issued by; every server of the run is told. */
export const issuer = 'spendsense-bench';

const lifeSeconds = 24 * 3600;

/** Somebody who has signed in. */
export interface Person {
  userId: string;
  email: string | null;
  sessionId: string;
  tokenId: string;
  /** Of every request of theirs. */
  headers: { authorization: string; 'content-type': string };
}

type Account = Pick<typeof users.$inferSelect, 'id' | 'email' | 'role'>;

/** Accounts of a role, those of members only with consent, in the order of their ids. */
export async function findAccounts(db: Database, role: Role): Promise<Account[]> {
  return db
    .select({ id: users.id, email: users.email, role: users.role })
    .from(users)
    .where(and(eq(users.role, role), eq(users.consentStatus, role === 'user')))
    .orderBy(users.id);
}

/** Signs accounts in without their passwords, which most demo members do not have. */
export async function signIn(
  db: Database,
  privateKeyPem: string,
  accounts: readonly Account[],
): Promise<Person[]> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + lifeSeconds * 1000);
  const rows = accounts.map(({ id }) => ({
    id: randomUUID(),
    userId: id,
    refreshTokenHash: randomUUID(),
    expiresAt,
  }));
  await db.insert(sessions).values(rows);
  const tokens = new AccessTokens({ privateKeyPem, issuer, ttlSeconds: lifeSeconds });
  return Promise.all(
    accounts.map(async ({ id, email, role }, index) => {
      const sessionId = rows[index]?.id ?? '';
      const { accessToken } = await tokens.issue({
        userId: id,
        sessionId,
        role,
        now,
        notAfter: expiresAt,
      });
      const claims = await tokens.verify(accessToken, now);
      if (typeof claims === 'string') throw new Error('the bench cannot verify its own token');
      const authorization = `Bearer ${accessToken}`;
      const headers = { authorization, 'content-type': 'application/json' };
      return { userId: id, email, sessionId, tokenId: claims.tokenId, headers };
    }),
  );
}

/** Somebody of the demo data. @throws Error it has nobody of that address */
export function findPerson(people: readonly Person[], email: string): Person {
  const person = people.find((it) => it.email === email);
  if (person === undefined) throw new Error(`The demo data has no ${email}.`);
  return person;
}
