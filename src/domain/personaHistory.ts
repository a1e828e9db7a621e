import { getTableColumns } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { personaHistory } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';
import type { Page } from './page.ts';
import { findPagesOfUsers, type UserList } from './pagesOfUsers.ts';
import type { UserPagesRequest } from './userPages.ts';

const { signals: _signals, ...entryColumns } = getTableColumns(personaHistory);

/** A persona that a member had from some moment on, without the signals that led to it. */
export type PersonaEntry = Omit<typeof personaHistory.$inferSelect, 'signals'>;

const list: UserList<PersonaEntry> = {
  name: 'personaHistory',
  table: personaHistory,
  columns: {
    id: personaHistory.id,
    userId: personaHistory.userId,
    time: personaHistory.assignedAt,
  },
  findByIds: async (db, ids) => {
    const rows = await db
      .select(entryColumns)
      .from(personaHistory)
      .where(anyId(personaHistory.id, ids));
    return new Map(rows.map((row) => [row.id, row]));
  },
  positionOf: ({ assignedAt, id }) => ({ time: assignedAt, id }),
};

/** The personas of each user, the latest first. */
export function findPersonaHistoryPages(
  db: Database,
  request: UserPagesRequest,
): Promise<Map<string, Page<PersonaEntry>>> {
  return findPagesOfUsers(db, list, request);
}
