import { and, eq, exists, gt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, userProfiles, users } from '../db/schema.ts';

/** A member whose data can be assessed anew. */
export interface AssessableMember {
  id: string;
  /** Null for one without a persona. */
  personaName: string | null;
}

/** Those who consent, and have completed an upload since; one of them alone where an id is given. */
function isAssessable(db: Database, userId: string | null): SQL | undefined {
  const { consentStatus, consentGrantedAt } = users;
  const completed = db
    .select({ one: sql`1` })
    .from(dataUploads)
    .where(
      and(
        eq(dataUploads.userId, users.id),
        eq(dataUploads.status, 'completed'),
        sql`${dataUploads.consentGrantedAt} is not distinct from ${consentGrantedAt}`,
      ),
    );
  const one = userId === null ? undefined : eq(users.id, userId);
  return and(eq(consentStatus, true), exists(completed), one);
}

export const countAssessable = (db: Database, userId: string | null = null): Promise<number> =>
  db.$count(users, isAssessable(db, userId));

/** All of them in the order of their ids, a page at a time. */
export async function* pagesOfAssessable(
  db: Database,
  { userId = null, pageSize = 200 }: { userId?: string | null; pageSize?: number } = {},
): AsyncGenerator<AssessableMember[]> {
  let after: string | null = null;
  for (;;) {
    const page: AssessableMember[] = await db
      .select({ id: users.id, personaName: userProfiles.personaName })
      .from(users)
      .leftJoin(userProfiles, eq(userProfiles.userId, users.id))
      .where(and(isAssessable(db, userId), after === null ? undefined : gt(users.id, after)))
      .orderBy(users.id)
      .limit(pageSize);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.id;
  }
}
