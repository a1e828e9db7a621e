import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../db/pool.ts';
import { beforeKey } from '../db/sql.ts';
import { decodeCursor, type ListName, type Page, type Position, toPage } from './page.ts';
import type { UserPagesRequest } from './userPages.ts';

/** A table with a list for each user, newest first by (time, id). */
export interface UserList<Row> {
  name: ListName;
  table: PgTable;
  columns: { id: PgColumn; userId: PgColumn; time: PgColumn };
  /** The rows by id, in one statement. */
  findByIds(db: Database, ids: readonly string[]): Promise<Map<string, Row>>;
  positionOf(row: Row): Position;
}

interface UserListRow extends Record<string, unknown> {
  userId: string;
  total: number;
  ids: string[];
}

/**
 * The same page of many users' lists with their totals: one LATERAL statement for the ids, one for
 * the rows, whatever the number of users.
 */
export async function findPagesOfUsers<Row>(
  db: Database,
  list: UserList<Row>,
  request: UserPagesRequest,
): Promise<Map<string, Page<Row>>> {
  const at = decodeCursor(list.name, request.after);
  const { id, userId, time } = list.columns;
  const ofUser: SQL = sql`${userId} = u.user_id`;
  const onPage = at === null ? ofUser : sql`${ofUser} and ${beforeKey(time, id, at)}`;
  const users = await db.execute<UserListRow>(sql`
    select u.user_id as "userId", c.total, coalesce(p.ids, '{}') as ids
    from unnest(${sql.param(request.userIds)}::uuid[]) as u (user_id)
    cross join lateral (select count(*)::int as total from ${list.table} where ${ofUser}) c
    cross join lateral (
      select array_agg(id order by time desc, id desc) as ids
      from (
        select ${id} as id, ${time} as time from ${list.table}
        where ${onPage} order by ${time} desc, ${id} desc limit ${request.first + 1}
      ) page
    ) p`);
  const rows = await list.findByIds(
    db,
    users.flatMap(({ ids }) => ids),
  );
  return new Map(
    users.map(({ userId: owner, total, ids }) => {
      const page = ids.map((rowId) => rows.get(rowId)).filter((row) => row !== undefined);
      return [owner, toPage(list.name, page, request, list.positionOf, () => total)];
    }),
  );
}
