import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

const templateName = 'template_migrated';

/** A database of a test's own on the shared server. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

async function onServer<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const url = new URL(inject('serverUrl'));
  url.pathname = '/postgres';
  const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Creates a database: migrated and empty. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer((sql) => sql.unsafe(`create database ${name} template ${templateName}`));
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () =>
      onServer(async (sql) => void (await sql.unsafe(`drop database ${name} with (force)`))),
  };
}
