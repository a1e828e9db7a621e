import { and, desc, eq, getTableColumns, type SQL } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, type UploadRow, type UploadStatus, users } from '../db/schema.ts';
import { anyId, beforeKey, given } from '../db/sql.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from './page.ts';
import { findPagesOfUsers, type UserList } from './pagesOfUsers.ts';
import type { UserPagesRequest } from './userPages.ts';
import type { Viewer } from './viewer.ts';
import { visibilityOf } from './visibility.ts';

const list: UserList<UploadRow> = {
  name: 'uploads',
  table: dataUploads,
  columns: { id: dataUploads.id, userId: dataUploads.userId, time: dataUploads.createdAt },
  findByIds: async (db, ids) => {
    const rows = await db.select().from(dataUploads).where(anyId(dataUploads.id, ids));
    return new Map(rows.map((row) => [row.id, row]));
  },
  positionOf: ({ createdAt, id }) => ({ time: createdAt, id }),
};

/** The uploads of each user, the latest first. */
export function findUploadPages(
  db: Database,
  request: UserPagesRequest,
): Promise<Map<string, Page<UploadRow>>> {
  return findPagesOfUsers(db, list, request);
}

/** Which uploads to list; all that is given must hold. */
export interface UploadFilter {
  status?: UploadStatus | null | undefined;
  userId?: string | null | undefined;
}

export interface UploadListRequest extends PageRequest {
  filter?: UploadFilter | null | undefined;
}

const ofConsenting = and(eq(users.id, dataUploads.userId), eq(users.consentStatus, true));

const matching = ({ status, userId }: UploadFilter): SQL | undefined =>
  and(
    given(status, (it) => eq(dataUploads.status, it)),
    given(userId, (it) => eq(dataUploads.userId, it)),
  );

/** Uploads of all members who consent, for staff: a page, the latest first by (createdAt, id). */
export async function listUploads(
  db: Database,
  request: UploadListRequest,
): Promise<Page<UploadRow>> {
  const { id, createdAt } = dataUploads;
  const at = decodeCursor(list.name, request.after);
  const where = matching(request.filter ?? {});
  const rows = await db
    .select(getTableColumns(dataUploads))
    .from(dataUploads)
    .innerJoin(users, ofConsenting)
    .where(
      and(
        where,
        given(at, (key) => beforeKey(createdAt, id, key)),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(request.first + 1);
  const matches = () => db.select({ id }).from(dataUploads).innerJoin(users, ofConsenting);
  // Async, because Drizzle's own answer is lazy: it counts anew at each `then`.
  const count = async () => await db.$count(matches().where(where).as('matches'));
  return toPage(list.name, rows, request, list.positionOf, count);
}

/** An upload that the viewer may see: their own, or to staff one of a member who consents. */
export async function findVisibleUpload(
  db: Database,
  viewer: Viewer,
  id: string,
): Promise<UploadRow | null> {
  const [found] = await db
    .select({
      upload: getTableColumns(dataUploads),
      owner: { id: users.id, role: users.role, consentStatus: users.consentStatus },
    })
    .from(dataUploads)
    .innerJoin(users, eq(users.id, dataUploads.userId))
    .where(eq(dataUploads.id, id));
  if (found === undefined) return null;
  const visibility = visibilityOf(viewer, found.owner);
  return visibility === 'own' || visibility === 'member' ? found.upload : null;
}
