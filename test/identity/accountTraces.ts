import { getTableName, sql } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { users } from '../../src/db/schema.ts';
import type { TestBed } from '../harness/testBed.ts';

/** Every row of every table of every schema, as text that begins with the table's name. */
export async function everyRow(bed: TestBed): Promise<string[]> {
  const { db } = bed.gateway.services;
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('information_schema', 'pg_catalog')
    order by 1`);
  const names = tables.map(({ name }) => name);
  if (!names.includes(`public.${getTableName(users)}`)) throw new Error('the accounts are missing');
  const rows: string[] = [];
  for (const name of names) {
    const found = await db.execute<{ row: string }>(
      sql`select t::text as row from ${sql.raw(name)} t`,
    );
    rows.push(...found.map(({ row }) => `${name}: ${row}`));
  }
  return rows;
}

async function textAt(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  if (type === 'hash') return JSON.stringify(await redis.hgetall(key));
  if (type === 'list') return JSON.stringify(await redis.lrange(key, 0, -1));
  if (type === 'set') return JSON.stringify(await redis.smembers(key));
  if (type === 'zset') return JSON.stringify(await redis.zrange(key, '0', '-1'));
  return (await redis.get(key)) ?? '';
}

/** Every key of Redis with its value. */
export async function everyKey(redis: Redis): Promise<string[]> {
  const keys = await redis.keys('*');
  return Promise.all(keys.map(async (key) => `${key} = ${await textAt(redis, key)}`));
}

/** Where one of the names stands. */
export const tracesOf = (names: readonly string[], places: readonly string[]): string[] =>
  places.filter((place) => names.some((name) => place.toLowerCase().includes(name.toLowerCase())));
