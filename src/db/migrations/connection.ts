import postgres, { type Sql, type TransactionSql } from 'postgres';
import { parseDatabaseUrl } from '../../databaseUrl.ts';
import { MigrationError } from './migrationError.ts';

/** Told of each step in words, e.g. `Applying 0000_initial`. */
export type OnProgress = (message: string) => void;

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CONNECT_TIMEOUT']);

function explain(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (!unreachable.has(String(error.code))) return error;
  return new MigrationError(
    `PostgreSQL at ${new URL(url).host} cannot be reached (${String(error.code)}): is it running, and is DATABASE_URL right?`,
  );
}

/**
 * Runs `work` on one connection of its own, outside the pool and its query timeout, and closes it.
 *
 * @param url the pool's parameters in it are ignored
 * @throws MigrationError when PostgreSQL cannot be reached
 */
export async function withConnection<Result>(
  url: string,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres(parseDatabaseUrl(url).url, {
    max: 1,
    connect_timeout: 30,
    onnotice: () => undefined,
    connection: { application_name: 'spendsense-migrations', TimeZone: 'UTC' },
  });
  try {
    return await work(sql);
  } catch (error) {
    throw explain(error, url);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Runs `work` in one transaction that holds the advisory lock of the migrations: of any number of
 * processes one is at work, the others wait.
 *
 * The lock belongs to the transaction, not to the session: a lost connection cannot go on without
 * it, and a pooler in transaction mode does no harm.
 */
export async function inLockedTransaction<Result>(
  sql: Sql,
  onProgress: OnProgress,
  work: (tx: TransactionSql) => Promise<Result>,
): Promise<Result> {
  const result = await sql.begin(async (tx) => {
    const key = tx`hashtextextended('spendsense migrations', 0)`;
    const [attempt] = await tx`select pg_try_advisory_xact_lock(${key}) as locked`;
    if (attempt?.locked !== true) {
      onProgress('Waiting for another process that is migrating this database');
      await tx`select pg_advisory_xact_lock(${key})`;
    }
    // Wrapped, because `begin` would await the elements of an array, and its type says so.
    return { value: await work(tx) };
  });
  return result.value;
}
