import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inLockedTransaction } from '../../src/db/migrations/connection.ts';
import { migrationsFolder, readMigrations } from '../../src/db/migrations/folder.ts';
import { migrate } from '../../src/db/migrations/migrate.ts';
import { query, startServer } from './migrationsHarness.ts';

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const script = `
  const { migrate } = await import(process.argv[1]);
  process.stdout.write(JSON.stringify(await migrate({ url: process.argv[2] })));
`;
const migrateModule = new URL('../../src/db/migrations/migrate.ts', import.meta.url).href;

/** Migrates in a process of its own, and answers what that one applied. */
async function migrateInProcess(url: string): Promise<string[]> {
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module'];
  const args = [...flags, '--eval', script, migrateModule, url];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout).applied;
}

const countWaiting = (url: string) =>
  query(url, async (sql) => {
    const [row] = await sql`select count(*)::int as waiting from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
    return row?.waiting;
  });

test('eight processes that migrate at once apply each migration once', async () => {
  const url = await server.createDatabase();
  const names = (await readMigrations(migrationsFolder)).map(({ name }) => name);
  const processes: Promise<string[]>[] = [];
  // The lock is held until all eight wait for it, so that they are truly at it at once.
  await query(url, (sql) =>
    inLockedTransaction(
      sql,
      () => undefined,
      async () => {
        processes.push(...Array.from({ length: 8 }, () => migrateInProcess(url)));
        await vi.waitUntil(async () => (await countWaiting(url)) === 8, { timeout: 20_000 });
      },
    ),
  );
  const applied = await Promise.all(processes);
  expect(applied.flat().sort()).toEqual(names);
  const ledger = await query(url, (sql) => sql`select name from drizzle.__drizzle_migrations`);
  expect(ledger.map(({ name }) => name)).toEqual(names);
}, 30_000);

test('whoever waits for another migration says so', async () => {
  const url = await server.createDatabase();
  const steps: string[] = [];
  let waiting: Promise<unknown> = Promise.resolve();
  await query(url, (sql) =>
    inLockedTransaction(
      sql,
      () => undefined,
      async () => {
        waiting = migrate({ url, onProgress: (step) => steps.push(step) });
        await vi.waitUntil(() => steps.length > 0, { timeout: 20_000 });
      },
    ),
  );
  await waiting;
  expect(steps[0]).toBe('Waiting for another process that is migrating this database');
});
