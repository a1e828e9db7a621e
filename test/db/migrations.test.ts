import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateByDrizzle } from 'drizzle-orm/postgres-js/migrator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsFolder, readMigrations } from '../../src/db/migrations/folder.ts';
import { migrate } from '../../src/db/migrations/migrate.ts';
import { rollback } from '../../src/db/migrations/rollback.ts';
import { status } from '../../src/db/migrations/status.ts';
import {
  addMigration,
  copyMigrations,
  describeDatabase,
  query,
  startServer,
} from './migrationsHarness.ts';

let server: Awaited<ReturnType<typeof startServer>>;
let names: string[];

beforeAll(async () => {
  server = await startServer();
  names = (await readMigrations(migrationsFolder)).map(({ name }) => name);
});
afterAll(() => server.stop());

test('migrating applies everything in order and tells each step', async () => {
  const url = await server.createDatabase();
  const steps: string[] = [];
  const { applied } = await migrate({ url, onProgress: (step) => steps.push(step) });
  expect(applied).toEqual(names);
  expect(steps).toEqual(names.map((name) => `Applying ${name}`));
  expect(await migrate({ url })).toEqual({ applied: [] });
});

test('the pool parameters of a connection string do no harm', async () => {
  const url = `${await server.createDatabase()}?pool_size=20&max_overflow=10`;
  expect(await migrate({ url })).toEqual({ applied: names });
});

test('a rollback to zero leaves nothing of ours, and migrating again makes the same schema', async () => {
  const url = await server.createDatabase();
  const empty = await describeDatabase(url);
  await migrate({ url });
  const migrated = await describeDatabase(url);
  expect(migrated.catalogue.length).toBeGreaterThan(100);

  const { undone } = await rollback({ url, steps: 'all' });
  expect(undone).toEqual(names.toReversed());
  expect(await describeDatabase(url)).toEqual(empty);
  expect(empty).toEqual({ catalogue: [], ledger: [{ exists: false }] });

  await migrate({ url });
  expect(await describeDatabase(url)).toEqual(migrated);
});

test('a rollback undoes as many steps as asked, the newest first', async () => {
  const url = await server.createDatabase();
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_a', sql: 'create table a ()', down: 'drop table a' });
  await addMigration(folder, { name: '8001_b', sql: 'create table b ()', down: 'drop table b' });
  await addMigration(folder, { name: '8002_c', sql: 'create table c ()', down: 'drop table c' });
  await migrate({ url, folder });
  expect(await rollback({ url, folder, steps: 1 })).toEqual({ undone: ['8002_c'] });
  expect(await rollback({ url, folder, steps: 2 })).toEqual({ undone: ['8001_b', '8000_a'] });
  const { catalogue } = await describeDatabase(url);
  expect(catalogue).not.toContain('relation public.a kind r');
  expect(catalogue).toContain('relation public.users kind r');
});

test('the status tells what is applied, when, and what is pending', async () => {
  const url = await server.createDatabase();
  expect(await status({ url })).toEqual(
    names.map((name) => ({ name, state: 'pending', appliedAt: null })),
  );
  const startedAt = Date.now() - 1000;
  await migrate({ url });
  const folder = await copyMigrations();
  await addMigration(folder, { name: '8000_next', sql: 'create table next ()' });
  const statuses = await status({ url, folder });
  expect(statuses.map(({ state }) => state)).toEqual([...names.map(() => 'applied'), 'pending']);
  const appliedAt = statuses[0]?.appliedAt?.getTime();
  expect(appliedAt).toBeGreaterThan(startedAt);
  expect(appliedAt).toBeLessThan(Date.now() + 1000);
});

test('the status of a database that was never migrated writes nothing', async () => {
  const url = await server.createDatabase();
  const before = await describeDatabase(url);
  await status({ url });
  expect(await describeDatabase(url)).toEqual(before);
});

test("what drizzle's own migrator applied counts as applied, and can be undone", async () => {
  const url = await server.createDatabase();
  await query(url, (sql) => migrateByDrizzle(drizzle(sql), { migrationsFolder }));
  expect(await migrate({ url })).toEqual({ applied: [] });
  expect((await status({ url }))[0]).toEqual({
    name: names[0],
    state: 'applied',
    appliedAt: null,
  });
  await rollback({ url, steps: 'all' });
  expect((await describeDatabase(url)).catalogue).toEqual([]);
});

test('tables are made in the schema public whatever the search path of the role is', async () => {
  const url = await server.createDatabase();
  await query(url, async (sql) => {
    const [row] = await sql`select current_user as role`;
    await sql`create schema ${sql(row?.role)}`; // comes first in the default search path
  });
  await migrate({ url });
  const { catalogue } = await describeDatabase(url);
  expect(catalogue).toContain('relation public.users kind r');
});
