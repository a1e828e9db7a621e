import { and, desc, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type Role, userProfiles, users } from '../db/schema.ts';
import { beforeKey, contains, given } from '../db/sql.ts';
import type { Account } from './accountView.ts';
import { accountColumns } from './accountView.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from './page.ts';
import { hasRole, type Viewer } from './viewer.ts';

/** Which accounts to list; all that is given must hold. */
export interface UserFilter {
  role?: Role | null | undefined;
  /** The persona of the current profile. */
  personaId?: number | null | undefined;
  consentStatus?: boolean | null | undefined;
  /** Part of the email or the phone number. */
  search?: string | null | undefined;
}

export interface UserListRequest extends PageRequest {
  filter?: UserFilter | null | undefined;
}

const consents = eq(users.consentStatus, true);

/** To an operator, only members who consent exist, and colleagues; to an administrator, everybody. */
const visibleTo = (viewer: Viewer): SQL | undefined =>
  hasRole(viewer, 'admin') ? undefined : or(consents, inArray(users.role, ['operator', 'admin']));

/** A phone number that the viewer may not see must not be found by searching for it either. */
const found = (viewer: Viewer, text: string): SQL | undefined =>
  or(
    contains(users.email, text),
    hasRole(viewer, 'admin')
      ? contains(users.phoneNumber, text)
      : and(consents, contains(users.phoneNumber, text)),
  );

function matching(viewer: Viewer, filter: UserFilter): SQL | undefined {
  return and(
    visibleTo(viewer),
    given(filter.role, (role) => eq(users.role, role)),
    given(filter.personaId, (personaId) => and(consents, eq(userProfiles.personaId, personaId))),
    given(filter.consentStatus, (consent) => eq(users.consentStatus, consent)),
    given(filter.search, (text) => found(viewer, text)),
  );
}

/** The accounts that exist to a member of staff: a page, newest first by (createdAt, id). */
export async function listUsers(
  db: Database,
  viewer: Viewer,
  request: UserListRequest,
): Promise<Page<Account>> {
  const at = decodeCursor('users', request.after);
  const where = matching(viewer, request.filter ?? {});
  const rows = await db
    .select(accountColumns)
    .from(users)
    .leftJoin(userProfiles, eq(userProfiles.userId, users.id))
    .where(and(where, at === null ? undefined : beforeKey(users.createdAt, users.id, at)))
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(request.first + 1);
  // Async, because Drizzle's own answer is lazy: it counts anew at each `then`.
  const count = async () =>
    await db.$count(
      db
        .select({ id: users.id })
        .from(users)
        .leftJoin(userProfiles, eq(userProfiles.userId, users.id))
        .where(where)
        .as('matches'),
    );
  return toPage('users', rows, request, ({ createdAt, id }) => ({ time: createdAt, id }), count);
}
