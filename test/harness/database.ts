import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

const templateName = 'template_migrated';

/** A database of a test's own on the shared server. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

let server: postgres.Sql | undefined;

/** One connection for all test files of a worker. */
function onServer(): postgres.Sql {
  const url = new URL(inject('serverUrl'));
  url.pathname = '/postgres';
  server ??= postgres(url.href, { max: 1, onnotice: () => undefined });
  return server;
}

/** Creates a database: migrated, with the queues of jobs, and empty. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Files are copied in half of the time that their pages take through the log.
  await onServer().unsafe(`create database ${name} template ${templateName} strategy file_copy`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => void (await onServer().unsafe(`drop database ${name} with (force)`)),
  };
}
