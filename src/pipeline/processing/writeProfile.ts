import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../db/pool.ts';
import { personaHistory, userProfiles } from '../../db/schema.ts';
import type { Assessment } from './assess.ts';

/** Writes a member's profile, and appends to the history when the persona is another than the last. */
export async function writeProfile(
  tx: Database,
  userId: string,
  { computed, persona }: Assessment,
  now: Date,
): Promise<void> {
  const { signals30d, signals180d } = computed;
  const { personaId, personaName } = persona;
  const profile = { personaId, personaName, signals30d, signals180d, updatedAt: now };
  await tx
    .insert(userProfiles)
    .values({ userId, ...profile })
    .onConflictDoUpdate({ target: userProfiles.userId, set: profile });
  if ((await findLastPersona(tx, userId)) === personaId) return;
  const signals = { signals30d, signals180d };
  await tx
    .insert(personaHistory)
    .values({ userId, personaId, personaName, assignedAt: now, signals });
}

async function findLastPersona(tx: Database, userId: string): Promise<number | undefined> {
  const [last] = await tx
    .select({ personaId: personaHistory.personaId })
    .from(personaHistory)
    .where(eq(personaHistory.userId, userId))
    .orderBy(desc(personaHistory.assignedAt), desc(personaHistory.id))
    .limit(1);
  return last?.personaId;
}
