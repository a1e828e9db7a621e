import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeMissingDowns } from '../../src/db/migrations/downs.ts';
import { migrate } from '../../src/db/migrations/migrate.ts';
import { rollback } from '../../src/db/migrations/rollback.ts';
import { faultsOf } from '../../src/db/migrations/states.ts';
import { status } from '../../src/db/migrations/status.ts';
import {
  addMigration,
  copyMigrations,
  describeDatabase,
  edit,
  startServer,
} from './migrationsHarness.ts';

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const statesOf = async (url: string, folder: string) =>
  Object.fromEntries((await status({ url, folder })).map(({ name, state }) => [name, state]));

const broken =
  'create table half_done ();\n--> statement-breakpoint\nalter table nowhere\n  add x int;';

test('a failing migration leaves the database as it was', async () => {
  const url = await server.createDatabase();
  await migrate({ url });
  const before = await describeDatabase(url);
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_broken', sql: broken });
  await expect(migrate({ url, folder })).rejects.toThrow(
    '8000_broken.sql failed and left the database as it was: relation "nowhere" does not exist',
  );
  expect(await describeDatabase(url)).toEqual(before);
  expect((await statesOf(url, folder))['8000_broken']).toBe('pending');
});

test('a syntax error names its line', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_typo', sql: 'select 1;\n\ncreate tabel x ();' });
  await expect(migrate({ url, folder })).rejects.toThrow(
    '8000_typo.sql failed at line 3 and left the database as it was: syntax error at or near "tabel"',
  );
});

test('migrations before a failing one stay applied', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_good', sql: 'create table good ()' });
  await addMigration(folder, { name: '8001_broken', sql: broken });
  await expect(migrate({ url, folder })).rejects.toThrow('8001_broken.sql failed');
  const states = await statesOf(url, folder);
  expect(states).toMatchObject({ '8000_good': 'applied', '8001_broken': 'pending' });
});

test('a first migration that fails leaves not even the ledger', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await writeFile(join(folder, '0000_initial.sql'), broken);
  await expect(migrate({ url, folder })).rejects.toThrow('0000_initial.sql failed');
  expect(await describeDatabase(url)).toEqual({ catalogue: [], ledger: [{ exists: false }] });
});

test('a failing down leaves the database as it was', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  const down = 'drop table a; drop table nowhere;';
  await addMigration(folder, { name: '8000_a', sql: 'create table a ()', down });
  await migrate({ url, folder });
  const before = await describeDatabase(url);
  await expect(rollback({ url, folder, steps: 1 })).rejects.toThrow('down/8000_a.sql failed');
  expect(await describeDatabase(url)).toEqual(before);
});

test('a down that is missing or still a skeleton is refused', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_a', sql: 'create table a ();' });
  await migrate({ url, folder });
  const refusal = '8000_a cannot be undone: drizzle/down/8000_a.sql is not written';
  await expect(rollback({ url, folder, steps: 1 })).rejects.toThrow(refusal);

  const file = join(folder, 'down', '8000_a.sql');
  expect(await writeMissingDowns(folder)).toEqual([file]);
  expect(await readFile(file, 'utf8')).toContain('--   create table a ();');
  await expect(rollback({ url, folder, steps: 1 })).rejects.toThrow(refusal);
  expect(await writeMissingDowns(folder)).toEqual([]);
});

test('an applied file that was edited is told, and nothing more is applied', async () => {
  const url = await server.createDatabase();
  await migrate({ url });
  const folder = await copyMigrations();
  await edit(folder, '0000_initial');
  await addMigration(folder, { name: '8000_next', sql: 'create table next ()' });
  const message = '0000_initial was changed after it had been applied';
  expect(faultsOf(await status({ url, folder }))).toEqual([expect.stringContaining(message)]);
  await expect(migrate({ url, folder })).rejects.toThrow(message);
  expect((await statesOf(url, folder))['8000_next']).toBe('pending');
});

test('line ends of another platform are not an edit', async () => {
  const url = await server.createDatabase();
  await migrate({ url });
  const folder = await copyMigrations();
  const file = join(folder, '0000_initial.sql');
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'));
  expect((await statesOf(url, folder))['0000_initial']).toBe('applied');
});

test('a migration older than the last applied one is told, and not skipped in silence', async () => {
  const url = await server.createDatabase();
  await migrate({ url });
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_merged', sql: 'create table merged ()', when: 1000 });
  const message = '8000_merged is older than a migration before it';
  expect(faultsOf(await status({ url, folder }))).toEqual([expect.stringContaining(message)]);
  await expect(migrate({ url, folder })).rejects.toThrow(message);
});

test('a journal out of order is refused before anything is applied', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_merged', sql: 'create table merged ()', when: 1000 });
  await expect(migrate({ url, folder })).rejects.toThrow('8000_merged is older than');
  expect((await describeDatabase(url)).catalogue).toEqual([]);
});

test('an applied migration whose file is gone is told', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_gone', sql: 'create table gone ()' });
  await migrate({ url, folder });
  const other = await copyMigrations();
  await addMigration(other, { name: '8001_other', sql: 'select 1', when: Date.now() * 2 });
  const message = '8000_gone is applied but missing from drizzle/';
  expect(faultsOf(await status({ url, folder: other }))).toEqual([
    expect.stringContaining(message),
  ]);
  await expect(migrate({ url, folder: other })).rejects.toThrow(message);
});

test('a database that a newer release migrated is left alone', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_newer', sql: 'create table newer ()' });
  await migrate({ url, folder });
  expect(await migrate({ url })).toEqual({ applied: [] });
  expect(await status({ url })).toContainEqual(
    expect.objectContaining({ name: '8000_newer', state: 'ahead' }),
  );
  await expect(rollback({ url, steps: 1 })).rejects.toThrow(
    '8000_newer is not in drizzle/: undo it with the version that has it',
  );
});

test('a server that cannot be reached is named', async () => {
  await expect(migrate({ url: 'postgres://u:secret@127.0.0.1:1/db' })).rejects.toThrow(
    /^PostgreSQL at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/,
  );
});
