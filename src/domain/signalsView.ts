import { eq } from 'drizzle-orm';
import { families } from '../cache/keys.ts';
import type { CachedFamily } from '../cache/readThrough.ts';
import type { Database } from '../db/pool.ts';
import { type PersonaSignals, userProfiles, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';

/** The signals of both windows by user id, in one statement; nulls for one without a profile. */
export async function findSignals(
  db: Database,
  userIds: readonly string[],
): Promise<Map<string, PersonaSignals>> {
  const rows = await db
    .select({
      userId: users.id,
      signals30d: userProfiles.signals30d,
      signals180d: userProfiles.signals180d,
    })
    .from(users)
    .leftJoin(userProfiles, eq(userProfiles.userId, users.id))
    .where(anyId(users.id, userIds));
  return new Map(rows.map(({ userId, ...signals }) => [userId, signals]));
}

export const signalsFamily: CachedFamily<PersonaSignals> = {
  ...families.signals,
  revive: (data) => data as PersonaSignals,
};
