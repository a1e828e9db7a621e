import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrations/migrate.ts';
import { openPool } from '../../src/db/pool.ts';
import { startEmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { Jobs } from '../../src/jobs/jobs.ts';
import { createLogger } from '../../src/telemetry/logger.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all test files share, each in a database of its own. */
    serverUrl: string;
    /** A folder that is gone after the run. */
    runFolder: string;
  }
}

/** The database that every test's own is a copy of. */
export const templateName = 'template_migrated';

/** What is lost when the machine stops is of no use to anybody. */
const unsafe = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_init_zero: 'off',
  max_connections: '300',
};

/** The first gateway of a database installs the job queues: half a second that the copies save. */
async function installJobs(url: string): Promise<void> {
  const timeouts = {
    connectTimeoutSeconds: 10,
    idleTimeoutSeconds: 10,
    queryTimeoutMillis: 10_000,
  };
  const pool = openPool({ url, poolMin: 0, poolMax: 1, ...timeouts });
  const logger = createLogger({ level: 'warn', pretty: false });
  const jobs = await Jobs.start({ url, db: pool.db, logger });
  await jobs.stop();
  await pool.close();
}

/** The same password, with one round of hashing instead of 4096 for each of many connections. */
async function cheapenLogins(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  const password = decodeURIComponent(new URL(url).password);
  await sql`set scram_iterations = 1`;
  await sql.unsafe(`alter user current_user password '${password}'`);
  await sql.end();
}

/** One real PostgreSQL for the whole run, with a migrated template to copy from. */
export default async function setup({ provide }: TestProject) {
  const parent = await mkdtemp(join(tmpdir(), 'spendsense-test-'));
  // Root's own PostgreSQL runs as another account, which must be able to enter.
  await chmod(parent, 0o755);
  const server = await startEmbeddedPostgres({
    home: join(parent, 'home'),
    database: templateName,
    postgresFlags: Object.entries(unsafe).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  });
  await migrate({ url: server.url });
  await installJobs(server.url);
  await cheapenLogins(server.url);
  provide('serverUrl', server.url);
  provide('runFolder', parent);
  return async () => {
    await server.stop();
    await rm(parent, { recursive: true, force: true });
  };
}
