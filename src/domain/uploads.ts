import { eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, type UploadRow, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';
import type { Page } from './page.ts';
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
