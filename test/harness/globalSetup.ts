import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrations/migrate.ts';
import { startEmbeddedPostgres } from '../../src/embedded/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all test files share, each in a database of its own. */
    serverUrl: string;
  }
}

/** The database that every test's own is a copy of. */
export const templateName = 'template_migrated';

/** One real PostgreSQL for the whole run, with a migrated template to copy from. */
export default async function setup({ provide }: TestProject) {
  const parent = await mkdtemp(join(tmpdir(), 'spendsense-test-'));
  // Root's own PostgreSQL runs as another account, which must be able to enter.
  await chmod(parent, 0o755);
  const server = await startEmbeddedPostgres({
    home: join(parent, 'home'),
    database: templateName,
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=300'],
  });
  await migrate({ url: server.url });
  provide('serverUrl', server.url);
  return async () => {
    await server.stop();
    await rm(parent, { recursive: true, force: true });
  };
}
