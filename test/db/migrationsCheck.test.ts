import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../src/db/migrations/check.ts';
import { checkFolder } from '../../src/db/migrations/checkFolder.ts';
import { differences } from '../../src/db/migrations/differences.ts';
import { downPath, migrationsFolder } from '../../src/db/migrations/folder.ts';
import { migrate } from '../../src/db/migrations/migrate.ts';
import * as tables from '../../src/db/schema.ts';
import { addMigration, copyMigrations, edit, query, startServer } from './migrationsHarness.ts';

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function migratedDatabase(folder = migrationsFolder) {
  const url = await server.createDatabase();
  await migrate({ url, folder });
  return url;
}

test('tables, migrations and a migrated database of this project agree', async () => {
  const url = await migratedDatabase();
  expect(await check({ url })).toEqual([]);
  // Another test file may be checking on the same server: its scratch database goes, a leftover stays.
  const scratch = () =>
    query(
      url,
      (sql) => sql`select datname from pg_database where datname like 'spendsense_check_%'`,
    );
  await expect.poll(async () => [...(await scratch())], { timeout: 15_000 }).toEqual([]);
});

test('the check tells what somebody changed in the database by hand', async () => {
  const url = await migratedDatabase();
  await query(url, async (sql) => {
    await sql`alter table users add column nickname text`;
    await sql`drop index sessions_expires_at_idx`;
    await sql`alter table sessions alter column last_used_at drop default`;
  });
  expect(await check({ url })).toEqual([
    'The database lacks: column public.sessions.last_used_at timestamp(3) with time zone not null default now()',
    expect.stringMatching(/^The database lacks: index .* sessions_expires_at_idx /),
    'No migration makes: column public.sessions.last_used_at timestamp(3) with time zone not null',
    'No migration makes: column public.users.nickname text',
  ]);
});

test('what pg-boss or an extension keeps in the database is not drift', async () => {
  const url = await migratedDatabase();
  await query(url, async (sql) => {
    await sql`create schema pgboss`;
    await sql`create table pgboss.job (id int)`;
  });
  expect(await check({ url })).toEqual([]);
});

test('the check tells what is pending', async () => {
  const url = await server.createDatabase();
  expect(await check({ url })).toContain('0000_initial is not applied: run npm run db:migrate');
});

test('the check tells what a down leaves behind and what it does not restore', async () => {
  const folder = await copyMigrations();
  const sql = 'create table a (id int); drop index sessions_expires_at_idx;';
  await addMigration(folder, { name: '8000_a', sql, down: 'select 1' });
  const url = await migratedDatabase(folder);
  const faults = await check({ url, folder });
  expect(faults).toContain('drizzle/down/8000_a.sql leaves behind: relation public.a kind r');
  expect(faults).toContainEqual(
    expect.stringMatching(/^drizzle.down.8000_a.sql does not restore: index .*expires_at/),
  );
});

test('the check tells an edited file and a migration out of order', async () => {
  const url = await migratedDatabase();
  const folder = await copyMigrations();
  await edit(folder, '0000_initial');
  expect(await check({ url, folder })).toEqual([
    expect.stringMatching(/^0000_initial was changed after it had been applied/),
  ]);
  const merged = { name: '8000_merged', sql: 'select 1', down: 'select 1', when: 1000 };
  await addMigration(folder, merged);
  expect(await checkFolder(folder, tables)).toEqual([
    expect.stringMatching(/^8000_merged is older than a migration before it/),
  ]);
});

test('the check tells a down that is missing, and a file that the journal forgot', async () => {
  const folder = await copyMigrations();
  await rm(downPath(folder, '0000_initial'));
  await writeFile(join(folder, '0009_stray.sql'), 'select 1');
  expect(await checkFolder(folder, tables)).toEqual([
    '0000_initial has no down: write drizzle/down/0000_initial.sql',
    'drizzle/0009_stray.sql is not in the journal, so that nothing will ever apply it',
  ]);
});

test('the check tells snapshots of two branches that were merged', async () => {
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_a', sql: 'select 1', down: 'select 1' });
  await addMigration(folder, { name: '8001_b', sql: 'select 1', down: 'select 1' });
  const file = join(folder, 'meta', '8001_snapshot.json');
  const initial = JSON.parse(await readFile(join(folder, 'meta', '0000_snapshot.json'), 'utf8'));
  const snapshot = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...snapshot, prevId: initial.id }));
  expect(await checkFolder(folder, tables)).toEqual([
    expect.stringMatching(/^8001_b was not generated on top of its predecessor/),
  ]);
  await rm(file);
  expect(await checkFolder(folder, tables)).toEqual([
    '8001_b has no readable snapshot in drizzle/meta',
  ]);
});

test('the check tells a table in TypeScript that no migration has', async () => {
  const notes = pgTable('notes', { body: text('body') }, (table) => [
    index('notes_body_idx').on(table.body),
  ]);
  expect(await checkFolder(migrationsFolder, { ...tables, notes })).toEqual([
    'src/db/tables and the newest migration differ in tables.public.notes: run npm run db:generate',
  ]);
});

test('a role that may not create databases is told so', async () => {
  const url = new URL(await migratedDatabase());
  await query(url.href, async (sql) => {
    await sql`create role reader login password 'reader'`;
    await sql`grant usage on schema drizzle to reader`;
    await sql`grant select on all tables in schema drizzle to reader`;
  });
  url.username = 'reader';
  url.password = 'reader';
  await expect(check({ url: url.href })).rejects.toThrow(/give this role CREATEDB/);
});

test('differences are told by path, cut where only one side has the member', () => {
  expect(differences({ a: { b: 1 } }, { a: { b: 2, c: { d: 1 } } })).toEqual(['a.b', 'a.c']);
  expect(differences({ a: [1, null] }, { a: [1, null] })).toEqual([]);
});
