import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/db/pool.ts';
import { users } from '../../src/db/schema.ts';
import { type Person, signIn } from './people.ts';

/** Makes members who consent and have uploaded nothing yet, and signs them in. */
export async function newMembers(
  db: Database,
  privateKeyPem: string,
  count: number,
): Promise<Person[]> {
  const accounts = Array.from({ length: count }, () => {
    const id = randomUUID();
    return { id, email: `${id}@bench.example`, role: 'user' as const };
  });
  const consent = { consentStatus: true, consentGrantedAt: new Date() };
  await db.insert(users).values(accounts.map((account) => ({ ...account, ...consent })));
  return signIn(db, privateKeyPem, accounts);
}
