import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { parseDatabaseUrl } from '../../src/databaseUrl.ts';
import { SettingError } from './settingError.ts';

/** A database that holds nothing but what the bench writes. */
export interface ScratchDatabase {
  url: string;
  drop(): Promise<void>;
}

async function onServer<Result>(url: string, work: (sql: postgres.Sql) => Promise<Result>) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/**
 * Creates a database of the bench's own on the server of a URL, so that a run leaves no trace in the
 * database that the URL names.
 *
 * @throws SettingError nobody answers there, or the role may not create databases
 */
export async function createScratchDatabase(serverUrl: string): Promise<ScratchDatabase> {
  const { url } = parseDatabaseUrl(serverUrl);
  const name = `spendsense_bench_${randomBytes(6).toString('hex')}`;
  try {
    await onServer(url, (sql) => sql`create database ${sql(name)} template template0`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SettingError(
      `DATABASE_URL: the bench could not create a database of its own there (${reason}). It needs a PostgreSQL that answers and a role with CREATEDB; without DATABASE_URL it starts one itself.`,
      { cause },
    );
  }
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  return {
    url: scratch.href,
    drop: async () => {
      await onServer(url, (sql) => sql`drop database ${sql(name)} with (force)`);
    },
  };
}
